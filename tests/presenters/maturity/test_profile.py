import pyarrow as pa
import pytest

from cxdash.domain.assessments import KEYS
from cxdash.domain.messages import Message
from cxdash.i18n.translator import Words
from cxdash.measures.maturity import figures as maturity
from cxdash.measures.maturity.checks import Check
from cxdash.measures.maturity.steps import next_steps
from cxdash.presenters.maturity import profile
from tests.measures.maturity.test_figures import SPRING, of, rated
from tests.measures.owners import TODAY

SHOWN = Check(
    False, Message("Stages with one clear owner: {count} of {all}.", {"count": 5, "all": 8}), {"count": 5, "all": 8}
)


def table(drawn, name):
    return pa.ipc.open_stream(drawn.tables[name]).read_pandas()


def drawn(*answers, **checks):
    """Return the picture's tables: rows by key, the dots, and the legend."""
    tables = rated(*answers)
    found = maturity.compute(tables, TODAY)
    steps, spread = next_steps(found, checks), maturity.spread(tables, TODAY)
    given = profile.picture(found, spread, steps, KEYS, Words("en"))
    return table(given, "rows").set_index("Key"), table(given, "dots"), profile.legend(found, Words("en"))


def test_the_weakest_key_stands_first_and_is_flagged_and_those_not_rated_last():
    rows, _, _ = drawn(*of("insight", 4, 5), *of("processes", 1, 3), *of("focus", 2, 4))

    assert list(rows.index[:3]) == [
        "Customer-driven processes",
        "Customer focus and room to act",
        "Customer insight",
    ]
    assert list(rows["Note"]) == ["the weakest", "", "", "not rated", "not rated", "not rated"]
    assert list(rows["subline"][:2]) == ["the weakest · from 1 to 3", "from 2 to 4"]
    assert list(rows["figure"]) == ["2", "3", "4.5", "–", "–", "–"]


def test_no_key_is_flagged_where_all_are_alike():
    rows, _, _ = drawn(*of("insight", 3, 4), *of("focus", 3, 4))

    assert "the weakest" not in set(rows["Note"])


def test_each_answer_has_a_dot_beside_others_at_its_level():
    rows, dots, legend = drawn(*of("focus", 1, 2, 2, 3, 3))

    assert list(dots.x) == [320, 436.5, 453.5, 561.5, 578.5]
    assert dots.y.nunique() == 1
    assert (rows["low at"].iloc[0], rows["median at"].iloc[0], rows["high at"].iloc[0]) == (320, 445, 570)
    assert "single answers" not in legend


def test_many_answers_at_one_level_are_smaller_and_closer_and_stay_within_it():
    _, few, _ = drawn(*of("focus", *[3] * 7))
    _, many, _ = drawn(*of("focus", *[3] * 20))

    assert few["size"].max() == 115
    assert many["size"].max() < few["size"].max()
    assert many.x.max() - many.x.min() < 125


def test_where_fewer_than_five_answered_single_answers_are_not_drawn():
    rows, dots, legend = drawn(*of("focus", 1, 5, 3, 3))

    assert len(dots) == 0
    assert rows.figure.iloc[0] == "3"
    assert legend.endswith("Where fewer than 5 answered, single answers are not shown.")


def test_beside_a_key_stands_what_the_next_level_takes_and_how_far_it_is_met():
    rows, _, _ = drawn(*of("focus", 2, 2), *of("insight", 5, 5), *of("competence", 4), one_clear_owner=SHOWN)

    said = rows["lift"].str.replace(r"[\n\u00a0]", " ", regex=True)
    assert said["Customer focus and room to act"] == "Every stage has one clear owner. Now: 5 of 8."
    assert said["Customer insight"] == "At the top level."
    assert said["Customer-centred competence"].startswith("Everyone whose work customers notice has talked")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (of("focus", 1, 2, 4), "Customer focus and room to act: median 2 of 5, from 1 to 4; 3 answers."),
        (of("focus", 2), "Customer focus and room to act: median 2 of 5, from 2 to 2; 1 answer."),
    ],
)
def test_a_row_says_its_figures_in_one_sentence(answers, said):
    rows, _, _ = drawn(*answers)

    assert rows.said.iloc[0] == said


def test_the_median_of_the_round_before_has_its_place_and_its_month():
    rows, _, legend = drawn(*of("insight", 4), *of("insight", 2, on=SPRING))

    assert (rows["before at"].iloc[0], rows["median at"].iloc[0]) == (445, 695)
    assert "Hollow: the median in Mar 2026." in legend
