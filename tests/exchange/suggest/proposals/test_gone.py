"""Next month's file lacks columns that were read before, or has others in their place."""

import pytest

from cxdash.exchange.suggest.propose import propose
from cxdash.exchange.survey.mapping import read_mapping
from cxdash.exchange.survey.mapping_text import write_mapping
from cxdash.exchange.survey.reader import read_survey

MAY = """Respondent ID;Answered;Region;Weight;How satisfied with delivery? (1-5);How easy was it to pay? (1-7);Comment
r1;2026-05-03;North;1.5;5;7;Quick and friendly, as it was promised
r2;2026-05-04;South;0.5;2;3;The parcel came much too late for us
r3;2026-05-05;North;1.0;4;5;All was well this time around I think
"""
CHANGED = ["changed:phone", "changed:email"]


@pytest.fixture
def kept():
    return write_mapping(propose(MAY.encode(), "may.csv"))


def without(*names, text=MAY, month="06"):
    rows = [line.split(";") for line in text.replace("2026-05", f"2026-{month}").splitlines()]
    places = [place for place, name in enumerate(rows[0]) if name not in names]
    return "".join(";".join(row[place] for place in places) + "\n" for row in rows).encode()


def gone(proposal):
    return [str(note) for note in proposal.notes if "not in this file" in str(note)]


@pytest.mark.parametrize(
    "names",
    [("How easy was it to pay? (1-7)",), ("Comment",), ("Region", "Comment"), ("Respondent ID",)],
)
def test_it_is_read_as_before_and_what_is_gone_is_named(kept, names):
    proposal = propose(without(*names), "june.csv", kept=[kept])

    quoted = ", ".join(f'"{name}"' for name in names)
    assert (proposal.kept, proposal.open) == (True, ())
    assert gone(proposal) == [f"What was read before and is not in this file: {quoted}."]
    assert (
        read_survey(without(*names), "june.csv", read_mapping(write_mapping(proposal))).questions["answers"].sum() > 2
    )


def test_nothing_is_named_where_nothing_is_gone(kept):
    assert gone(propose(without(), "june.csv", kept=[kept])) == []


def test_without_its_weights_a_file_is_read_only_if_that_is_said(kept):
    asked = propose(without("Weight"), "june.csv", kept=[kept])
    answered = propose(without("Weight"), "june.csv", kept=[kept], answers={"gone:weight": "without"})

    assert [one.id for one in asked.open] == ["gone:weight"]
    assert (answered.open, dict(answered.answers)) == ((), {"gone:weight": "without"})


def test_without_its_days_one_day_is_asked_for(kept):
    assert [one.id for one in propose(without("Answered"), "june.csv", kept=[kept]).open] == ["day"]


def test_columns_in_their_place_are_proposed(kept):
    text = (
        MAY.replace("Answered", "Completed on").replace("Region", "Customer type").replace("Comment", "Anything else?")
    )

    proposal = propose(without(text=text), "june.csv", kept=[kept])

    roles = {one.name: str(one.role) for one in proposal.columns}
    assert proposal.kept
    assert [roles[name] for name in ("Completed on", "Customer type", "Anything else?")] == [
        "date",
        "segment",
        "comment",
    ]


def test_new_days_that_can_be_read_in_two_orders_are_asked_about(kept):
    text = (
        MAY.replace("2026-05-03", "03/06/2026").replace("2026-05-04", "04/06/2026").replace("2026-05-05", "05/06/2026")
    )

    for given in (text, text.replace("Answered", "Completed on")):
        assert [one.id for one in propose(given.encode(), "june.csv", kept=[kept]).open] == ["date-order"]


def test_a_survey_that_asks_mostly_other_things_is_a_new_one(kept):
    other = MAY.replace("How satisfied with delivery? (1-5)", "How satisfied with the shop? (1-5)")
    codes = MAY.replace("How satisfied with delivery? (1-5)", "Q1").replace("How easy was it to pay? (1-7)", "Q2")

    assert not propose(without("How easy was it to pay? (1-7)", text=other), "shop.csv", kept=[kept]).kept
    mapping = write_mapping(propose(codes.encode(), "may.csv", answers={"kind:q1": "satisfaction"}))
    assert not propose(without("Q2", "Comment", text=codes), "june.csv", kept=[mapping]).kept


@pytest.mark.parametrize(
    ("over", "asked", "scale"),
    [
        ("How satisfied were you with these? (1 = very bad, 5 = very good)", [], ""),
        ("How satisfied were you with these? (1 = very good, 5 = very bad)", CHANGED, "5-1"),
        ("How easy was it to reach us by these? (1 = very hard, 5 = very easy)", CHANGED, "1-5"),
    ],
)
def test_columns_of_one_name_under_another_question_are_asked_about(over, asked, scale):
    body = "Answered;Phone;Email\n" + "".join(f"2026-05-0{day};{day};{6 - day}\n" for day in range(1, 6))
    before = f"How satisfied were you with these? (1 = very bad, 5 = very good);;\n{body}"
    kept = write_mapping(propose(before.encode(), "may.csv"))

    proposal = propose(f"{over};;\n{body}".encode(), "june.csv", kept=[kept])
    anew = propose(f"{over};;\n{body}".encode(), "june.csv", kept=[kept], answers=dict.fromkeys(asked, "anew"))

    assert [one.id for one in proposal.open] == asked
    assert (anew.kept, anew.open) == (True, ())
    assert [one.scale for one in anew.questions] == [scale] * 2
