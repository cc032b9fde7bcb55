"""Every table of every page: seven columns at rest, a pinned first one, figures as the page's language has them."""

import re
from itertools import product

import pandas as pd
import pytest

from cxdash.i18n.translator import languages
from cxdash.presenters.table_form import MOST_COLUMNS, PHONE_COLUMNS, PHONE_WIDTH
from cxdash.ui.components import pictures
from tests.pages.reader import PAGES, Reader
from tests.pages.test_every_page import PARTS

NUMBERS = {"en": r"−?\d{1,3}(,\d{3})*(\.\d+)?", "nb": r"−?\d{1,3}(\xa0\d{3})*(,\d+)?"}
NUMBERS["sv"] = NUMBERS["nb"]
MARK = {"en": ".", "nb": ",", "sv": ","}
UNKNOWN = "–"
CODES = ("solved", "expected", "voices", "rules", "mix", "effect", "segments", "handoffs")
"""Codes of what is closed at first and has a name in the link."""

LEAST_TABLES = {"data": 4, "decide": 2, "economics": 4, "maturity": 2, "methods": 1, "ownership": 8, "paths": 2}
LEAST_TABLES |= {"satisfaction": 6, "what_if": 1}
"""How many different tables are seen on a page at the least, so that none passes for want of tables."""


def opened(page: str, part: str, language: str) -> Reader:
    """Open a part of a page, and what is closed on it at first."""
    reader = Reader(page, lang=language, store="demo", **({"part": part} if part else {}))
    closed = [block.label for block in reader.blocks() if block.type == "expander"]
    for label in (*closed, *CODES):
        reader.app.session_state[f"more {label}"] = True
    return reader.run()


def faults(grid, language: str) -> list[str]:
    """Return what is wrong with a table as it is shown at rest."""
    first = grid.columns.get(grid.values.columns[0], {})
    found = [] if len(grid.values.columns) <= MOST_COLUMNS else ["more than seven columns"]
    found += [] if first.get("pinned") else ["the first column is not pinned"]
    for name in grid.values.select_dtypes("number").columns:
        kind = grid.columns[name].get("type_config", {})
        if kind.get("type") == "progress":
            continue
        cells = [cell for cell in grid.written[name] if cell != UNKNOWN]
        found += [f"{name}: {cell}" for cell in cells if not re.fullmatch(NUMBERS[language], cell)]
        places = {len(cell.partition(MARK[language])[2]) for cell in cells}
        found += [f"{name}: {sorted(places)} decimals"] if len(places) > 1 else []
        found += [f"{name}: not as the page writes it"] if kind.get("format") else []
        known = grid.values[name].notna()
        found += [] if (known == (grid.written[name] != UNKNOWN)).all() else [f"{name}: unknown is not a dash"]
    texts = [cell for name in grid.written for cell in grid.written[name].astype(str)]
    found += [f"a hyphen for a minus: {cell}" for cell in texts if re.fullmatch(r"-\d[\d.,\s%]*", cell)]
    return found


@pytest.mark.parametrize(("page", "language"), list(product(PAGES, languages())))
def test_every_table_is_narrow_pinned_and_writes_as_its_page_does(page, language, open_store):
    open_store("demo")
    seen, wrong = set(), {}

    for part in ("", *PARTS.get(page, ())):
        for grid in opened(page, part, language).grids():
            seen.add(grid.title)
            if found := faults(grid, language):
                wrong[part, grid.title] = found

    assert wrong == {}
    assert len(seen) >= LEAST_TABLES.get(page, 0)


def test_a_hyphen_a_point_and_an_eighth_column_are_seen_as_faults():
    """The test above can fail."""
    values = pd.DataFrame({"Sted": ["a"], "Snitt": [-3.98], **{str(no): ["x"] for no in range(6)}})
    grid = type("Grid", (), {"values": values, "written": values.astype(str), "columns": {"Snitt": {}}})

    assert len(faults(grid, "nb")) == 4


@pytest.mark.parametrize(("language", "label"), [("en", "All columns"), ("nb", "Alle kolonner")])
def test_the_other_columns_wait_behind_a_switch_with_the_same_rows(language, label, open_store):
    open_store("demo")
    reader = Reader("satisfaction", lang=language, store="demo", part="table")
    before = reader.grids()[0]

    switch = next(one for one in reader.app.toggle if one.key == f"all columns {before.title}")
    assert switch.label == label
    switch.set_value(True)
    reader.run()

    after = reader.grids()[0]
    assert len(before.values.columns) == MOST_COLUMNS < len(after.values.columns)
    assert after.values[before.values.columns].equals(before.values)


@pytest.mark.parametrize("page", sorted(LEAST_TABLES))
def test_on_a_phone_no_column_at_rest_is_off_the_edge(page, open_store, monkeypatch):
    open_store("demo")
    monkeypatch.setattr(pictures, "on_a_phone", lambda: True)

    grids = [grid for part in ("", *PARTS.get(page, ())) for grid in opened(page, part, "nb").grids()]

    shown = [grid for grid in grids if len(grid.values)]
    widths = {grid.title: [grid.columns[name].get("width") for name in grid.values] for grid in shown}
    assert {title for title, each in widths.items() if len(each) > PHONE_COLUMNS or None in each} == set()
    assert {title for title, each in widths.items() if sum(each) > PHONE_WIDTH} == set()
    assert widths


def test_on_a_phone_all_columns_wait_behind_the_switch(open_store, monkeypatch):
    open_store("demo")
    monkeypatch.setattr(pictures, "on_a_phone", lambda: True)
    reader = Reader("satisfaction", lang="nb", store="demo", part="table")

    assert list(reader.grids()[0].values) == ["Kontaktpunkt", "Spørsmål", "Gjennomsnitt"]
    assert len(reader.all_columns().grids()[0].values.columns) > MOST_COLUMNS


def test_the_rows_of_a_table_stay_numbers_whatever_is_written_in_its_cells(open_store):
    open_store("demo")

    grid = Reader("satisfaction", lang="nb", store="demo", part="table").grids()[0]

    row = grid.values.index[grid.written["Gjennomsnitt"] == "3,98"][0]
    assert grid.values["Gjennomsnitt"][row] == 3.98


def test_shares_are_bars_and_months_a_line(open_store):
    open_store("demo")

    grid = Reader("satisfaction", lang="nb", store="demo", part="table").grids()[0]

    kinds = {name: column.get("type_config", {}).get("type") for name, column in grid.columns.items()}
    assert (kinds["Toppkarakter, %"], kinds["Måned for måned"]) == ("progress", "line_chart")
    assert grid.columns["Toppkarakter, %"]["type_config"]["format"] == "%.0f\xa0%%"
    assert grid.values["Måned for måned"].dropna().map(len).max() == 24
