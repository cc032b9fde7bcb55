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
LAST_YEAR = gettext_noop("The last twelve months with figures, up to the end of the period chosen.")
A_YEAR = gettext_noop("A year, with the shares of the period chosen.")
SHARE_OF_PERIOD = gettext_noop("A year; the share is that of the period chosen.")

ANSWERS = gettext_noop("Answers to that question in the view chosen; with fewer than 30 nothing is shown.")
STAGES = gettext_noop("Stages of the journey chosen.")
LEADERS = gettext_noop("Leaders who answered, each with the last answer given.")

PAIRS = gettext_noop("Pairs of answers from the same person; with fewer than 30 nothing is shown.")
WITH_VOLUME = gettext_noop("Direct touchpoints of which customers a year are known.")
STAGE_TOUCHPOINTS = gettext_noop("The stage's touchpoints that have at least 30 answers.")
MONTHS = gettext_noop("Customers by month, and money by month where it is spent.")
ASSUMED_CONTACTS = gettext_noop("Direct touchpoints with answers and customers a year, and what the room believes.")

SATISFIED = gettext_noop("Satisfied customers")
TOP_TWO = gettext_noop("Answers of 4 or 5 (of 5), or of 9 or 10 (of 10), divided by all answers.")
ONE_OWNER = gettext_noop("Stages with exactly one accountable role that does not stand for everyone, of all stages.")

OWN_RULE = gettext_noop("Our own rule.")
WILSON = gettext_noop("The range: Wilson 1927.")
OWN_WILSON = gettext_noop("Our own rule; the range: Wilson 1927.")
OWN_SATTERTHWAITE = gettext_noop("Our own rule; the range: Satterthwaite 1946.")
PFEIFER = gettext_noop("Pfeifer 2005, on average and marginal costs.")
SMALL_SAMPLES = gettext_noop("US Census Bureau, guidance for the National Survey of Children's Health, 2016.")
