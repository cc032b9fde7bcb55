"""What a definition says of a figure, and what many of them say alike."""

from typing import NamedTuple

from cxdash.vocabulary import mark


class Definition(NamedTuple):
    """A figure's name on screen, what it means, its formula in words, its period, what is behind it, and its source."""

    name: str
    meaning: str
    counted: str
    period: str
    basis: str
    source: str


CHOSEN = mark("The period chosen above the page.")
DAY = mark("The day chosen above the page, today where none is.")
LAST_ROUND = mark("The last month in which leaders were asked.")
YEAR = mark("The last twelve months of the period chosen.")

ANSWERS = mark("Answers to that question in the view chosen; with fewer than 30 nothing is shown.")
STAGES = mark("Stages of the journey chosen.")
LEADERS = mark("Leaders who answered, each with the last answer given.")

OWN_RULE = mark("Our own rule.")
SMALL_SAMPLES = mark("US Census Bureau, guidance for the National Survey of Children's Health, 2016.")
