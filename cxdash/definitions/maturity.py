"""What the figures of the six keys mean."""

from cxdash.definitions.definition import LAST_ROUND, LEADERS, OWN_RULE, Definition
from cxdash.vocabulary import mark

KEYS_RATED = mark("Keys that at least one leader has rated.")
SIX_KEYS = mark(
    "The six keys are those of an article on customer experience by the agency Antrop; the steps are our own."
)

DEFINITIONS = {
    "key": Definition(
        mark("One of the six keys"),
        mark(
            "How ready the company is in one respect, as its leaders see it, 1–5, with the lowest and the highest answer."
        ),
        mark("The median: the middle answer when they are put in order."),
        LAST_ROUND,
        LEADERS,
        SIX_KEYS,
    ),
    "together": Definition(
        mark("The six keys together"),
        mark("The mean of the medians of the keys that are rated."),
        mark(
            "The medians added up and divided by the number of keys rated. It hides the weakest, which is why that is named."
        ),
        LAST_ROUND,
        KEYS_RATED,
        OWN_RULE,
    ),
    "weakest": Definition(
        mark("The weakest"),
        mark("The lowest of the medians; of several alike those with the lowest mean."),
        mark("The medians are put in order, and the lowest is named."),
        LAST_ROUND,
        KEYS_RATED,
        OWN_RULE,
    ),
    "changed": Definition(
        mark("Changed"),
        mark("Of how many keys the median is higher or lower than last time."),
        mark("Each key's median less its median last time, counted by its sign."),
        mark("The last two months in which leaders were asked."),
        KEYS_RATED,
        OWN_RULE,
    ),
    "level": Definition(
        mark("Level now, and what the next one takes"),
        mark("The step the company is on in each key, and the plain rule that must hold for the next."),
        mark(
            "The median rounded down. Some of the rules are checked against what is filled in; where that says otherwise, it is named."
        ),
        LAST_ROUND,
        LEADERS,
        OWN_RULE,
    ),
}
