"""What the overview's own figures mean."""

from cxdash.domain.definition import (
    A_YEAR,
    ANSWERS,
    ASSUMED_CONTACTS,
    CHOSEN,
    DAY,
    LAST_YEAR,
    MONTHS,
    ONE_OWNER,
    OWN_RULE,
    PFEIFER,
    SATISFIED,
    STAGES,
    TOP_TWO,
    Definition,
)
from cxdash.domain.messages import gettext_noop

LATELY = gettext_noop(
    "The last three months of the period chosen, beside the same months a year before; a survey that is made now and "
    "then is taken whole, beside the last one before it that asked the same."
)

BROKEN = gettext_noop("Stages whose gap lies below zero with its whole range.")

DEFINITIONS = {
    "satisfied_lately": Definition(
        SATISFIED,
        gettext_noop(
            "The share who answer one of the two highest marks when asked about the whole relationship, of late."
        ),
        TOP_TWO,
        LATELY,
        ANSWERS,
        gettext_noop("The range: Wilson 1927; the change in a year: Newcombe 1998."),
    ),
    "leaving": Definition(
        gettext_noop("Customers leaving a year"),
        gettext_noop(
            "Customers lost in the last twelve months with figures, and the share of customers who leave in so long. "
            "Those won meanwhile count among the lost if they leave, and so the share is not the lost divided by the "
            "customers there were at first."
        ),
        gettext_noop(
            "1 less the product, over the months, of 1 less customers lost divided by customers at the month's start."
        ),
        LAST_YEAR,
        MONTHS,
        OWN_RULE,
    ),
    "win_and_keep": Definition(
        gettext_noop("To win one / to keep one"),
        gettext_noop(
            "Money spent on winning, per new customer, and on keeping, per customer kept, in the last twelve months "
            "with figures. Both are averages: what the next customer costs may be quite different."
        ),
        gettext_noop(
            "Spend on winning divided by new customers; spend on keeping divided by customers at the start times the "
            "share who stay."
        ),
        LAST_YEAR,
        MONTHS,
        PFEIFER,
    ),
    "contacts": Definition(
        gettext_noop("Contacts caused by let-downs"),
        gettext_noop(
            "Let-downs a year times the contacts the room believes each of them causes, from its lowest belief to its "
            "highest."
        ),
        gettext_noop("Let-downs a year, times contacts per let-down."),
        A_YEAR,
        ASSUMED_CONTACTS,
        OWN_RULE,
    ),
    "clear_owners": Definition(
        gettext_noop("Stages with one clear owner"),
        gettext_noop(
            "How many stages have exactly one accountable executive or function on the day shown. An owner who cannot "
            "act counts; that is said beside the owner."
        ),
        ONE_OWNER,
        DAY,
        STAGES,
        OWN_RULE,
    ),
    "situation": Definition(
        gettext_noop("Where the promise breaks most"),
        gettext_noop(
            "The stage with most let-downs of those where customers get less than they expected. It is named alone "
            "only where it comes first in four of five ways the ranges allow; else two are named, or none."
        ),
        gettext_noop(
            "Let-downs of every such stage are drawn 4,000 times from their ranges; counted is how often each comes "
            "first."
        ),
        CHOSEN,
        BROKEN,
        OWN_RULE,
    ),
    "start_here": Definition(
        gettext_noop("Start here"),
        gettext_noop(
            "The stage with most let-downs of those where the promise is broken and no single owner can act; shown "
            "only where it is clearly first."
        ),
        gettext_noop("As for where the promise breaks most, among these stages only."),
        CHOSEN,
        BROKEN,
        OWN_RULE,
    ),
}
