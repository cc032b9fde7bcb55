"""Guess first: the room guesses before it sees anything."""

import pytest

from cxdash.domain.tables import NOT_PLACED
from cxdash.presenters.workshop.guess import BETTER, NEARER
from cxdash.ui.shell import earlier
from cxdash.ui.workshop.guess import EXPECTED, GOT, NOT_SAID, OTHER
from tests.pages import stores
from tests.pages.reader import Reader

ANSWER = "3.0"
"""What customers give the stage that is guessed at; they had expected 4.0."""


@pytest.fixture
def guessing(own_store):
    """A room that is about to guess what customers gave a stage."""
    stores.story(own_store, {"buy": (4, 3), "use": (4, 4)})
    return Reader("workshop", lang="en", part="guess", stage="buy")


def said(reader):
    return reader.text()


def test_before_the_guess_the_page_shows_no_answer(guessing):
    assert list(guessing.app.metric) == []
    assert ANSWER not in [text.value for text in guessing.app.markdown]
    assert "what do customers give the stage Buy, on a scale of 1–5?" in said(guessing)
    assert "Customers get less" not in said(guessing)


def test_the_stage_asked_of_first_is_not_the_one_the_heading_tells_of(own_store):
    stores.story(own_store, {"buy": (4, 2), "use": (4, 3), "help": (4, 4)})
    heading = Reader(lang="en").finding
    asked = said(Reader("workshop", lang="en", part="guess"))

    assert "in the stage Buy" in heading
    assert "what do customers give the stage Help" in asked


def test_the_answer_stands_beside_the_guess_with_its_range(guessing):
    guessing.app.select_slider(key=GOT).set_value(3.9)
    guessing.app.select_slider(key=EXPECTED).set_value(4.9)

    guessing.run().submit("Show the answer")

    shown = {metric.label: metric.value for metric in guessing.app.metric}
    assert shown == {"Customers gave": ANSWER, "Customers expected": "4.0"}
    assert "You guessed 3.9, customers give the stage Buy 3.0: 0.9 too high." in said(guessing)
    assert BETTER["equal"] in said(guessing)
    assert "Guessed: 4.9" in said(guessing)
    assert "· 60 answers" in said(guessing)


def test_nothing_is_guessed_before_a_slider_is_moved(guessing):
    sliders = [(slider.value, slider.options[0]) for slider in guessing.app.select_slider]
    closed = guessing.app.button(key="guess show").disabled
    guessing.app.select_slider(key=GOT).set_value(3.9)
    opened = not guessing.run().app.button(key="guess show").disabled

    guessing.submit("Show the answer")

    assert sliders == [(NOT_SAID, "not said yet")] * 2
    assert (closed, opened) == (True, True)
    assert {metric.label: metric.value for metric in guessing.app.metric}["Customers expected"] == "4.0"
    assert "Guessed: 3.9" in said(guessing)


def test_it_says_which_of_two_guesses_was_nearer(guessing):
    guessing.app.select_slider(key=GOT).set_value(4.0)
    guessing.app.checkbox(key="guess differs").check()
    guessing.run().app.select_slider(key=OTHER).set_value(2.5)

    guessing.submit("Show the answer")

    assert NEARER["second"] in said(guessing)
    assert "Guessed: 4.0 and 2.5" in said(guessing)


def test_guessing_again_and_another_stage_hide_the_answer(guessing):
    guessing.app.select_slider(key=GOT).set_value(3.9)
    guessing.run().submit("Show the answer").choose("stage", "use")
    of_another = list(guessing.app.metric)
    guessing.choose("stage", "buy")
    back = list(guessing.app.metric)

    guessing.submit("Guess again")

    assert (of_another, list(guessing.app.metric)) == ([], [])
    assert back


def test_a_guess_is_not_in_the_link(guessing):
    guessing.app.select_slider(key=GOT).set_value(1.7)

    guessing.run().submit("Show the answer")

    assert guessing.link == {"lang": "en", "part": "guess", "stage": "buy"}


def test_touchpoints_in_no_stage_are_not_called_a_stage_in_the_guess(own_store):
    stores.story(own_store, {NOT_PLACED: (4, 3)})
    reader = Reader("workshop", lang="en", part="guess", stage=NOT_PLACED)
    asked = said(reader)
    reader.app.select_slider(key=GOT).set_value(3.9)

    reader.run().submit("Show the answer")

    assert "what do customers give the touchpoints that are in no stage yet, on a scale of 1–5?" in asked
    assert "You guessed 3.9, customers give these touchpoints 3.0: 0.9 too high." in said(reader)


def test_the_link_that_it_had_on_satisfaction_leads_to_it(own_store):
    stores.story(own_store, {"buy": (4, 3), "use": (4, 4)})

    page, query = earlier.today("satisfaction", {"part": "guess", "lang": "en", "stage": "use"})

    assert "what do customers give the stage Use" in said(Reader(page, **query))


def test_where_nobody_has_answered_there_is_nothing_to_guess_at(own_store):
    reader = Reader("workshop", lang="en", part="guess")

    assert "There is nothing to guess at before customers have answered." in said(reader)
    assert "Load a survey" in [link.label for link in reader.links()]
