import pytest

from cxdash.measures.ownership.proposals import adoption, set_ups
from cxdash.measures.ownership.proposals.models import DEFAULT, propose
from tests.measures.owners import TODAY, make_owners, owners

ROLES = (("CEO", ""), ("CMO", "CEO"), ("CCO", "CEO"), ("SERVICE", "CEO"), ("ALL", ""))
HELD = [
    *(("CMO", "A", "find"), ("CMO", "A", "buy"), ("ALL", "A", "use"), ("CMO", "A", "help"), ("SERVICE", "R", "help")),
    ("CMO", "A", "", "", "voice"),
]


def named(roles=ROLES, held=HELD, **more):
    tables = make_owners(held, roles=roles, **more)
    for table in (tables.roles, tables.stages):
        table["name"] = table.key
    tables.assignments["id"] = range(len(tables.assignments))
    return tables


@pytest.mark.parametrize(
    ("model", "customer", "chief", "voice", "cells"),
    [
        (set_ups.TODAY, 0, 0, ("CMO",), 0),
        ("customer_with_line", 2, 0, ("CCO",), 10),
        ("customer_without_line", 1, 0, ("CCO",), 8),
        ("customer_advises", 0, 4, ("CMO",), 13),
    ],
)
def test_each_set_up_stands_beside_today_with_the_load_of_both(model, customer, chief, voice, cells):
    found = set_ups.compute(named(), TODAY)

    one = found.by_model[model]

    assert (one.stages.get("CCO", 0), one.stages.get("CEO", 0)) == (customer, chief)
    assert one.accountable["", "voice"] == voice
    assert one.cells == cells
    assert (found.chief, found.customer, found.missing) == ("CEO", "CCO", ())


def test_without_a_customer_director_there_is_only_today_and_what_lacks_is_said():
    found = set_ups.compute(named(roles=(("CEO", ""), ("CMO", "CEO"), ("SERVICE", "CEO"), ("ALL", ""))), TODAY)

    assert list(found.by_model) == [set_ups.TODAY]
    assert [str(one) for one in found.missing] == ["The company has no such role: the customer director."]


def changed(**more):
    """Compare today with the smallest change."""
    tables = named(**more)
    made = propose(DEFAULT, tables, TODAY)
    return adoption.compare(owners(tables), owners(adoption.tables_after(tables, made.cells, {}, TODAY)))


def test_who_gets_more_and_has_too_much_is_warned_of():
    assert changed(
        held=[("CMO", "A", "find"), ("CMO", "A", "buy"), ("CMO", "A", "help"), ("CMO", "C", "use")]
    ).too_much == {"CMO": (3, 4)}
    assert changed(held=[*HELD, ("SERVICE", "R", "use")]).too_much == {}


def test_what_stays_to_be_settled_is_neither_gone_nor_new_when_it_gets_an_owner():
    annoyances = [("late", "at_buy", "buy", "at_use", "use")]

    found = changed(annoyances=annoyances, held=[*HELD, ("SERVICE", "R", "use")])

    assert [one.code for one in found.gone] == ["everyone"]
    assert found.new == ()
    assert [str(one.sentence) for one in found.now_owned] == [
        "“late” is felt at buy, but made at use, which SERVICE answers for."
    ]
    assert found.handed_on == ()
