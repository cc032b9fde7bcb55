"""The ways of counting credit, as they are called."""

from cxdash.vocabulary import mark

RULES = {
    "first": mark("All to the first"),
    "last": mark("All to the last"),
    "linear": mark("Equally to all"),
    "position": mark("Most to first and last"),
    "markov": mark("By what is lost without it"),
}
"""The rules in the order they are shown; the first four look at one path alone, the last at all of them."""

ASKS = {
    "first": mark("What brought people here?"),
    "last": mark("What was there when they decided?"),
    "linear": mark("What did they meet on the way?"),
    "position": mark("What opened, and what closed?"),
    "markov": mark("How many fewer would have come without it?"),
}
"""The question that each rule answers."""
