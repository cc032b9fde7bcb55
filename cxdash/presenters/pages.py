"""The pages: what each is called, and the question it answers."""

from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import Words

TITLES = {
    "overview": gettext_noop("Overview"),
    "satisfaction": gettext_noop("Satisfaction"),
    "economics": gettext_noop("Win and keep"),
    "ownership": gettext_noop("Owners"),
    "what_if": gettext_noop("What if"),
    "decide": gettext_noop("Decide"),
    "workshop": gettext_noop("Workshop"),
    "room": gettext_noop("The room's screen"),
    "maturity": gettext_noop("Six keys"),
    "paths": gettext_noop("Paths and credit"),
    "data": gettext_noop("Data"),
    "methods": gettext_noop("How it is counted"),
}
"""Every page by the name of its script."""

QUESTIONS = {
    "overview": gettext_noop("Where do we break our promise, and who answers for it?"),
    "satisfaction": gettext_noop("What did customers expect, and what did they get?"),
    "ownership": gettext_noop("Who answers for each stage, and can they act?"),
    "what_if": gettext_noop("What would another choice bring?"),
    "decide": gettext_noop("What do we fix first, who can, and what have we decided?"),
    "workshop": gettext_noop("What do we think, and what do we decide?"),
    "maturity": gettext_noop("How ready are we?"),
    "paths": gettext_noop("Which efforts contribute?"),
}
"""The question that a page answers, by the name of its script; that of Win and keep depends on the audience."""

TABS = {
    "satisfaction": {
        "touchpoints": gettext_noop("Touchpoints"),
        "time": gettext_noop("Over time"),
        "channels": gettext_noop("Channels and needs"),
        "matters": gettext_noop("What matters most"),
        "table": gettext_noop("All measures"),
    },
    "economics": {
        "spend": gettext_noop("Who spends what"),
        "leaving": gettext_noop("Who leaves and when"),
        "value": gettext_noop("What a customer is worth"),
        "claim": gettext_noop("“25 times”"),
    },
    "ownership": {
        "stage": gettext_noop("One stage"),
        "mandate": gettext_noop("Mandate"),
        "targets": gettext_noop("Targets"),
        "money": gettext_noop("Money and load"),
        "model": gettext_noop("Other models"),
        "history": gettext_noop("History"),
    },
    "what_if": {
        "rests": gettext_noop("What it hangs on"),
        "beliefs": gettext_noop("Our assumptions"),
        "kept": gettext_noop("Saved choices"),
    },
    "decide": {"decided": gettext_noop("Decisions"), "need": gettext_noop("Need × value × doable")},
    "workshop": {
        "questions": gettext_noop("Questions and votes"),
        "guess": gettext_noop("Guess first"),
        "home": gettext_noop("Take-away"),
    },
    "maturity": {
        "next": gettext_noop("What lifts us one level"),
        "raters": gettext_noop("Where we see it differently"),
    },
    "paths": {"roles": gettext_noop("By role"), "lost": gettext_noop("Where people are lost")},
}
"""The tabs of pages by their codes in the URL."""

OF_CUSTOMERS = ("paths",)
"""Pages that a public body does not have: nobody becomes its customer."""


def titles(words: Words) -> dict[str, str]:
    """Return the titles of all pages by name."""
    return {page: words.gettext(title) for page, title in TITLES.items()}


def question(page: str, words: Words) -> str:
    """Return the question that a page answers."""
    return words.gettext(QUESTIONS[page])


def tabs(page: str, words: Words) -> dict[str, str]:
    """Return the names of a page's tabs by their codes."""
    return {code: words.gettext(name) for code, name in TABS[page].items()}
