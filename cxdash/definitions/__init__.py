"""What every figure means, by its key; the page *How it is counted* prints them all, by subject.

definition (the form and shared texts), then a module or package per subject.
"""

from cxdash.definitions import (
    economics,
    maturity,
    overview,
    ownership,
    paths,
    priorities,
    satisfaction,
    what_if,
    workshop,
)
from cxdash.domain.definition import Definition
from cxdash.domain.messages import gettext_noop

SUBJECTS = {
    "overview": (gettext_noop("Overview"), overview.DEFINITIONS),
    "satisfaction": (gettext_noop("Satisfaction"), satisfaction.DEFINITIONS),
    "economics": (gettext_noop("Win and keep"), economics.DEFINITIONS),
    "ownership": (gettext_noop("Owners"), ownership.DEFINITIONS),
    "what-if": (gettext_noop("What if"), what_if.DEFINITIONS),
    "priorities": (gettext_noop("Decide"), priorities.DEFINITIONS),
    "workshop": (gettext_noop("Workshop"), workshop.DEFINITIONS),
    "maturity": (gettext_noop("Six keys"), maturity.DEFINITIONS),
    "paths": (gettext_noop("Paths and credit"), paths.DEFINITIONS),
}
"""The name of each subject, as in the menu, with its definitions, in the order of the menu."""

DEFINITIONS: dict[str, Definition] = {
    key: one for _, definitions in SUBJECTS.values() for key, one in definitions.items()
}
"""Every definition by its key, which is also its anchor on the page."""

OF_WINNING = {
    *("leaving", "win_and_keep"),
    *(set(economics.DEFINITIONS) - {"extra_work", "money_moved"}),
    *("customers_ahead", "earned_ahead", "response", "promised_less", "leavers_of_let_downs", "split", "paid_back"),
    "room_worth",
    *paths.DEFINITIONS,
}
"""Definitions of figures that a public body never has: its users are neither won nor kept."""
