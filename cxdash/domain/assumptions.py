"""What a room may believe that nobody has measured: the fixed list of assumptions, in words, with their units; and
what it expects of a decision.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from cxdash.domain.messages import gettext_noop

LEAVERS, CONTACTS, CONTACT_COST, DELAY = "leavers", "contacts", "cost_per_contact", "delay_months"
WON_AT_MOST, STAY_AT_MOST = "ceiling.acquisition", "ceiling.retention"
WON_AT_LEAST, STAY_AT_LEAST = "floor.acquisition", "floor.retention"
DISCOUNT, WINS_LOST = "discount_rate", "wins_lost_per_10"

NAMES = {
    LEAVERS: gettext_noop("how many of 100 let-downs lead a customer to leave"),
    CONTACTS: gettext_noop("how many extra contacts a let-down causes"),
    CONTACT_COST: gettext_noop("what a contact costs"),
    DELAY: gettext_noop("how many months pass before the fix takes effect"),
    WON_AT_MOST: gettext_noop("how many of 100 prospects we would win if money were no object"),
    STAY_AT_MOST: gettext_noop("how many of 100 customers would stay a year if money were no object"),
    WON_AT_LEAST: gettext_noop("how many of 100 prospects we would win without spending anything"),
    STAY_AT_LEAST: gettext_noop("how many of 100 customers would stay a year without spending anything"),
    WINS_LOST: gettext_noop("how many of 100 wins are lost for each tenth of the gap closed by promising less"),
    DISCOUNT: gettext_noop("by how many per cent a year later money counts less"),
}
"""What each assumption is called within a sentence, by its key."""

UNITS = {
    LEAVERS: gettext_noop("of 100 let-downs"),
    CONTACTS: gettext_noop("contacts per let-down"),
    CONTACT_COST: gettext_noop("{currency} per contact"),
    DELAY: gettext_noop("months"),
    WON_AT_MOST: gettext_noop("of 100 prospects"),
    STAY_AT_MOST: gettext_noop("of 100 customers"),
    WON_AT_LEAST: gettext_noop("of 100 prospects"),
    STAY_AT_LEAST: gettext_noop("of 100 customers"),
    WINS_LOST: gettext_noop("of 100 wins"),
    DISCOUNT: gettext_noop("per cent a year"),
}
"""What each is counted in."""

LET_DOWNS, SCORE, CUSTOMERS, KPI = "let_downs", "score", "customers_end", "kpi"
"""The figures a decision may be meant to move, by the codes of the sheet *decisions*."""

PER_CENT = "%"
"""The unit of a range that is a change in per cent of what the figure was; others are of the figure itself."""


class Reading(NamedTuple):
    """A figure as the data say it: its interval (its value twice where it is counted), its last month, its unit."""

    value: float
    low: float
    high: float
    month: str
    unit: str = ""


@dataclass(frozen=True)
class Expected:
    """The figure that a decision is to move, as it is when that is made, and the range it is expected in.

    *of*: the key of its stage, touchpoint or key figure, '' for all. *then*: its value, of data up to *month*. *low*,
    *high*, *unit*: the range, None where the room is yet to say. *review*: the day by which. *scenario*: the saved
    choice it was taken from.
    """

    figure: str
    of: str = ""
    then: float | None = None
    month: str = ""
    low: float | None = None
    high: float | None = None
    unit: str = PER_CENT
    review: date | None = None
    scenario: str = ""

    @property
    def cells(self) -> dict[str, Any]:
        """What a row of the sheet *decisions* says of it, apart from the range."""
        return {
            "figure": self.figure,
            "figure_of": self.of or None,
            "figure_then": self.then,
            "figure_month": self.month or None,
        }
