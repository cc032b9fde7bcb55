"""What the overview's own figures mean."""

from cxdash.definitions.definition import ANSWERS, DAY, OWN_RULE, STAGES, Definition
from cxdash.vocabulary import mark

LAST_YEAR = mark("The last twelve months with figures, up to the end of the period chosen.")
LATELY = mark("The last three months of the period chosen, beside the same months a year before.")
MONTHS = mark("Customers by month, and money by month where it is spent.")

DEFINITIONS = {
    "satisfied_lately": Definition(
        mark("Satisfied customers"),
        mark("The share who answer one of the two highest marks when asked about the whole relationship, of late."),
        mark("Answers of 4 or 5 (of 5), or of 9 or 10 (of 10), divided by all answers."),
        LATELY,
        ANSWERS,
        mark("The range: Wilson 1927; the change in a year: Newcombe 1998."),
    ),
    "leaving": Definition(
        mark("Customers leaving a year"),
        mark("Customers lost in the last twelve months with figures, and their share of those at the start of them."),
        mark("Customers lost, divided by customers at the start of the first month."),
        LAST_YEAR,
        MONTHS,
        OWN_RULE,
    ),
    "win_and_keep": Definition(
        mark("To win one / to keep one"),
        mark(
            "Money spent on winning, per new customer, and on keeping, per customer kept, in the last twelve months with figures. Both are averages: what the next customer costs may be quite different."
        ),
        mark("Spend on winning divided by new customers; spend on keeping divided by customers at the start less those lost."),
        LAST_YEAR,
        MONTHS,
        mark("Pfeifer 2005, on average and marginal costs."),
    ),
    "contacts": Definition(
        mark("Contacts caused by let-downs"),
        mark(
            "Let-downs a year times the contacts the room believes each of them causes, from its lowest belief to its highest."
        ),
        mark("Let-downs a year, times contacts per let-down."),
        mark("A year, with the shares of the period chosen."),
        mark("Direct touchpoints with answers and customers a year, and what the room believes."),
        OWN_RULE,
    ),
    "clear_owners": Definition(
        mark("Stages with one clear owner"),
        mark(
            "How many stages have exactly one accountable executive or function on the day shown. An owner who cannot act counts; that is said beside the owner."
        ),
        mark("Stages with exactly one accountable role that does not stand for everyone, of all stages."),
        DAY,
        STAGES,
        OWN_RULE,
    ),
    "situation": Definition(
        mark("Where the promise breaks most"),
        mark(
            "The stage with most let-downs of those where customers get less than they expected. It is named alone only where it comes first in four of five ways the ranges allow; else two are named, or none."
        ),
        mark("Let-downs of every such stage are drawn 4,000 times from their ranges; counted is how often each comes first."),
        mark("The period chosen above the page."),
        mark("Stages whose gap lies below zero with its whole range."),
        OWN_RULE,
    ),
    "start_here": Definition(
        mark("Start here"),
        mark(
            "The stage with most let-downs of those where the promise is broken and no single owner can act; shown only where it is clearly first."
        ),
        mark("As for where the promise breaks most, among these stages only."),
        mark("The period chosen above the page."),
        mark("Stages whose gap lies below zero with its whole range."),
        OWN_RULE,
    ),
}  # fmt: skip
