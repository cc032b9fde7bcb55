"""What a file leaves open about days and names is asked on the page, with what each answer gives."""

from tests.builders import counted
from tests.company import COMPANY, take
from tests.pages.test_data import press, rows
from tests.pages.test_door import choose, drop, widget
from tests.pages.test_kinds_of_files import can_be_taken, scores, survey

AHEAD = survey("How satisfied are you with the repair? (1-5)", [1, 4, 5, 2]).replace("2026-05-04", "2099-05-04")
SPENT = "Month,Channel,Cost\n2026-04,Ads,100\n2026-05,Ads,50\n2099-05,Ads,7\n"


def answered(reader, question, answer):
    return choose(reader, reader.app.radio, f"question {question}", answer)


def test_answers_dated_after_today_are_left_out_or_kept_as_it_is_answered(own_store):
    reader = drop(AHEAD)
    asked = widget(reader.app.radio, "question days-ahead")
    assert "1 of 4 rows are dated after today" in asked.label
    assert [one.split(",")[0] for one in asked.proto.captions] == ["3 answers", "4 answers"]
    assert not can_be_taken(reader)

    press(answered(reader, "days-ahead", "leave-out"), "take survey")
    assert scores(own_store) == {("repair", "CSAT"): [1, 4, 5]}

    press(answered(drop(AHEAD, "again.csv"), "days-ahead", "keep"), "take survey")
    assert "2099-05" in set(counted(own_store)["month"])


def test_months_ahead_in_a_list_of_spending_are_left_out_or_kept_as_it_is_answered(own_store):
    for answer, kept in (("leave-out", ["2026-04", "2026-05"]), ("keep", ["2026-04", "2026-05", "2099-05"])):
        reader = answered(drop(SPENT, f"{answer}.csv"), "purpose", "acquisition")
        assert "months that have not come" in widget(reader.app.radio, "question months-ahead").label
        assert not can_be_taken(reader)

        press(answered(reader, "months-ahead", answer), "take list")

        assert [row["month"] for row in rows(own_store, "spend")] == kept


def test_a_touchpoint_of_a_path_much_like_a_known_one_is_that_one_or_new(own_store):
    take(own_store, COMPANY)
    reader = drop("path,conversions\nweb > Wi-fi at hom,4\n")
    assert '"Wi-fi at hom" is much like' in widget(reader.app.radio, "question same-as").label.replace("\\", "")
    assert not can_be_taken(reader)

    press(answered(reader, "same-as", "wifi"), "take list")

    assert [row["path"] for row in rows(own_store, "paths")] == ["web > wifi"]


def test_a_role_and_a_stage_of_a_chart_much_like_known_ones_are_those_or_new(own_store):
    take(own_store, COMPANY)
    before = len(rows(own_store, "roles"))
    reader = drop("Stage,Chief executiv,Depot\nOrdr,A,R\nUse,I,R/A\n")
    assert not can_be_taken(reader)
    reader = answered(reader, "same-as:chief", "CEO")
    reader = answered(reader, "same-as:ordr", "order")
    widget(reader.app.checkbox, "make").check()

    press(reader.run(), "take list")

    assert [row["name"] for row in rows(own_store, "roles")][before:] == ["Depot"]
    held = {(row["role"], row["letter"], row["stage"]) for row in rows(own_store, "assignments")}
    assert {("CEO", "A", "order"), ("CEO", "I", "use")} <= held
