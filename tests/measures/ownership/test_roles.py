"""What each role is accountable for."""

import numpy as np
import pandas as pd
import pytest

from cxdash.measures.ownership import raci_map, roles
from tests.measures.owners import STAGES, TODAY, make_owners, owners
from tests.measures.tables import row


def carried(let_downs):
    """Return who answers for these let-downs; CMO alone, CMO and CSO, nobody, everyone."""
    held = [("CMO", "A", "find"), ("CMO", "A", "buy"), ("CSO", "A", "buy"), ("ALL", "A", "help")]
    tables = make_owners(held, roles=[("CMO", ""), ("CSO", ""), ("ALL", "")])
    counted = pd.DataFrame({"key": [f"at_{stage}" for stage in STAGES], "let_downs": let_downs})
    found = roles.carried(raci_map.on_day(tables, TODAY), tables.roles, counted)
    return [tuple(one) for one in found.itertuples(index=False)]


def test_let_downs_of_several_count_for_each_and_say_so_and_those_of_nobody_stand_first():
    assert carried([60.0, 30.0, 10.0, np.nan]) == [
        ("", 10, 0, 0.1, 0),
        ("CMO", 90, 30, 0.9, 0.3),
        ("CSO", 30, 30, 0.3, 0.3),
        ("ALL", 0, 0, 0, 0),
    ]
    assert carried([0.0, 0.0, 0.0, 100.0])[-1] == ("ALL", 100, 0, 1, 0)


def test_a_few_let_downs_have_shares_and_none_have_not():
    assert [one[3] for one in carried([0.25, 0.25, 0.0, 0.0])] == [0, 1, 0.5, 0]
    assert np.isnan([one[3:] for one in carried([0.0] * 4)]).all()
    assert np.isnan([one[3:] for one in carried([np.nan] * 4)]).all()


@pytest.mark.parametrize(
    ("key", "held", "found"),
    [
        ("CMO", ("find", "buy", "use"), ("executive", 0.75, True)),
        ("ALL", ("find", "buy", "use"), ("collective", 0.75, False)),
        ("CMO", ("find",), ("executive", 0.25, False)),
        ("CMO", (), ("executive", 0, False)),
    ],
)
def test_a_role_has_its_share_of_the_stages_and_only_everyone_may_have_too_many(key, held, found):
    one = row(owners(make_owners([(key, "A", stage) for stage in held])).roles, key=key)

    assert one["stages"] == held
    assert (one["kind"], one["share_of_stages"], one["overloaded"]) == found


def test_who_answers_for_the_only_stage_answers_for_all_and_not_for_too_many():
    one = row(owners(make_owners([("CMO", "A", "find")], stages=["find"])).roles, key="CMO")

    assert (one["share_of_stages"], one["overloaded"]) == (1, False)


def test_without_stages_roles_answer_for_none_of_them():
    found = owners(make_owners(stages=[])).roles

    assert (len(found), set(found.share_of_stages)) == (6, {0.0})
