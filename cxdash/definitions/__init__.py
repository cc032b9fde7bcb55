"""What every figure means, by its key: *How it is counted* prints them all, by subject."""

from cxdash.definitions import (
    drivers,
    economics,
    maturity,
    overview,
    ownership,
    paths,
    priorities,
    satisfaction,
    satisfaction_tabs,
    what_if,
)
from cxdash.definitions.definition import Definition
from cxdash.vocabulary import mark

SUBJECTS = {
    "overview": (mark("Overview"), overview.DEFINITIONS),
    "satisfaction": (
        mark("Satisfaction"),
        satisfaction.DEFINITIONS | satisfaction_tabs.DEFINITIONS | drivers.DEFINITIONS,
    ),
    "economics": (mark("Win and keep"), economics.DEFINITIONS),
    "ownership": (mark("Owners"), ownership.DEFINITIONS),
    "what-if": (mark("What if"), what_if.DEFINITIONS),
    "priorities": (mark("Fix first"), priorities.DEFINITIONS),
    "maturity": (mark("Six keys"), maturity.DEFINITIONS),
    "paths": (mark("Paths and credit"), paths.DEFINITIONS),
}
"""The name of each subject, as in the menu, with its definitions, in the order of the menu."""

DEFINITIONS: dict[str, Definition] = {key: one for _, held in SUBJECTS.values() for key, one in held.items()}
"""Every definition by its key, which is also its anchor on the page."""
