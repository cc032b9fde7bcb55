"""What the store contains, in words: its sheets, what each is needed for, and which are missing."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.domain.periods import Period
from cxdash.domain.plain import rows_of
from cxdash.domain.sheets import BY_NAME
from cxdash.i18n.translator import NOTHING, Words

OVERVIEW = gettext_noop("Overview")
SATISFACTION, OWNERS, MONEY = gettext_noop("Satisfaction"), gettext_noop("Owners"), gettext_noop("Win and keep")
WHAT_IF, DECIDE, WORKSHOP = gettext_noop("What if"), gettext_noop("Decide"), gettext_noop("Workshop")
KEYS, PATHS = gettext_noop("Six keys"), gettext_noop("Paths and credit")
"""The pages that sheets are needed for, as the menu calls them."""


SCRIPTS = {
    OVERVIEW: "overview",
    SATISFACTION: "satisfaction",
    OWNERS: "ownership",
    MONEY: "economics",
    WHAT_IF: "what_if",
    DECIDE: "decide",
    WORKSHOP: "workshop",
    KEYS: "maturity",
    PATHS: "paths",
}
"""The script of each page; a page that has none yet is not named."""

FOLDER = Path(__file__).parents[3] / "pages"


class Use(NamedTuple):
    """The pages that use a sheet, and the sentence for where it is missing; '' where a page does well without it."""

    pages: tuple[str, ...]
    missing: str = ""


USES = {
    "stages": Use(
        (OVERVIEW, SATISFACTION, OWNERS, DECIDE, WORKSHOP),
        gettext_noop("No stages yet: they are the columns of every picture. Needed for: {pages}."),
    ),
    "roles": Use((OVERVIEW, OWNERS, DECIDE, WORKSHOP), gettext_noop("No roles yet. Needed for: {pages}.")),
    "assignments": Use(
        (OVERVIEW, OWNERS, DECIDE, WORKSHOP),
        gettext_noop("Nobody answers for anything yet. Needed for: {pages}."),
    ),
    "touchpoints": Use(
        (OVERVIEW, SATISFACTION, OWNERS, WHAT_IF, DECIDE, PATHS),
        gettext_noop("No touchpoints yet. Needed for: {pages}."),
    ),
    "responses": Use(
        (OVERVIEW, SATISFACTION, OWNERS, WHAT_IF, DECIDE),
        gettext_noop("No answers from customers yet. Needed for: {pages}."),
    ),
    "customers": Use(
        (OVERVIEW, MONEY, WHAT_IF),
        gettext_noop("No customers by month yet. Needed for: {pages}."),
    ),
    "spend": Use(
        (OVERVIEW, MONEY, OWNERS, WHAT_IF),
        gettext_noop("No spending yet. Needed for: {pages}."),
    ),
    "annoyances": Use((DECIDE, OWNERS), gettext_noop("No annoyances yet. Needed for: {pages}.")),
    "assessments": Use(
        (OWNERS, KEYS, WORKSHOP),
        gettext_noop("No ratings by leaders yet. Needed for: {pages}."),
    ),
    "decisions": Use((OVERVIEW, DECIDE, WORKSHOP), gettext_noop("No decisions yet. Needed for: {pages}.")),
    "kpis": Use((OWNERS,), gettext_noop("No key figures yet. Needed for: {pages}.")),
    "kpi_values": Use(
        (OWNERS,),
        gettext_noop("No values of key figures yet. Needed for: {pages}."),
    ),
    "assumptions": Use((WHAT_IF,), gettext_noop("No assumptions yet. Needed for: {pages}.")),
    "comments": Use((SATISFACTION,), gettext_noop("No comments from customers yet. Needed for: {pages}.")),
    "needs": Use((DECIDE,)),
    "paths": Use((PATHS,), gettext_noop("No customers' paths yet. Needed for: {pages}.")),
    "claims": Use((PATHS,)),
    "company": Use(
        (MONEY, WHAT_IF),
        gettext_noop("No company name or currency yet. Needed for: {pages}."),
    ),
    "surveys": Use((SATISFACTION,)),
    "scales": Use((SATISFACTION,)),
    "journeys": Use((SATISFACTION, OWNERS)),
    "subscriptions": Use((MONEY,)),
}
"""Every sheet, the most useful first: the first three are the least that is useful.

