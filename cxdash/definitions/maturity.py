"""What the figures of the six keys mean."""

from cxdash.domain.definition import LAST_ROUND, LEADERS, OWN_RULE, Definition
from cxdash.domain.messages import gettext_noop

KEYS_RATED = gettext_noop("Keys that at least one leader has rated.")
SIX_KEYS = gettext_noop("The six keys are those of an article by the agency Antrop; the steps are our own.")

DEFINITIONS = {
    "key": Definition(
        gettext_noop("One of the six keys"),
        gettext_noop(
            "How ready the company is in one respect, as its leaders see it, 1–5, with the lowest and the highest "
            "answer."
        ),
        gettext_noop("The median: the middle answer when they are put in order."),
        LAST_ROUND,
        LEADERS,
        SIX_KEYS,
    ),
    "together": Definition(
        gettext_noop("The six keys together"),
        gettext_noop("The mean of the medians of the keys that are rated."),
        gettext_noop(
            "The medians added up and divided by the number of keys rated. It hides the weakest, which is why that is "
            "named."
        ),
        LAST_ROUND,
        KEYS_RATED,
        OWN_RULE,
    ),
    "weakest": Definition(
        gettext_noop("The weakest"),
        gettext_noop("The lowest of the medians; of several alike those with the lowest mean."),
        gettext_noop("The medians are put in order, and the lowest is named."),
        LAST_ROUND,
        KEYS_RATED,
        OWN_RULE,
    ),
    "changed": Definition(
        gettext_noop("Changed"),
        gettext_noop("Of how many keys the median is higher or lower than last time."),
        gettext_noop("Each key's median less its median last time, counted by its sign."),
        gettext_noop("The last two months in which leaders were asked."),
        KEYS_RATED,
        OWN_RULE,
    ),
    "level": Definition(
        gettext_noop("Level now, and what the next one takes"),
        gettext_noop("The step the company is on in each key, and the plain rule that must hold for the next."),
        gettext_noop(
            "The median rounded down. Some of the rules are checked against what is filled in; where that says "
            "otherwise, it is named."
        ),
        LAST_ROUND,
        LEADERS,
        OWN_RULE,
    ),
}
