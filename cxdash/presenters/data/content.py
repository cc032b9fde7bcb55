"""What the store holds, in words: which sheets are in, what they are needed for, and which are missing."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.domain.periods import Period
from cxdash.i18n.translator import NOTHING, Words

SATISFACTION, OWNERS, MONEY = gettext_noop("Satisfaction"), gettext_noop("Owners"), gettext_noop("Win and keep")
WHAT_IF, FIX, WORKSHOP = gettext_noop("What if"), gettext_noop("Fix first"), gettext_noop("Workshop")
KEYS, PATHS = gettext_noop("Six keys"), gettext_noop("Paths and credit")
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

FOLDER = Path(__file__).parents[3] / "pages"


class Kind(NamedTuple):
    """A sheet in words: its name, the pages that use it, and why it is missed, or '' where one does well without."""

    name: str
    pages: tuple[str, ...]
    why: str = ""


KINDS = {
    "stages": Kind(
        gettext_noop("Stages"),
        (SATISFACTION, OWNERS, FIX, WORKSHOP),
        gettext_noop("No stages yet: they are the columns of every picture. Needed for: {pages}."),
    ),
    "roles": Kind(gettext_noop("Roles"), (OWNERS, FIX, WORKSHOP), gettext_noop("No roles yet. Needed for: {pages}.")),
    "assignments": Kind(
        gettext_noop("Who answers for what"),
        (OWNERS, FIX, WORKSHOP),
        gettext_noop("Nobody answers for anything yet. Needed for: {pages}."),
    ),
    "touchpoints": Kind(
        gettext_noop("Touchpoints"),
        (SATISFACTION, OWNERS, WHAT_IF, FIX, PATHS),
        gettext_noop("No touchpoints yet. Needed for: {pages}."),
    ),
    "responses": Kind(
        gettext_noop("Answers"),
        (SATISFACTION, OWNERS, WHAT_IF, FIX),
        gettext_noop("No answers from customers yet. Needed for: {pages}."),
    ),
    "customers": Kind(
        gettext_noop("Customers by month"),
        (MONEY, WHAT_IF),
        gettext_noop("No customers by month yet. Needed for: {pages}."),
    ),
    "spend": Kind(
        gettext_noop("Spending by month"),
        (MONEY, OWNERS, WHAT_IF),
        gettext_noop("No spending yet. Needed for: {pages}."),
    ),
    "annoyances": Kind(
        gettext_noop("Annoyances"), (FIX, OWNERS), gettext_noop("No annoyances yet. Needed for: {pages}.")
    ),
    "assessments": Kind(
        gettext_noop("Leaders' ratings"),
        (OWNERS, KEYS, WORKSHOP),
        gettext_noop("No ratings by leaders yet. Needed for: {pages}."),
    ),
    "decisions": Kind(gettext_noop("Decisions"), (WORKSHOP,), gettext_noop("No decisions yet. Needed for: {pages}.")),
    "kpis": Kind(gettext_noop("Key figures"), (OWNERS,), gettext_noop("No key figures yet. Needed for: {pages}.")),
    "kpi_values": Kind(
        gettext_noop("Key figures by month"),
        (OWNERS,),
        gettext_noop("No values of key figures yet. Needed for: {pages}."),
    ),
    "assumptions": Kind(
        gettext_noop("Assumptions"), (WHAT_IF,), gettext_noop("No assumptions yet. Needed for: {pages}.")
    ),
    "comments": Kind(
        gettext_noop("Comments"), (SATISFACTION,), gettext_noop("No comments from customers yet. Needed for: {pages}.")
    ),
    "needs": Kind(gettext_noop("Customers' needs"), (FIX,)),
    "paths": Kind(
        gettext_noop("Customers' paths"), (PATHS,), gettext_noop("No customers' paths yet. Needed for: {pages}.")
    ),
    "company": Kind(
        gettext_noop("The company"),
        (MONEY, WHAT_IF),
        gettext_noop("No company name or currency yet. Needed for: {pages}."),
    ),
    "surveys": Kind(gettext_noop("Surveys"), (SATISFACTION,)),
    "journeys": Kind(gettext_noop("Journeys"), (SATISFACTION, OWNERS)),
    "subscriptions": Kind(gettext_noop("Customer records"), (MONEY,)),
}
"""Every sheet in the order of usefulness: the first three are the least that is useful.

Surveys come with their answers; journeys are only for those with several; needs and customer records one does without.
"""


def inventory(sheets: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return the rows of store.content.sheets in words, the most useful first: what, rows, months, needed for."""
    rows = {row["sheet"]: row for row in sheets.to_dict("records")}
    held = [(kind, rows[name]) for name, kind in KINDS.items()]
    table = {
        words.gettext("What"): [words.gettext(kind.name) for kind, _ in held],
        words.gettext("Rows"): [row["rows"] for _, row in held],
        words.gettext("Months"): [_months(row, words) for _, row in held],
        words.gettext("Needed for"): [_pages(kind, words) for kind, _ in held],
    }
    return pd.DataFrame(table)


def missing(sheets: pd.DataFrame, words: Words) -> list[str]:
    """Say of each sheet that is missing which pages need it, the most useful first."""
    held = set(sheets.loc[sheets["rows"] > 0, "sheet"])
    lacking = [kind for name, kind in KINDS.items() if kind.why and name not in held and _there(kind)]
    return [words.gettext(kind.why, pages=_pages(kind, words)) for kind in lacking]


def surveys(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return the rows of store.content.surveys in words."""
    found = rows.to_dict("records")
    table = {
        words.gettext("Survey"): [words.name(row) for row in found],
        words.gettext("Short name"): [row["survey"] for row in found],
        words.gettext("File"): [row["file"] or NOTHING for row in found],
        words.gettext("Answers"): [row["answers"] for row in found],
        words.gettext("Months"): [_months(row, words) for row in found],
        words.gettext("Comments"): [row["comments"] for row in found],
        words.gettext("How the file is read"): [
            words.gettext("kept with the survey") if row["mapping"] else words.gettext("not kept") for row in found
        ],
    }
    return pd.DataFrame(table)


def _months(row: Mapping[str, Any], words: Words) -> str:
    return words.period(Period(row["first"], row["last"])) if row["first"] else NOTHING


def _pages(kind: Kind, words: Words) -> str:
    return words.list([words.gettext(page) for page in _there(kind)]) or NOTHING


def _there(kind: Kind) -> list[str]:
    """Return the pages that use a sheet, of those there are."""
    return [page for page in kind.pages if _is_there(SCRIPTS[page])]


@cache
def _is_there(script: str) -> bool:
    return (FOLDER / f"{script}.py").exists()
