"""The first vote against the last: how many changed their mind, and whether the room came nearer."""

from cxdash.domain.messages import gettext_noop
from cxdash.domain.workshop.questions import Question, Shape
from cxdash.i18n.translator import Words
from cxdash.measures.workshop.results import WHOLE
from cxdash.measures.workshop.rounds import Moved

SAME = 0.005
"""Less difference than this in how far voters are apart is none."""

NEARER = {
    1: gettext_noop("The answers lie nearer each other than in the first vote."),
    0: gettext_noop("The answers lie as far apart as in the first vote."),
    -1: gettext_noop("The answers lie further apart than in the first vote."),
}
"""Whether the room came nearer."""


def sentence(question: Question, moved: Moved, words: Words) -> str:
    """Return how the room moved between its first and its last vote; '' where that would tell too much."""
    if question.shape is Shape.CHOICE:
        return _of_choices(moved, words)
    near = (moved.nearer > SAME) - (moved.nearer < -SAME)
    said = "" if moved.last.rounded else words.gettext(NEARER[near])
    if question.shape is not Shape.NUMBER:
        return said
    first, last = (words.number(one.spreads[WHOLE].median, 1) for one in (moved.first, moved.last))
    if first == last:
        return said
    middle = words.gettext("The middle moved from {first} to {last}.", first=first, last=last)
    return f"{middle} {said}".strip()


def _of_choices(moved: Moved, words: Words) -> str:
    values = {"before": words.share(moved.first.share), "after": words.share(moved.last.share)}
    if moved.last.rounded:
        return words.gettext("Agreement went from {before} to about {after}.", **values)
    if moved.changed_minds is None:
        return words.gettext("Agreement went from {before} to {after}.", **values)
    if not moved.changed_minds:
        return words.gettext("Each answer has as many votes as in the first vote.")
    template = gettext_noop("At least {count} changed their mind; agreement went from {before} to {after}.")
    return words.gettext(template, count=words.number(moved.changed_minds), **values)
