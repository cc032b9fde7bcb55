"""The tabs of the page on what to fix first."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from cxdash.i18n.translator import Words
from cxdash.measures.priorities import lists as priorities_lists
from cxdash.presenters.cells import rounded, yes_no
from cxdash.presenters.data import fields
from cxdash.presenters.elements import Tab, Table
from cxdash.presenters.priorities import merit
from cxdash.presenters.priorities.screen import Basis, beneath, rank_certainty


def present_tab(basis: Basis, tab: str, words: Words) -> list[Tab]:
    """Return the sections of a tab, none where it is unknown."""
    tabs: dict[str, Callable[[Basis, Words], Tab]] = {
        "list": whole_list,
        "need": merit.present,
        "employees": employees,
        "drop": droppable,
    }
    return [tabs[tab](basis, words)] if tab in tabs else []


def whole_list(basis: Basis, words: Words) -> Tab:
    """Return every annoyance and idea, in the order of the list."""
    rows = basis.found.rows.to_dict("records")
    nobody = words.gettext("nobody")
    table: dict[str, list[Any]] = {
        words.gettext("Annoyance"): [basis.titles[row["key"]] for row in rows],
        words.gettext("Where it stands"): [rank_certainty(row, basis, words) or None for row in rows],
        words.gettext("Customers a year"): [rounded(row["customers_per_year"], 0) for row in rows],
        words.gettext("Severity, 1–5"): [rounded(row["severity"], 0) for row in rows],
        words.gettext("Who can fix it"): [beneath(row, basis, words) for row in rows],
        words.gettext("Felt at"): [basis.places.get(row["touchpoint"]) for row in rows],
        words.gettext("Gap there"): [rounded(row["gap"], 1) for row in rows],
        words.gettext("Made at"): [basis.places.get(row["made_at"]) for row in rows],
        words.gettext("Stops customers from buying"): [yes_no(bool(row["stops_business"]), words) for row in rows],
        words.gettext("Fixing"): [words.gettext(fields.CODES[row["status"]]) for row in rows],
        words.gettext("Who fixes it"): [basis.roles.get(row["owner"], nobody) for row in rows],
    }
    return Tab(tables=[_table(words.gettext("The whole list"), table)])


def employees(basis: Basis, words: Words) -> Tab:
    """Return what employees have found, and how much of it nobody follows up."""
    rows = priorities_lists.by_employees(basis.found.rows).to_dict("records")
    counted = priorities_lists.followed_up(basis.found.rows)
    if not rows:
        nothing = words.gettext("Nothing that is noted was found by employees. Ask those who meet customers.")
        return Tab(sentences=[nothing])
    values = {name: words.number(number) for name, number in counted._asdict().items()}
    text = words.gettext("Employees have found {found} of {of}; {left} of these nobody follows up.", **values)
    table = {
        words.gettext("Annoyance"): [basis.titles[row["key"]] for row in rows],
        words.gettext("Customers a year"): [rounded(row["customers_per_year"], 0) for row in rows],
        words.gettext("Severity, 1–5"): [rounded(row["severity"], 0) for row in rows],
        words.gettext("Fixing"): [words.gettext(fields.CODES[row["status"]]) for row in rows],
        words.gettext("Who fixes it"): [basis.roles.get(row["owner"], words.gettext("nobody")) for row in rows],
        words.gettext("Who can fix it"): [beneath(row, basis, words) for row in rows],
    }
    return Tab(sentences=[text], tables=[_table(words.gettext("Found by employees"), table)])


def droppable(basis: Basis, words: Words) -> Tab:
    """Return the touchpoints that could be dropped, whose costs nobody knows."""
    rows = basis.found.droppable.to_dict("records")
    if not rows:
        none = words.gettext("No touchpoint matters as little to customers while giving them what they expect.")
        return Tab(sentences=[none])
    text = words.ngettext(
        "{count} touchpoint matters little to customers, at most 4 of 10, and gives them at least what they expect.",
        "{count} touchpoints matter little to customers, at most 4 of 10, and give them at least what they expect.",
        len(rows),
    )
    costs = words.gettext(
        "What each touchpoint costs is not known: money is noted by purpose and role. Find that out before anything "
        "is dropped."
    )
    table = {
        words.gettext("Touchpoint"): [basis.places[row["key"]] for row in rows],
        words.gettext("Importance, 1–10"): [rounded(row["importance"], 0) for row in rows],
        words.gettext("Expected"): [rounded(row["expected"], 1) for row in rows],
        words.gettext("Got"): [rounded(row["got"], 1) for row in rows],
        words.gettext("Gap"): [rounded(row["gap"], 1) for row in rows],
        words.gettext("Gap, from"): [rounded(row["gap_low"], 1) for row in rows],
        words.gettext("Gap, to"): [rounded(row["gap_high"], 1) for row in rows],
        words.gettext("Answers"): [rounded(row["n"], 0) for row in rows],
        words.gettext("What it costs"): [words.gettext("not known")] * len(rows),
    }
    return Tab(sentences=[text, costs], tables=[_table(words.gettext("Could be dropped"), table)])


def _table(title: str, columns: Mapping[str, Any]) -> Table:
    return Table(title, pd.DataFrame(columns), sentences=True)
