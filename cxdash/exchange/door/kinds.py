"""The kinds of files that come in by the door, with their names on screen."""

from enum import StrEnum

from cxdash.domain.messages import gettext_noop


class Kind(StrEnum):
    """What a file is."""

    WORKBOOK = "workbook"
    SURVEY = "survey"
    CUSTOMERS = "customers"
    SPEND = "spend"
    PATHS = "paths"
    DISTRIBUTION = "distribution"
    RACI = "raci"


NAMES = {
    Kind.WORKBOOK: gettext_noop("a workbook of the company, or sheets of it"),
    Kind.SURVEY: gettext_noop("a survey: what customers answered"),
    Kind.CUSTOMERS: gettext_noop("a list of customers"),
    Kind.SPEND: gettext_noop("a list of what was spent"),
    Kind.PATHS: gettext_noop("customers' paths to a purchase"),
    Kind.DISTRIBUTION: gettext_noop("numbers of answers by score"),
    Kind.RACI: gettext_noop("a RACI chart: who answers for what"),
}
