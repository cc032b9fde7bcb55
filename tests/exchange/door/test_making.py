"""What a file refers to and the store lacks: what would be made, and where it would belong."""

import pytest

from cxdash.domain.messages import Message
from cxdash.exchange.door.making import Lacking, kind_of_role, lacking, made, said

KNOWN = {
    "stages": {
        "buy": {"key": "buy", "name": "Buy", "position": 1},
        "use": {"key": "use", "name": "Use", "position": 2},
    },
    "touchpoints": {"web": {"key": "web", "stage": "buy", "name": "Web"}},
    "roles": {},
}


def test_faults_of_names_that_nobody_has_are_lacking_and_others_are_not():
    unknown = Message("{lacking}", {"lacking": "TV", "refers": "touchpoints", "closest": ""})

    assert lacking([unknown, unknown], KNOWN) == [Lacking("touchpoints", "TV")]
    assert lacking([unknown, Message("row 3 is wrong")], KNOWN) is None


def test_an_activity_is_a_touchpoint_in_its_section_and_a_stage_where_there_are_neither():
    activity = Message("", {"lacking": "Sell", "refers": "places", "section": ""})
    in_section = Message("", {"lacking": "Sell", "refers": "places", "section": "Buy"})

    assert lacking([activity], {}) == [Lacking("stages", "Sell")]
    assert lacking([activity], KNOWN) == [Lacking("touchpoints", "Sell")]
    assert lacking([in_section], {}) == [Lacking("touchpoints", "Sell", "Buy")]


def test_rows_are_added_to_whole_sheets_with_keys_made_from_names():
    tables, known = made([Lacking("touchpoints", "TV ads"), Lacking("roles", "Alle")], KNOWN, "Use")

    assert tables["touchpoints"][["key", "stage", "name"]].values.tolist() == [
        ["web", "buy", "Web"],
        ["tv-ads", "use", "TV ads"],
    ]
    assert tables["roles"][["key", "name", "kind"]].values.tolist() == [["alle", "Alle", "collective"]]
    assert "stages" not in tables
    assert set(known["touchpoints"]) == {"web", "tv-ads"}


def test_a_touchpoint_needs_a_stage_which_is_made_where_it_is_new():
    assert made([Lacking("touchpoints", "TV")], KNOWN) is None

    tables, _ = made([Lacking("touchpoints", "TV", "Learn")], KNOWN)

    assert tables["stages"][["key", "name", "position"]].values.tolist()[-1] == ["learn", "Learn", 3]


def test_a_name_much_like_a_known_one_is_pointed_out():
    assert list(map(str, said([Lacking("touchpoints", "Wed", "", "Web")]))) == [
        'Touchpoints that are not there yet: "Wed".',
        '"Wed" is much like "Web", which is there already.',
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("CEO", "executive"),
        ("Sales director", "executive"),
        ("Salgssjef", "executive"),
        ("Everyone", "collective"),
        ("Kundeservice", "function"),
    ],
)
def test_the_kind_of_a_new_role_follows_from_its_title(name, kind):
    assert kind_of_role(name) == kind
