"""What leaders rate: the six keys, the statements of a mandate, and how responsibility goes with means."""

from cxdash.domain.messages import gettext_noop

KEYS = {
    "insight": gettext_noop("Customer insight"),
    "competence": gettext_noop("Customer-centred competence"),
    "focus": gettext_noop("Customer focus and room to act"),
    "collaboration": gettext_noop("Collaboration across silos"),
    "innovation": gettext_noop("Innovation culture"),
    "processes": gettext_noop("Customer-driven processes"),
}
"""The six keys in the order they are shown."""

STATEMENTS = {
    "end_to_end": gettext_noop("Answers for the whole from end to end"),
    "priority": gettext_noop("May set priorities across functions"),
    "intervene": gettext_noop("May step into how others work"),
    "new_ways": gettext_noop("Is able to work in new ways"),
    "recognised": gettext_noop("Is recognised in the whole company"),
}
"""The five statements of a mandate."""

FACTORS = {
    "end_to_end": gettext_noop("Whole journey"),
    "priority": gettext_noop("Priorities"),
    "intervene": gettext_noop("Stepping in"),
    "new_ways": gettext_noop("New ways"),
    "recognised": gettext_noop("Recognition"),
    "followed_up": gettext_noop("Follow-up"),
}
"""The factor that each statement is about, as the head of a column."""

FOLLOWED_UP = "followed_up"
FOLLOWED_UP_STATEMENT = gettext_noop("The organisation follows up")
"""The sixth statement, which is always shown separately."""

ITEMS = {
    "six_keys": KEYS,
    "mandate": {**STATEMENTS, FOLLOWED_UP: FOLLOWED_UP_STATEMENT},
    "accountability": {
        "accountability": gettext_noop("accountability"),
        "authority": gettext_noop("authority"),
        "resources": gettext_noop("resources"),
        "owner": gettext_noop("owner"),
        "nobody": gettext_noop("nobody"),
        "dont_know": gettext_noop("don't know"),
    },
}
"""By subject, what is rated in words; the item of a hand-off is a stage."""
