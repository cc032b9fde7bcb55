"""The list of what to fix as it is narrowed: its screen, its table, and what could be dropped."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cxdash.domain.plain import rows_of
from cxdash.i18n.translator import Words
from cxdash.measures.priorities import lists as priorities_lists
from cxdash.presenters.cells import rounded, spans, yes_no
from cxdash.presenters.data import fields
from cxdash.presenters.elements import Tab, Table, with_rows
from cxdash.presenters.priorities.screen import (
    DROP,
    EMPLOYEES,
    Basis,
    PrioritiesScreen,
    beneath,
    headlines,
    missing,
    notes,
    parts,
    rank_certainty,
    sentences,
)


def present(everything: Basis, basis: Basis, felt: str, only: str, without: str, words: Words) -> PrioritiesScreen:
    """Return the screen of a view and day; *basis*: of what the list is narrowed to, out of *everything*.

    *without*: the stage asked for where nothing is felt, in words; '' otherwise.
    """
    dropping = only == DROP
    first, *more = _said(everything, basis, only, words)
    tab = droppable(basis, words) if dropping else whole_list(basis, words)
    return PrioritiesScreen(
        missing=missing(everything.found, words),
        stages=everything.stages,
        felt=felt,
        only=only,
        titles={key: basis.titles[key] for key in basis.found.rows.key},
        sentence=first,
        more=[*more, *_felt(everything, basis, felt, without, words)],
        notes=[] if dropping else notes(basis.found, words),
        parts=[] if dropping else parts(basis, words),
        legend=words.gettext(
            "Bar: customers a year × severity, 1–5. Line: its range. Warm: nobody clearly answers where it is made."
        ),
        tables=[Tab(tables=with_rows(*tab.tables))],
        headlines=[] if dropping else headlines(basis.found, words),
    )


def _said(everything: Basis, basis: Basis, only: str, words: Words) -> list[str]:
    if only == DROP:
        return list(droppable(basis, words).sentences)
    found = [employees(everything, words)] if only == EMPLOYEES else []
    return [*found, *(sentences(basis, words) if len(basis.found.rows) or not found else [])]


def _felt(everything: Basis, basis: Basis, felt: str, without: str, words: Words) -> list[str]:
    """Return how many are felt in the stage chosen, or that none is in the one that was asked for."""
    if without:
        return [words.gettext("No annoyances are noted in the stage {stage}; all others are shown.", stage=without)]
    if not felt:
        return []
    count, of = words.number(len(basis.found.rows)), words.number(len(everything.found.rows))
    stage = everything.stages[felt]
    return [words.gettext("Felt in the stage {stage}: {count} of {of}.", stage=stage, count=count, of=of)]


def whole_list(basis: Basis, words: Words) -> Tab:
    """Return every annoyance and idea, in the order of the list."""
    rows = rows_of(basis.found.rows)
    nobody = words.gettext("nobody")
    table: dict[str, list[Any]] = {
        words.gettext("Annoyance"): [basis.titles[row["key"]] for row in rows],
        words.gettext("Where it stands"): [rank_certainty(row, basis, words) or None for row in rows],
        words.gettext("Customers a year"): [rounded(row["customers_per_year"], 0) for row in rows],
        words.gettext("Severity, 1–5"): [rounded(row["severity"], 0) for row in rows],
        words.gettext("Who can fix it"): [beneath(row, basis, words) for row in rows],
        words.gettext("Gap there"): [rounded(row["gap"], 1) for row in rows],
        words.gettext("Fixing"): [words.gettext(fields.CODES[row["status"]]) for row in rows],
        words.gettext("Felt at"): [basis.places.get(row["touchpoint"]) for row in rows],
        words.gettext("Made at"): [basis.places.get(row["made_at"]) for row in rows],
        words.gettext("Stops customers from buying"): [yes_no(bool(row["stops_business"]), words) for row in rows],
        words.gettext("Who fixes it"): [basis.roles.get(row["owner"], nobody) for row in rows],
    }
    return Tab(tables=[_table(words.gettext("The whole list"), table)._replace(behind=True)])


def employees(basis: Basis, words: Words) -> str:
    """Return how much of all employees have found, and how much of that nobody follows up."""
    counted = priorities_lists.followed_up(basis.found.rows)
    if not counted.found:
        return words.gettext("Nothing that is noted was found by employees. Ask those who meet customers.")
    values = {name: words.number(number) for name, number in counted._asdict().items()}
    return words.gettext("Employees have found {found} of {of}; {left} of these nobody follows up.", **values)


def droppable(basis: Basis, words: Words) -> Tab:
    """Return the touchpoints that could be dropped, whose costs nobody knows."""
    rows = rows_of(basis.found.droppable)
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
        words.gettext("Gap, from–to"): spans(basis.found.droppable.gap_low, basis.found.droppable.gap_high, 1, words),
        words.gettext("Answers"): [rounded(row["n"], 0) for row in rows],
        words.gettext("What it costs"): [words.gettext("not known")] * len(rows),
    }
    return Tab(sentences=[text, costs], tables=[_table(words.gettext("Could be dropped"), table)])


def _table(title: str, columns: Mapping[str, Any]) -> Table:
    return Table(title, pd.DataFrame(columns), sentences=True)
