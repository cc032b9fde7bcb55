"""The words of the domain as types.

Everything else in the project may import this module; it imports nothing of the project.
"""

from dataclasses import dataclass
from enum import StrEnum

LANGUAGES = {"en": "English", "nb": "Norsk", "sv": "Svenska"}
"""Languages that names and promises may be given in; the interface offers those with a catalogue."""

USERS = "users"
"""The audience of a public body, whose users are neither won nor kept."""

MINIMUM_ANSWERS = 30
"""Below this many answers a figure is not shown (US Census Bureau's NSCH guidance, 2016)."""

WIDE_INTERVAL = 0.20
"""An interval of a share wider than this (20 points) is flagged (same source)."""

WIDE_RATIO = 1.2
"""An interval wider than this many times its own estimate is flagged (same source)."""


class Contact(StrEnum):
    """Whether the customer meets the company itself or only hears about it."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class Pair(StrEnum):
    """Two answers of one respondent that are counted together."""

    EXPECTED_ACTUAL = "CSAT×EXPECTATION"
    SOLVED = "CSAT×RESOLVED"
    RELATIONSHIP = "touchpoint×relationship"


@dataclass(frozen=True)
class View:
    """What is looked at: the same words in the link, on the page and on the command line.

    Empty means no restriction: every journey, all months, all segments.
    """

    journey: str = ""
    period: str = ""
    segment: str = ""
