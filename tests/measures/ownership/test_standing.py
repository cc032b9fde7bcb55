from cxdash.domain.vocabulary import View
from cxdash.measures.ownership import figures, standing
from tests.measures.owners import TODAY, answered, make_owners
from tests.measures.tables import row

MET, BROKEN = ((0, 0, 0, 60, 0), 0), ((0, 60, 0, 0, 0), -2)


def test_what_holds_on_a_day_is_the_same_for_views_with_other_answers():
    tables = make_owners([("CMO", "A", "find"), ("CSO", "A", "buy")])
    holds = standing.compute(tables, TODAY)

    met, broken = (
        figures.compute(holds, answered(tables, {"at_find": given, "at_buy": MET}), View()) for given in (MET, BROKEN)
    )

    assert [row(one.stages, key="find")["owner"] for one in (met, broken)] == ["CMO", "CMO"]
    assert [row(one.stages, key="find")["broken"] for one in (met, broken)] == [False, True]
    assert met.map is broken.map is holds.map
    assert "broken" not in holds.stages
