"""Names in lists that are much like known ones: asked about, and taken for those or made as answered."""

from datetime import date

import pytest

from cxdash.domain.messages import ImportRefused
from cxdash.exchange.door.kinds import Kind
from cxdash.exchange.door.lists import Make, read

KNOWN = {
    "stages": {"buy": {"key": "buy", "name": "Buy", "position": 1}},
    "touchpoints": {
        "website": {"key": "website", "name": "Website", "stage": "buy"},
        "shop": {"key": "shop", "name": "Shop", "stage": "buy"},
    },
    "roles": {
        "director": {"key": "director", "name": "Marketing director", "kind": "executive"},
        "cfo": {"key": "cfo", "name": "CFO", "kind": "executive"},
    },
}
RACI = "Activity,Marketing directr,CFO\nBuy,A,C\nWebsit,R,A\n"
PATHS = "path,conversions\nWebsit > Shop,3\nShop,4\n"
ALL = Make(True)
ROLE, PLACE = "same-as:marketing-directr", "same-as:websit"


def _read(text, kind, answers=None, make=ALL):
    return read(text.encode(), "file.csv", kind, KNOWN, date(2026, 6, 1), answers or {}, make)


def _assigned(found):
    return {(row["role"], row["touchpoint"]) for row in found.found.tables["assignments"].to_dict("records")}


@pytest.mark.parametrize("make", [Make(), Make(True)])
def test_a_role_and_a_touchpoint_written_otherwise_are_asked_about_and_nothing_is_made_before(make):
    found = _read(RACI, Kind.RACI, make=make)

    asked = [(one.id, [reading.id for reading in one.readings]) for one in found.found.questions]
    assert asked == [(ROLE, ["director", "new"]), (PLACE, ["website", "new"])]
    assert found.found.tables == {}
    assert str(found.found.questions[0].text) == (
        '"Marketing directr" is much like "Marketing director", which is there already. Is it the same?'
    )


def test_what_is_the_same_is_taken_for_it_and_what_is_new_is_made():
    same = _read(RACI, Kind.RACI, {ROLE: "director", PLACE: "website"}, Make())
    new = _read(RACI, Kind.RACI, {ROLE: "new", PLACE: "website"})

    assert _assigned(same) == {("director", None), ("cfo", None), ("director", "website"), ("cfo", "website")}
    assert (same.lacking, set(same.found.tables)) == ([], {"assignments"})
    assert [one.name for one in new.lacking] == ["Marketing directr"]
    assert new.found.tables["roles"]["key"].tolist() == ["director", "cfo", "marketing-directr"]


def test_a_touchpoint_in_paths_is_asked_about_too():
    (asked,) = _read(PATHS, Kind.PATHS).found.questions

    assert asked.id == PLACE
    assert _read(PATHS, Kind.PATHS, {PLACE: "website"}).found.tables["paths"]["path"].tolist() == [
        "website > shop",
        "shop",
    ]


def test_a_name_of_its_own_is_offered_for_making_without_a_question():
    found = _read(PATHS.replace("Websit", "Newsletter"), Kind.PATHS, make=Make())

    assert (found.found.questions, [one.name for one in found.lacking]) == ((), ["Newsletter"])


@pytest.mark.parametrize(
    ("text", "answers", "said"),
    [
        (PATHS, {PLACE: "shop"}, "is no answer to the question"),
        (PATHS.replace("Websit", "Website"), {PLACE: "website"}, "is no question about this file"),
    ],
)
def test_an_answer_that_nothing_asks_is_refused(text, answers, said):
    with pytest.raises(ImportRefused) as refusal:
        _read(text, Kind.PATHS, answers)

    assert said in str(refusal.value)
