import pytest

from cxdash.domain.messages import Name
from cxdash.i18n.translator import Words
from cxdash.measures.ownership import kpis
from cxdash.measures.ownership.targets import outcomes
from tests.measures.owners import TODAY, make_owners

ENGLISH = Words("en")
FIVE = ("win", "upsell", "renewal", "loyalty", "advocacy")
CALLED = {"nrr": Name("nrr", "Net revenue retention"), "nps": Name("nps", "NPS")}


def won(*figures):
    """Return the outcomes of key figures: key, owner, outcome."""
    rows = [(key, "", owner, "", "up", None, "business", "effect", "top", outcome) for key, owner, outcome in figures]
    steered = make_owners(kpis=rows).kpis
    return outcomes.compute(kpis.compute(steered, make_owners().kpi_values, TODAY, everyone={"ALL"}))


OWNED = [(f"of {outcome}", "CMO", outcome) for outcome in FIVE]


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ([("nps", "CMO", "")], outcomes.NOTHING_FILLED_IN),
        (OWNED, "Each of the five outcomes has a key figure with an owner."),
        (
            [one for one in OWNED if one[2] not in ("renewal", "advocacy")] + [("nrr", "", "renewal")],
            "Nobody owns renewal (no owner: Net revenue retention); no key figure shows recommendation.",
        ),
        (
            [*(one for one in OWNED if one[2] != "renewal"), ("nrr", "ALL", "renewal"), ("nps", "", "renewal")],
            "Nobody owns renewal (no owner: Net revenue retention and NPS).",
        ),
        (OWNED[1:], "No key figure shows new sales, so nobody is asked for it."),
        ([*OWNED, ("nrr", "", "renewal")], "Each of the five outcomes has a key figure with an owner."),
    ],
)
def test_an_outcome_without_a_figure_or_an_owner_is_named_and_nothing_is_guessed(figures, said):
    found = won(*figures)

    assert ENGLISH.sentence(outcomes.sentence(found, CALLED)) == said
    assert bool(list(outcomes.findings(found, CALLED))) == said.startswith(("Nobody", "No key"))


def test_several_figures_and_owners_of_an_outcome_are_all_there():
    found = won(("nps", "CMO", "loyalty"), ("nrr", "CSO", "loyalty"), ("left", "", "loyalty"), ("new", "", "win"))

    assert found.to_numpy().tolist() == [
        ["win", ("new",), (), ("new",), "nobody"],
        ["upsell", (), (), (), "no_figure"],
        ["renewal", (), (), (), "no_figure"],
        ["loyalty", ("nps", "nrr", "left"), ("CMO", "CSO"), ("left",), "owned"],
        ["advocacy", (), (), (), "no_figure"],
    ]


def test_everyone_is_no_owner_and_a_figure_without_an_outcome_hides_none():
    found = won(("nps", "CMO", ""), ("nrr", "ALL", "renewal"), ("left", "CSO", "renewal"), ("new", "ALL", "win"))

    assert found.set_index("outcome").loc[["win", "renewal"]].to_numpy().tolist() == [
        [("new",), (), ("new",), "nobody"],
        [("nrr", "left"), ("CSO",), ("nrr",), "owned"],
    ]
    assert won(("nps", "CMO", "")).empty
