"""The form of a definition, and texts that many share."""

from typing import NamedTuple

from cxdash.domain.messages import gettext_noop


class Definition(NamedTuple):
    """A figure's displayed name, meaning, formula in words, period, data it rests on, and source."""

    name: str
    meaning: str
    counted: str
    period: str
    basis: str
    source: str


CHOSEN = gettext_noop("The period chosen above the page.")
DAY = gettext_noop("The day chosen above the page, today where none is.")
LAST_ROUND = gettext_noop("The last month in which leaders were asked.")
YEAR = gettext_noop("The last twelve months of the period chosen.")

ANSWERS = gettext_noop("Answers to that question in the view chosen; with fewer than 30 nothing is shown.")
STAGES = gettext_noop("Stages of the journey chosen.")
LEADERS = gettext_noop("Leaders who answered, each with the last answer given.")

OWN_RULE = gettext_noop("Our own rule.")
SMALL_SAMPLES = gettext_noop("US Census Bureau, guidance for the National Survey of Children's Health, 2016.")
