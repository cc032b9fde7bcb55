import pytest

from cxdash.domain.messages import Message
from cxdash.i18n.translator import Words
from cxdash.measures.maturity import figures as maturity
from cxdash.measures.maturity import steps as maturity_steps
from cxdash.measures.maturity.checks import Check
from cxdash.presenters.maturity import screen as presenter
from tests.measures.maturity.test_figures import SPRING, of, rated
from tests.measures.owners import TODAY

SHOWN = Check(False, Message("Stages with one clear owner: {count} of {all}.", {"count": 5, "all": 8}), {})


def present(*answers, **checks):
    """Return the screen of answers (key, rater, score, day); *checks*: what the store shows, by the check's code."""
    tables = rated(*answers)
    found = maturity.compute(tables, TODAY)
    steps = maturity_steps.next_steps(found, checks)
    return presenter.present(found, maturity.spread(tables, TODAY), steps, Words("en"))


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        (
            [*of("insight", 4, 5), *of("collaboration", 1, 2, 3)],
            "The weakest of the six keys is collaboration across silos: 2 of 5, from 1 to 3.",
        ),
        (
            [*of("insight", 4, 5), *of("collaboration", 2, 2)],
            "The weakest of the six keys is collaboration across silos: 2 of 5.",
        ),
        (
            [*of("insight", 4, 5), *of("innovation", 2, 3), *of("processes", 2, 3)],
            "The weakest of the six keys are innovation culture and customer-driven processes: 2.5 of 5.",
        ),
        ([*of("insight", 3), *of("focus", 3)], "No key is weaker than the others: 3 of 5."),
        ([], "Leaders have not rated the six keys yet."),
    ],
)
def test_the_weakest_key_is_named(answers, sentence):
    assert present(*answers).sentence == sentence


def test_it_is_said_how_many_answered_when_and_what_nobody_rated():
    found = present(*(answer for key in list(maturity.KEYS)[:5] for answer in of(key, 3, 4)))

    assert found.notes == ["2 leaders answered in Sep 2026.", "Not rated: customer-driven processes."]


def test_without_a_date_no_month_is_said():
    found = present(*of("insight", 3, on=None))

    assert (found.rated, found.notes[0]) == (True, "1 leader answered.")


def test_change_is_shown_where_there_was_a_round_before():
    now = [*of("insight", 4), *of("focus", 2)]

    first, second = present(*now), present(*now, *of("insight", 3, on=SPRING), *of("focus", 2, on=SPRING))

    assert [figure.value for figure in first.headlines] == ["3.0 of 5", "2 of 5"]
    assert [figure.value for figure in second.headlines] == ["3.0 of 5", "2 of 5", "1 up, 0 down"]
    assert second.headlines[2].notes == ["since Mar 2026"]
    assert "Hollow: the median in Mar 2026." in second.legend


def test_the_next_level_says_what_it_takes_and_what_the_data_show():
    found = present(*of("focus", 2, 2), one_clear_owner=SHOWN)

    focus = found.tabs["next"][0].tables[0].rows.set_index("Key").loc["Customer focus and room to act"]
    assert found.tabs["next"][0].sentences[0] == "Of 6 next steps 1 is not in place."
    assert dict(focus) == {
        "Level now": 2,
        "Next level": "not in place",
        "What it takes": "Every stage has one clear owner.",
        "What the data show": "Stages with one clear owner: 5 of 8.",
    }


def test_a_level_the_data_do_not_bear_out_is_a_question():
    found = present(*of("focus", 4, 4), one_clear_owner=SHOWN)

    assert (
        found.tabs["next"][1].sentences[0]
        == "Rated higher than the data show: customer focus and room to act. Who sees it right?"
    )
    assert list(found.tabs["next"][1].tables[0].rows["Needed for level"]) == [3]


def test_it_is_counted_how_many_gave_each_step():
    found = present(*of("focus", 1, 2, 2, 4, 4), *of("insight", 4, 4, 4, 4, 4))

    rows = found.tabs["raters"][0].tables[0].rows.set_index("Key")
    assert list(rows.columns) == ["Gave 1", "Gave 2", "Gave 3", "Gave 4", "Gave 5", "Answers"]
    assert list(rows.loc["Customer focus and room to act"]) == [1, 2, 0, 2, 0, 5]
    assert found.tabs["raters"][0].sentences[0] == (
        "The answers lie furthest apart in customer focus and room to act: "
        "3 of 4 steps between the lowest and the highest."
    )


def test_the_keys_that_leaders_see_most_differently_come_first():
    found = present(*of("insight", 4, 4, 4, 4, 4), *of("focus", 1, 2, 2, 4, 4), *of("processes", 2, 3, 3, 3, 4))

    rows = found.tabs["raters"][0].tables[0].rows
    assert list(rows.Key) == ["Customer focus and room to act", "Customer-driven processes", "Customer insight"]


def test_single_answers_are_not_shown_where_fewer_than_five_answered():
    found = present(*of("focus", 1, 5, 3, 3))

    assert found.tabs["raters"][0].sentences[0] == "Where fewer than 5 answered, single answers are not shown."
    assert found.tabs["raters"][0].tables == []


def test_a_benchmark_has_its_source_its_year_and_what_it_does_not_say():
    shown = present().tabs["next"][-1]

    assert shown.notes[0].startswith("Six keys to a better customer experience: ")
    assert shown.more[1][1] == (
        "81% of companies expected that by 2020 they would compete on customer experience. (Quoted by KPMG Norway, "
        "undated in the source. An expectation from before 2020, not what came of it.)"
    )
