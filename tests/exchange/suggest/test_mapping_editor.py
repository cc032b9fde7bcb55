"""The wizard's tables: what is proposed comes back as it was, and what is corrected is in the mapping."""

import pandas as pd
import pytest

from cxdash.exchange.suggest import mapping_editor
from cxdash.exchange.suggest.mapping_editor import Journey
from cxdash.exchange.suggest.propose import propose
from cxdash.exchange.survey.mapping import read_mapping
from cxdash.exchange.survey.mapping_text import write_mapping
from cxdash.exchange.survey.reader import read_survey

FILE = """ID;Answered;Plan;Delivery;Invoice;Would you recommend us?
1;2026-05-03;Home;5;Very satisfied;9
2;2026-05-04;Home;3;Dissatisfied;7
3;2026-05-05;Business;0;No idea at all;3
"""
LONG = """who;day;touchpoint;measure;score
1;2026-05-03;Delivery;CSAT;4
2;2026-05-04;Invoice;CSAT;5
"""
ANSWERS = {"kind:delivery": "satisfaction", "lowest-code:delivery": "no-answer"}
EMPTY = Journey({}, {}, {})
KNOWN = Journey({"bill": "Invoice"}, {"receive": "Receive", "pay": "Pay"}, {"bill": "pay"})


def tables(text, journey=EMPTY):
    known = {key: {"name": name, "stage": journey.stage_of[key]} for key, name in journey.touchpoints.items()}
    proposal = propose(text.encode(), "spring.csv", known=known, answers=ANSWERS if text is FILE else {})
    return proposal, mapping_editor.columns_table(proposal, journey), mapping_editor.places_table(proposal, journey)


def corrected(columns, column, **cells):
    changed = columns.copy()
    for name, value in cells.items():
        changed.loc[changed["column"] == column, name] = value
    return changed


def touchpoints(choice):
    mapping = read_mapping(write_mapping(choice))
    return {one.name: (one.stage, one.stage_name) for one in mapping.touchpoints}


@pytest.mark.parametrize("text", [FILE, LONG])
@pytest.mark.parametrize("journey", [EMPTY, KNOWN])
def test_what_is_not_corrected_stays_as_it_was_proposed(text, journey):
    proposal, columns, places = tables(text, journey)

    choice = mapping_editor.corrected(proposal, columns, places, journey)

    assert write_mapping(choice) == write_mapping(proposal)


def test_a_new_touchpoint_is_put_into_a_stage_by_its_name_be_it_known_or_new():
    proposal, columns, places = tables(FILE, KNOWN)
    columns = corrected(columns, "Delivery", touchpoint="Home delivery", stage="receive")

    known = touchpoints(mapping_editor.corrected(proposal, columns, places, KNOWN))
    new = touchpoints(
        mapping_editor.corrected(proposal, corrected(columns, "Delivery", stage="Få varene"), places, KNOWN)
    )

    assert known == {"Home delivery": ("receive", "")}
    assert new == {"Home delivery": ("fa-varene", "Få varene")}


def test_a_known_touchpoint_is_meant_by_its_name_and_stays_where_it_is():
    proposal, columns, places = tables(FILE, KNOWN)
    columns = corrected(columns, "Delivery", touchpoint="invoice", stage="Elsewhere", role="EXPECTATION")

    choice = mapping_editor.corrected(proposal, columns, places, KNOWN)

    assert [one.touchpoint for one in choice.questions] == ["bill", "bill", ""]
    assert touchpoints(choice) == {}


def test_a_column_that_becomes_another_question_gets_the_missing_answers_of_its_scale():
    proposal, columns, places = tables(FILE)

    before = mapping_editor.corrected(proposal, columns, places, EMPTY)
    after = mapping_editor.corrected(proposal, corrected(columns, "Delivery", role="NPS"), places, EMPTY)

    assert [one.columns[3].missing for one in (before, after)] == [(0,), ()]


def test_what_means_no_answer_is_typed_with_semicolons_between():
    proposal, columns, places = tables(FILE)

    choice = mapping_editor.corrected(proposal, corrected(columns, "Delivery", missing=" 0; 3 ;N/A"), places, EMPTY)

    assert choice.columns[3].missing == (0, 3, "N/A")


def test_texts_get_scores_and_those_without_one_are_no_answer():
    proposal, columns, places = tables(FILE)
    columns = corrected(columns, "Invoice", role="CSAT", touchpoint="Invoice")
    choice = mapping_editor.corrected(proposal, columns, places, EMPTY)
    texts = mapping_editor.texts_table(choice, proposal)
    texts.loc[texts["text"] == "Very satisfied", "score"] = 5
    texts.loc[texts["text"] == "Dissatisfied", "score"] = 1
    texts.loc[texts["text"] == "No idea at all", "score"] = None

    read = read_survey(
        FILE.encode(), "spring.csv", read_mapping(write_mapping(mapping_editor.with_texts(choice, texts)))
    )

    invoice = read.questions.set_index("column").loc["Invoice"]
    assert (invoice["answers"], invoice["missing"], invoice["mean"]) == (2, 1, 3.0)


