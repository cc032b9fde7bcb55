import pytest

from cxdash.charts import look
from cxdash.charts import priorities as charts
from cxdash.i18n.translator import Words, languages
from cxdash.presenters.priorities import merit
from cxdash.presenters.priorities.screen import Basis
from tests.measures.priorities.test_figures import found

ENGLISH = Words("en")
PLACES, ROLES = {"at_find": "Ad", "at_buy": "Web"}, {"CMO": "Marketing"}
LATE = {"key": "late", "made_at": "at_buy", "importance": 8.0, "value": 2000.0, "feasibility": 2.0}
DEAR = {"key": "dear", "importance": 4.0, "value": 4000.0, "feasibility": 5.0}
UNKNOWN = {"key": "odd", "importance": 9.0, "value": 100.0}


def basis(*rows):
    return Basis(found(*rows), PLACES, ROLES, {row["key"]: row["key"].capitalize() for row in rows})


def test_each_thing_has_its_three_figures_and_what_is_held_up_is_marked():
    told = basis(LATE, DEAR, UNKNOWN)
    rows = told.found.rows.sort_values("merit", ascending=False)

    shown = merit.picture(rows[rows.merit.notna()], told, ENGLISH)

    assert shown.drop(columns=["Who can fix it", "told"]).to_numpy().tolist() == [
        [1, "Dear", 4, 4000, 5, "value 4,000, doable 5 of 5", "can be fixed"],
        [2, "Late", 8, 2000, 2, "value 2,000, doable 2 of 5", "blocked, no clear owner"],
    ]
    assert shown.told[0] == "Dear: value 4,000, doable 5 of 5. Marketing answers for Ad and can act."
    assert merit.sentences(told, ENGLISH) == [
        "Needed most, worth most and most doable, taken together: “Dear” and “Late”.",
        "Of 1 it is not known how needed, valuable or doable it is; it stands last.",
    ]
    shown = merit.present(told, ENGLISH)
    assert shown.drawing.alt == shown.sentences[0]
    assert shown.tables[0].rows.Annoyance.tolist() == ["Dear", "Late", "Odd"]


def test_where_none_has_all_three_there_is_no_picture_and_that_is_said():
    shown = merit.present(basis(UNKNOWN), ENGLISH)

    assert shown.drawing is None
    assert shown.sentences[0] == "Need, value and how doable it is are not known of any."


def test_without_a_stated_value_customers_and_severity_stand_in():
    told = basis({**DEAR, "value": float("nan")})

    assert merit.sentences(told, ENGLISH)[1].startswith("What fixing them is worth has not been stated")
    shown = merit.picture(told.found.rows, told, ENGLISH)
    assert shown["Value and doable"].tolist() == ["customers × severity 300, doable 5 of 5"]


@pytest.mark.parametrize("language", languages())
def test_need_is_the_place_value_the_size_and_doable_the_shade_of_a_mark(language):
    words = Words(language)
    layers = charts.merits(words).to_dict()["layer"]
    name = charts.merit_columns(words)

    (filled,) = [one for one in layers if one["mark"]["type"] == "point" and one["mark"]["filled"]]
    assert filled["encoding"]["x"]["field"] == name["need"]
    assert filled["encoding"]["size"]["field"] == name["worth"]
    assert filled["encoding"]["opacity"]["field"] == "dark"
    rings = next(one["calculate"] for one in filled["transform"] if one["as"] == "ring")
    assert look.readings(words)[look.WARNING] in rings
    assert [one["mark"].get("aria") is False for one in layers].count(False) == 1
    assert [column for column in name.values() if "." in column] == []


@pytest.mark.parametrize("language", languages())
def test_the_axis_has_its_name_and_no_line_runs_through_the_words_beside_a_mark(language):
    words = Words(language)
    layers = charts.merits(words).to_dict()["layer"]
    need = charts.merit_columns(words)["need"]

    across, within = [one["encoding"] for one in layers if one["mark"]["type"] == "rule"]
    beside = next(one["encoding"] for one in layers if one["encoding"].get("text", {}).get("field") == "held")
    assert (within["x2"]["field"], within["x"]["axis"]["title"], within["x"]["axis"]["grid"]) == (need, need, False)
    assert within["y"]["field"] == beside["y"]["field"] == "mark_y"
    assert across["y"]["field"] == "foot"