Surveys come with their answers, own ends of scales and claims are a choice, and journeys are for companies with
several, so none of them is reported missing.
"""


OF_CUSTOMERS = ("customers", "subscriptions", "spend", "paths", "claims")
"""Sheets that a public body, whose users are neither won nor kept, cannot have or does well without."""


def inventory(sheets: pd.DataFrame, words: Words, *, public: bool = False) -> pd.DataFrame:
    """Return the rows of store.read.content.sheets in words, the most useful first: what, rows, months, used by.

    Of a *public* body sheets on customers are left out where they have no rows.
    """
    listed = _listed(sheets, public)
    table = {
        words.gettext("What"): [words.gettext(BY_NAME[row["sheet"]].title) for row in listed],
        words.gettext("Rows"): [row["rows"] for row in listed],
        words.gettext("Months"): [_months(row, words) for row in listed],
        words.gettext("Used by"): [_used(row, words) for row in listed],
    }
    return pd.DataFrame(table)


def complete(sheets: pd.DataFrame, words: Words, *, public: bool = False) -> str:
    """Return that no page lacks what it must have, and which lists are empty that may be left out."""
    listed = _listed(sheets, public)
    empty = [words.gettext(BY_NAME[row["sheet"]].title) for row in listed if not (row["rows"] or _must(row))]
    if not empty:
        return words.gettext("Every page has what it needs.")
    return words.gettext("Every page has what it must have; empty, but not needed: {lists}.", lists=words.list(empty))


def _listed(sheets: pd.DataFrame, public: bool) -> list[Mapping[str, Any]]:
    """Return the rows of the sheets that are listed, the most useful first."""
    rows = {row["sheet"]: row for row in rows_of(sheets)}
    return [rows[name] for name in USES if not (public and name in OF_CUSTOMERS and not rows[name]["rows"])]


def _must(row: Mapping[str, Any]) -> bool:
    """Return whether a page cannot do without a sheet."""
    return bool(USES[row["sheet"]].missing)


def _used(row: Mapping[str, Any], words: Words) -> str:
    """Return the pages that use a sheet, and that they do without it where it is empty and may be."""
    pages = _pages(USES[row["sheet"]], words)
    if row["rows"] or _must(row):
        return pages
    return words.gettext("{pages}; not needed", pages=pages)


def missing(sheets: pd.DataFrame, words: Words, *, public: bool = False) -> list[str]:
    """Return a sentence for each missing sheet with the pages that need it, the most useful first.

    A *public* body is not asked for sheets on customers.
    """
    filled = {*sheets.loc[sheets["rows"] > 0, "sheet"], *(OF_CUSTOMERS if public else ())}
    lacking = [use for name, use in USES.items() if use.missing and name not in filled and _existing(use)]
    return [words.gettext(use.missing, pages=_pages(use, words)) for use in lacking]


def surveys(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return the rows of store.read.content.surveys in words."""
    found = rows_of(rows)
    from_files = any(row["file"] or row["mapping"] for row in found)
    table = {
        words.gettext("Survey"): [words.name(row) for row in found],
        words.gettext("Short name"): [row["survey"] for row in found],
        **({words.gettext("File"): [row["file"] or NOTHING for row in found]} if from_files else {}),
        words.gettext("Answers"): [row["answers"] for row in found],
        words.gettext("Months"): [_months(row, words) for row in found],
        words.gettext("Comments"): [row["comments"] for row in found],
    }
    if from_files:
        table[words.gettext("How the file is read")] = [
            words.gettext("kept for the next file") if row["mapping"] else words.gettext("set anew for each file")
            for row in found
        ]
    return pd.DataFrame(table)


def _months(row: Mapping[str, Any], words: Words) -> str:
    return words.period(Period(row["first"], row["last"])) if row["first"] else NOTHING


def _pages(use: Use, words: Words) -> str:
    return words.list([words.gettext(page) for page in _existing(use)]) or NOTHING


def _existing(use: Use) -> list[str]:
    """Return the pages that use a sheet, without those that are not built yet."""
    return [page for page in use.pages if _exists(SCRIPTS[page])]


@cache
def _exists(script: str) -> bool:
    return (FOLDER / f"{script}.py").exists()