def test_touchpoints_in_the_cells_of_a_long_file_are_placed_in_a_table_of_their_own():
    proposal, columns, places = tables(LONG)
    assert places["touchpoint"].tolist() == ["Delivery", "Invoice"]

    choice = mapping_editor.corrected(proposal, columns, places.assign(stage=["Receive", "Pay"]), EMPTY)

    assert touchpoints(choice) == {"Delivery": ("receive", "Receive"), "Invoice": ("pay", "Pay")}


@pytest.mark.parametrize(
    ("language", "shown"),
    [("nb", "Ikke plassert ennå"), ("sv", "Inte placerad ännu"), ("en", "Not placed yet"), ("da", "Not placed yet")],
)
@pytest.mark.parametrize("text", [FILE, LONG])
def test_the_stage_of_what_nobody_has_placed_is_named_in_the_language_of_the_reader(text, language, shown):
    journey = Journey({}, {}, {}, language)

    proposal, columns, places = tables(text, journey)

    assert {*columns["stage"].dropna(), *places["stage"]} == {shown}
    assert write_mapping(mapping_editor.corrected(proposal, columns, places, journey)) == write_mapping(proposal)


@pytest.mark.parametrize("stage", ["Ikke plassert ennå", "inte placerad ännu", "Not placed yet", "not-placed", ""])
def test_the_stage_of_what_nobody_has_placed_is_recognised_in_any_language(stage):
    proposal, columns, places = tables(FILE)

    choice = mapping_editor.corrected(proposal, corrected(columns, "Delivery", stage=stage), places, EMPTY)

    assert write_mapping(choice) == write_mapping(proposal)


def test_blank_cells_of_an_editor_are_blank():
    proposal, columns, places = tables(FILE)
    blank = columns.assign(touchpoint=pd.Series([None, float("nan"), "", None, " ", None], dtype=object))

    choice = mapping_editor.corrected(proposal, corrected(blank, "Invoice", role="not_used"), places, EMPTY)

    assert {one.touchpoint for one in choice.columns} == {""}


GRID = """Answered;How satisfied are you? [Shop];How satisfied are you? [Phone];How satisfied are you? [Chat]
2026-05-03;Satisfied;Dissatisfied;Very satisfied
2026-05-04;Dissatisfied;Satisfied;Satisfied
2026-05-05;Very dissatisfied;Very dissatisfied;Dissatisfied
2026-05-06;Very satisfied;Very satisfied;Very dissatisfied
"""


def test_texts_of_columns_that_are_answered_alike_are_scored_once():
    proposal, columns, places = tables(GRID)
    choice = mapping_editor.corrected(proposal, columns, places, EMPTY)

    texts = mapping_editor.texts_table(choice, proposal)
    texts.loc[texts["text"] == "Dissatisfied", "score"] = 1.5
    scored = mapping_editor.with_texts(choice, texts)

    assert set(texts["column"]) == {"How satisfied are you? [Shop] + 2"}
    assert len(texts) == 4
    assert [dict(one.codes)["dissatisfied"] for one in scored.questions] == [1.5, 1.5, 1.5]


@pytest.mark.parametrize(
    ("scale", "expected"),
    [("1-10", ("CSAT10", "")), ("1–7", ("CSAT", "1-7")), ("5-1", ("CSAT", "5-1")), ("1-5", ("CSAT", ""))],
)
def test_a_question_is_named_without_its_scale_and_keeps_its_question_on_another_one(scale, expected):
    proposal, columns, places = tables("Answered;How satisfied are you? (1-5)\n2026-05-03;5\n2026-05-04;2\n")
    (name,) = columns.loc[columns["role"] == "CSAT", "column"]

    choice = mapping_editor.corrected(proposal, corrected(columns, name, scale=scale), places, EMPTY)

    assert [(one.role.value, one.scale) for one in choice.questions] == [expected]


def test_ten_steps_are_offered_as_the_same_question():
    proposal, columns, places = tables("Answered;How satisfied are you? (1-10)\n2026-05-03;5\n2026-05-04;2\n")

    choice = mapping_editor.corrected(proposal, columns, places, EMPTY)

    assert columns["role"].tolist() == ["date", "CSAT"]
    assert [one.role.value for one in choice.questions] == [one.role.value for one in proposal.questions] == ["CSAT10"]
