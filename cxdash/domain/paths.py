"""Rules of giving touchpoints credit for a purchase, with their names and questions."""

from cxdash.domain.messages import gettext_noop

RULES = {
    "first": gettext_noop("All to the first"),
    "last": gettext_noop("All to the last"),
    "linear": gettext_noop("Equally to all"),
    "position": gettext_noop("Most to first and last"),
    "markov": gettext_noop("By what is lost without it"),
}
"""The rules in the order they are shown; the first four look at one path alone, the last at all of them."""

ASKS = {
    "first": gettext_noop("What brought people here?"),
    "last": gettext_noop("What was there when they decided?"),
    "linear": gettext_noop("What did they meet on the way?"),
    "position": gettext_noop("What opened, and what closed?"),
    "markov": gettext_noop("How many fewer would have come without it?"),
}
"""The question that each rule answers."""
