"""What stands behind the tabs of the satisfaction page."""

import json

import pytest
from click.testing import CliRunner

from cxdash.cli.main import main
from tests.pages import stores
from tests.pages.reader import Reader


def said(reader):
    return reader.text()


def test_a_channel_that_does_not_fit_a_need_is_named_with_its_figures(own_store):
    rows = [(f"c{i}", "web", "CSAT", 2 + i % 2, "2026-01-15", "", "fault") for i in range(40)]
    rows += [(f"c{i}", "shop", "CSAT", 4 + i % 2, "2026-01-15", "", "fault") for i in range(40)]
    stores.load(own_store, rows, touchpoints=["web:use", "shop:use"])
    stores.take(
        own_store,
        {
            "touchpoints": [
                ["key", "stage", "name", "channel"],
                ["web", "use", "Web", "web"],
                ["shop", "use", "Shop", "counter"],
            ]
        },
    )

    reader = Reader(lang="en", part="channels")

    assert "Web does not fit “fault”: 2.5, against 4.5 in the other channels." in said(reader)
    grid = reader.charts()[1].tables["rows"]
    assert grid[["Channel", "Need", "Mean", "What it means"]].to_numpy().tolist() == [
        ["Web", "fault", 2.5, "does not fit"],
        ["Counter", "fault", 4.5, "fits"],
    ]


def test_a_stage_with_solved_cases_says_so_above_its_score(own_store):
    rows = [(f"c{i}", "help", "CSAT", 4 if i < 40 else 2) for i in range(80)]
    rows += [(f"c{i}", "help", "RESOLVED", int(i < 40)) for i in range(80)]
    stores.load(own_store, rows, touchpoints=["help:use"])

    reader = Reader(lang="en")

    sentence = "Of 100 cases in the stage Use 50 are solved; those who were helped give 4.0, the others 2.0."
    assert sentence in said(reader)
    assert sentence in said(Reader(lang="en", part="solved"))


@pytest.mark.parametrize("segment", ["", "home"])
def test_the_tabs_show_what_the_command_line_prints(segment, open_store):
    open_store("demo")
    options = ["--segment", segment] if segment else []
    done = CliRunner().invoke(
        main, ["figures", "satisfaction", "--json", "--from", "2025-11", *options], catch_exceptions=False
    )
    record = json.loads(done.stdout)["needs"]

    places = {"solved": "satisfaction", "expected": "satisfaction", "voices": "data"}
    shown = {part: Reader(page, lang="en", part=part, segment=segment).tables() for part, page in places.items()}
    grid = Reader(lang="en", part="channels", segment=segment).charts()[1].tables["rows"]

    cells = {(one["n"], one["mean"] and round(one["mean"], 2)) for one in record["cells"]}
    assert set(known(grid.loc[grid["Answers"] > 0, ["Answers", "Mean"]])) == cells
    solved = record["solved"]["touchpoints"]
    shown = {part: having(tables, HEADS[part]) for part, tables in shown.items()}
    assert list(shown["solved"]["Solved, of 100"]) == [round(one["share"] * 100) for one in solved]
    got = [one["below"] for one in record["expectations"]["touchpoints"]]
    below = [share for (share,) in known(shown["expected"][["Less than expected"]])]
    assert below == [None if share is None else round(share * 100) for share in got]
    assert list(shown["voices"]["Answers in a year"]) == [one["answers"] for one in record["voices"]["touchpoints"]]


HEADS = {"solved": "Solved, of 100", "expected": "Less than expected", "voices": "Have answered, of 1,000"}


def having(tables, head):
    """Return the one table with a column of this name."""
    (table,) = [one for one in tables if head in one]
    return table


def known(table):
    """Return the rows of a table, None where nothing is known."""
    plain = table.astype(object)
    return list(plain.where(plain.notna(), None).itertuples(index=False, name=None))
