"""What stands behind the tabs of the satisfaction page, and the guess before the room sees anything."""

import json

import pytest
from click.testing import CliRunner

from cxdash.cli.main import main
from cxdash.domain.tables import NOT_PLACED
from cxdash.presenters.satisfaction.guess import BETTER, NEARER
from cxdash.ui.satisfaction.guess import GOT, OTHER
from tests.pages import stores
from tests.pages.reader import Reader

ANSWER = "3.0"
"""What customers give the stage that is guessed at; they had expected 4.0."""


@pytest.fixture
def guessing(own_store):
    """A room that is about to guess what customers gave a stage."""
    stores.story(own_store, {"buy": (4, 3), "use": (4, 4)})
    return Reader(lang="en", part="guess", stage="buy")


def said(reader):
    return reader.text()


def test_before_the_guess_the_page_shows_no_answer(guessing):
    assert guessing.charts() == []
    assert list(guessing.app.metric) == []
    assert ANSWER not in [text.value for text in guessing.app.markdown]
    assert "what do customers give the stage Buy, on a scale of 1–5?" in said(guessing)
    assert "Customers get less" not in said(guessing)


def test_the_stage_asked_of_first_is_not_the_one_the_heading_tells_of(own_store):
    stores.story(own_store, {"buy": (4, 2), "use": (4, 3), "help": (4, 4)})
    heading = Reader(lang="en").finding
    asked = said(Reader(lang="en", part="guess"))

    assert "in the stage Buy" in heading
    assert "what do customers give the stage Help" in asked, "what they give Use is where the slider starts"


def test_the_answer_stands_beside_the_guess_with_its_range(guessing):
    guessing.app.select_slider(key=GOT).set_value(3.9)

    guessing.submit("Show the answer")

    shown = {metric.label: metric.value for metric in guessing.app.metric}
    assert shown == {"Customers gave": ANSWER, "Customers expected": "4.0"}
    assert "You guessed 3.9, customers give the stage Buy 3.0: 0.9 too high." in said(guessing)
    assert BETTER["equal"] not in said(guessing)
    assert "· 60 answers" in said(guessing)
    assert guessing.charts()


def test_it_says_which_of_two_guesses_was_nearer(guessing):
    guessing.app.select_slider(key=GOT).set_value(4.0)
    guessing.app.checkbox(key="guess differs").check()
    guessing.run().app.select_slider(key=OTHER).set_value(2.5)

    guessing.submit("Show the answer")

    assert NEARER["second"] in said(guessing)
    assert "Guessed: 4.0 and 2.5" in said(guessing)


def test_guessing_again_and_another_stage_hide_the_answer(guessing):
    guessing.submit("Show the answer").choose("stage", "use")
    of_another = list(guessing.app.metric)
    guessing.choose("stage", "buy")
    back = list(guessing.app.metric)

    guessing.submit("Guess again")

    assert (of_another, list(guessing.app.metric)) == ([], [])
    assert back


def test_a_guess_is_not_in_the_link(guessing):
    guessing.app.select_slider(key=GOT).set_value(1.7)

    guessing.submit("Show the answer")

    assert guessing.link == {"lang": "en", "part": "guess", "stage": "buy"}


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


def test_touchpoints_in_no_stage_are_not_called_a_stage_in_the_guess(own_store):
    stores.story(own_store, {NOT_PLACED: (4, 3)})
    reader = Reader(lang="en", part="guess", stage=NOT_PLACED)
    asked = said(reader)
    reader.app.select_slider(key=GOT).set_value(3.9)

    reader.submit("Show the answer")

    assert "what do customers give the touchpoints that are in no stage yet, on a scale of 1–5?" in asked
    assert "You guessed 3.9, customers give these touchpoints 3.0: 0.9 too high." in said(reader)
