"""What the store holds, in words: which sheets are in, what they are needed for, and which are missing."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from cxdash.ui.words import NOTHING, Words
from cxdash.vocabulary import Period, mark

SATISFACTION, OWNERS, MONEY = mark("Satisfaction"), mark("Owners"), mark("Win and keep")
WHAT_IF, FIX, WORKSHOP = mark("What if"), mark("Fix first"), mark("Workshop")
KEYS, PATHS = mark("Six keys"), mark("Paths and credit")
"""The pages that sheets are needed for, as the menu calls them."""


SCRIPTS = {
    SATISFACTION: "satisfaction",
    OWNERS: "ownership",
    MONEY: "economics",
    WHAT_IF: "what_if",
    FIX: "priorities",
    WORKSHOP: "workshop",
    KEYS: "maturity",
    PATHS: "paths",
}
"""The script of each page; of a page that has none yet nothing is said."""

FOLDER = Path(__file__).parents[2] / "pages"


class Kind(NamedTuple):
    """A sheet in words: its name, the pages that use it, and why it is missed, or '' where one does well without."""

    name: str
    pages: tuple[str, ...]
    why: str = ""


KINDS = {
    "stages": Kind(
        mark("Stages"),
        (SATISFACTION, OWNERS, FIX, WORKSHOP),
        mark("No stages yet: they are the columns of every picture. Needed for: {pages}."),
    ),
    "roles": Kind(mark("Roles"), (OWNERS, FIX, WORKSHOP), mark("No roles yet. Needed for: {pages}.")),
    "assignments": Kind(
        mark("Who answers for what"),
        (OWNERS, FIX, WORKSHOP),
        mark("Nobody answers for anything yet. Needed for: {pages}."),
    ),
    "touchpoints": Kind(
        mark("Touchpoints"),
        (SATISFACTION, OWNERS, WHAT_IF, FIX, PATHS),
        mark("No touchpoints yet. Needed for: {pages}."),
    ),
    "responses": Kind(
        mark("Answers"),
        (SATISFACTION, OWNERS, WHAT_IF, FIX),
        mark("No answers from customers yet. Needed for: {pages}."),
    ),
    "customers": Kind(
        mark("Customers by month"), (MONEY, WHAT_IF), mark("No customers by month yet. Needed for: {pages}.")
    ),
    "spend": Kind(mark("Spending by month"), (MONEY, OWNERS, WHAT_IF), mark("No spending yet. Needed for: {pages}.")),
    "annoyances": Kind(mark("Annoyances"), (FIX, OWNERS), mark("No annoyances yet. Needed for: {pages}.")),
    "assessments": Kind(
        mark("Leaders' ratings"), (OWNERS, KEYS, WORKSHOP), mark("No ratings by leaders yet. Needed for: {pages}.")
    ),
    "decisions": Kind(mark("Decisions"), (WORKSHOP,), mark("No decisions yet. Needed for: {pages}.")),
    "kpis": Kind(mark("Key figures"), (OWNERS,), mark("No key figures yet. Needed for: {pages}.")),
    "kpi_values": Kind(
        mark("Key figures by month"), (OWNERS,), mark("No values of key figures yet. Needed for: {pages}.")
    ),
    "assumptions": Kind(mark("Assumptions"), (WHAT_IF,), mark("No assumptions yet. Needed for: {pages}.")),
    "comments": Kind(mark("Comments"), (SATISFACTION,), mark("No comments from customers yet. Needed for: {pages}.")),
    "needs": Kind(mark("Customers' needs"), (FIX,)),
    "paths": Kind(mark("Customers' paths"), (PATHS,), mark("No customers' paths yet. Needed for: {pages}.")),
    "company": Kind(
        mark("The company"), (MONEY, WHAT_IF), mark("No company name or currency yet. Needed for: {pages}.")
    ),
    "surveys": Kind(mark("Surveys"), (SATISFACTION,)),
    "journeys": Kind(mark("Journeys"), (SATISFACTION, OWNERS)),
    "subscriptions": Kind(mark("Customer records"), (MONEY,)),
}
"""Every sheet in the order of usefulness: the first three are the least that is useful.

Surveys come with their answers; journeys are only for those with several; needs and customer records one does without.
"""


def inventory(sheets: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return the rows of store.content.sheets in words, the most useful first: what, rows, months, needed for."""
    rows = {row["sheet"]: row for row in sheets.to_dict("records")}
    held = [(kind, rows[name]) for name, kind in KINDS.items()]
    table = {
        words.say("What"): [words.say(kind.name) for kind, _ in held],
        words.say("Rows"): [row["rows"] for _, row in held],
        words.say("Months"): [_months(row, words) for _, row in held],
        words.say("Needed for"): [_pages(kind, words) for kind, _ in held],
    }
    return pd.DataFrame(table)


def missing(sheets: pd.DataFrame, words: Words) -> list[str]:
    """Say of each sheet that is missing which pages need it, the most useful first."""
    held = set(sheets.loc[sheets["rows"] > 0, "sheet"])
    lacking = [kind for name, kind in KINDS.items() if kind.why and name not in held and _there(kind)]
    return [words.say(kind.why, pages=_pages(kind, words)) for kind in lacking]


def surveys(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return the rows of store.content.surveys in words."""
    found = rows.to_dict("records")
    table = {
        words.say("Survey"): [words.name(row) for row in found],
        words.say("Short name"): [row["survey"] for row in found],
        words.say("File"): [row["file"] or NOTHING for row in found],
        words.say("Answers"): [row["answers"] for row in found],
        words.say("Months"): [_months(row, words) for row in found],
        words.say("Comments"): [row["comments"] for row in found],
        words.say("How the file is read"): [
            words.say("kept with the survey") if row["mapping"] else words.say("not kept") for row in found
        ],
    }
    return pd.DataFrame(table)


def _months(row: Mapping[str, Any], words: Words) -> str:
    return words.period(Period(row["first"], row["last"])) if row["first"] else NOTHING


def _pages(kind: Kind, words: Words) -> str:
    return words.list([words.say(page) for page in _there(kind)]) or NOTHING


def _there(kind: Kind) -> list[str]:
    """Return the pages that use a sheet, of those there are."""
    return [page for page in kind.pages if _is_there(SCRIPTS[page])]


@cache
def _is_there(script: str) -> bool:
    return (FOLDER / f"{script}.py").exists()
