"""What concerns all rows of a survey: its day, its decimal mark, its weights, who answered."""

import pytest

from cxdash.exchange.suggest.propose import propose

HEAD = "id,date,How satisfied were you with the parcel?"
ROWS = [f"{at},2026-05-{at:02d},{at % 5 + 1}" for at in range(1, 21)]


def file(more_names="", more=lambda _: "", rows=ROWS, head=HEAD):
    return "\n".join([head + more_names, *(row + more(at) for at, row in enumerate(rows, start=1))]).encode()


def asked(proposal):
    return {one.id: [reading.id for reading in one.readings] for one in proposal.open}


def test_a_clean_file_asks_nothing():
    assert asked(propose(file(), "may.csv")) == {}


def test_a_file_without_days_asks_for_one_and_takes_any():
    undated = file(rows=[",".join(row.split(",")[::2]) for row in ROWS], head="id,How satisfied were you?")

    open_, answered = propose(undated, "may.csv"), propose(undated, "may.csv", answers={"day": "2026-05-31"})

    assert list(asked(open_)) == ["day"]
    assert (asked(answered), answered.day, dict(answered.answers)) == ({}, "2026-05-31", {"day": "2026-05-31"})


def test_several_weights_are_asked_about_and_one_is_chosen():
    weighted = file(",Weight,Weight trimmed", lambda at: f",{1 + at / 10},1.{at}")

    chosen = propose(weighted, "may.csv", answers={"weight": "weight-trimmed"})

    assert asked(propose(weighted, "may.csv")) == {"weight": ["weight", "weight-trimmed", "none"]}
    assert [one.name for one in chosen.columns if one.role.value == "weight"] == ["Weight trimmed"]


def test_a_mark_in_counts_is_asked_about():
    counted = file(",Weight", lambda at: f",1.{at % 9 + 1}00")

    answered = propose(counted, "may.csv", answers={"decimal": "comma"})

    assert asked(propose(counted, "may.csv")) == {"decimal": ["comma", "point"]}
    assert answered.decimal == ","


def test_several_columns_of_ids_are_asked_about():
    customers = file(",Customer ID", lambda at: f",c{at // 2}")

    chosen = propose(customers, "may.csv", answers={"respondent": "customer-id"})

    assert asked(propose(customers, "may.csv")) == {"respondent": ["id", "customer-id", "each-row"]}
    assert [one.name for one in chosen.columns if one.role.value == "respondent"] == ["Customer ID"]


@pytest.mark.parametrize("first", [46_000, 1_772_000_000])
def test_numbers_that_may_count_time_are_asked_about_where_no_word_says_so(first):
    each = 1 if first < 1_000_000 else 86_400
    rows = [f"a{row},{first + row * each},{1 + row % 5},{46_000 + row}" for row in range(30)]
    content = "\n".join(["Ref,Column B,How satisfied are you?,Zip code", *rows]).encode()

    asked = propose(content, "serial.csv")
    answered = propose(content, "serial.csv", answers={"day-column": "column-b"})

    assert [(one.id, one.columns) for one in asked.open] == [("day-column", ("Column B",))]
    assert (answered.open, str(answered.columns[1].role)) == ((), "date")


def test_a_second_column_of_days_is_named_as_one():
    rows = [f"a{row},2026-05-{row + 1:02d},2026-03-01,4" for row in range(20)]
    content = "\n".join(["Ref,Answered on,Order date,How satisfied are you?", *rows]).encode()

    column = propose(content, "orders.csv").columns[2]

    assert [str(one) for one in column.evidence] == ["its cells are days, but not those of the answers"]
