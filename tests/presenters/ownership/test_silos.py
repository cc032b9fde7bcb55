import pytest

from cxdash.charts.ownership import silos as charts
from cxdash.i18n.translator import Words, languages
from cxdash.presenters.elements import Tab
from cxdash.presenters.ownership import silos as presenter
from tests.measures.owners import make_owners, owners
from tests.presenters.ownership.pictures import assert_draws, sent
from tests.presenters.ownership.test_screen import HIGH, LOW, named

ENGLISH = Words("en")
WARM = "promise broken"
CLEAR = [("CMO", "A", "find"), ("CMO", "A", "buy"), ("CSO", "A", "use"), ("COO", "A", "help")]
GONE = [("CMO", "A", "find"), ("CMO", "A", "buy"), ("CSO", "A", "buy"), ("ALL", "A", "help")]


def rating(stage, after, role, score):
    return ("handoff", after, "", stage, f"{role} {stage}", role, score)


def shown(held, *ratings, scores=None, language="en", **more):
    tables = named(make_owners(held, assessments=ratings, **more))
    drawing = presenter.drawing(tables, owners(tables, scores), Words(language))
    return Tab(drawing=drawing) if drawing else None


@pytest.mark.parametrize(
    ("held", "ratings", "finding"),
    [
        (CLEAR, [], "A customer changes hands 2 times along the journey."),
        (
            CLEAR,
            [rating("buy", "use", "CMO", 4), rating("buy", "use", "CSO", 2)],
            "A customer changes hands 2 times along the journey; at 1 of them the hand-off is poor or nobody clearly "
            "answers on a side.",
        ),
        (
            GONE,
            [],
            "A customer changes hands 3 times along the journey; at 3 of them the hand-off is poor or nobody clearly "
            "answers on a side.",
        ),
        (
            [("CMO", "A", stage) for stage in ("find", "buy", "use", "help")],
            [],
            "One and the same owner has the customer all the way.",
        ),
    ],
)
def test_the_finding_counts_changes_of_hands_and_those_that_are_poor_or_with_nobody(held, ratings, finding):
    assert shown(held, *ratings).drawing.alt == finding


def test_lanes_are_owners_in_the_order_met_and_nobody_and_everyone_are_last_and_warm():
    lanes = sent(shown(GONE))["lanes"]

    assert list(lanes["name"]) == ["Cmo", "Cso", "Nobody", "All"]
    assert list(lanes.tone == WARM) == [False, False, True, True]


def test_a_stage_has_a_stop_in_the_lane_of_each_that_answers_for_it():
    tables = sent(shown(GONE))

    lanes, stops = tables["lanes"].set_index("name").y, tables["stops"]
    assert list(stops.y) == [lanes["Cmo"], lanes["Cmo"], lanes["Cso"], lanes["Nobody"], lanes["All"]]
    assert list(stops.kind) == [charts.OWNED, *[charts.LACKING] * 4]
    assert list(stops.said) == ["Find: Cmo.", *["Buy: Cmo, Cso."] * 2, "Use: nobody.", "Help: everyone, and so nobody."]


def test_the_line_is_without_a_break_and_leads_from_each_owner_to_each_of_the_next():
    tables = sent(shown(GONE))

    ways = tables["ways"]
    assert list(ways.groupby("key", sort=False).size()) == [presenter.PIECES + 1] * 5
    for _, way in ways.groupby("key"):
        ends = way.sort_values("x").iloc[[0, -1]]
        stops = tables["stops"]
        assert ((stops["to"] == ends.x.iloc[0]) & (stops.y == ends.y.iloc[0])).any()
        assert ((stops["from"] == ends.x.iloc[1]) & (stops.y == ends.y.iloc[1])).any()


def test_a_change_of_hands_is_marked_with_both_ratings_and_a_poor_one_is_bold():
    ratings = [rating("buy", "use", "CMO", 4), rating("buy", "use", "CSO", 1), rating("use", "help", "CSO", 3)]

    tables = sent(shown(CLEAR, *ratings))

    assert list(tables["figures"].text) == ["4 → 1", "–", "3 → –", "–"]
    assert list(tables["figures"].weight) == ["bold", "normal", "normal", "normal"]
    assert not (tables["marks"].tone == WARM).any()
    assert tables["marks"].said.iloc[0] == "Buy → Use: Cmo to Cso; rated 4 → 1 of 5, satisfaction –."
    assert len(sent(shown(CLEAR))["marks"]) == 2
    assert sent(shown(CLEAR))["marks"].said.iloc[0] == "Buy → Use: Cmo to Cso; satisfaction –, not rated."


def test_where_satisfaction_falls_at_a_change_of_hands_the_fall_is_bold():
    figures = sent(shown(CLEAR, scores={"at_buy": HIGH, "at_use": LOW}))["figures"]

    assert list(figures.text) == ["–", "−2.0", "–", "–"]
    assert list(figures.weight) == ["normal", "bold", "normal", "normal"]


def test_on_a_phone_it_is_a_list_of_stages_with_how_each_is_handed_on():
    phone = sent(shown(GONE, rating("find", "buy", "CMO", 4)))["phone"]

    assert list(phone["name"]) == ["Find", "Buy", "Use", "Help"]
    assert list(phone.owner) == ["Cmo", "Cmo, Cso", "nobody", "everyone, and so nobody"]
    assert list(phone.step)[-1] == ""
    assert list(phone["owner tone"] == WARM) == [False, True, True, True]


@pytest.mark.parametrize("stages", [2, 12])
def test_two_and_twelve_stages_have_room(stages):
    keys = [f"stage{no}" for no in range(stages)]
    tab = shown([(("CMO", "CSO")[no % 2], "A", key) for no, key in enumerate(keys)], stages=keys)
    tables = sent(tab)

    assert (len(tables["heads"]), len(tables["marks"])) == (stages, stages - 1)
    assert tables["stops"]["to"].max() < charts.END
    assert (tables["stops"]["from"].diff().dropna() > 0).all()
    assert tables["phone"].below.max() < tab.drawing.tables.rows


def test_without_anything_to_hand_over_or_filled_in_there_is_no_picture():
    assert shown([]) is None
    assert shown([("CMO", "A", "find")], stages=["find"]) is None


@pytest.mark.parametrize("language", languages())
def test_the_picture_draws_from_the_tables_that_are_sent(language):
    assert_draws(shown(GONE, rating("find", "buy", "CMO", 4), language=language), language)


def test_of_the_demo_it_shows_six_changes_of_hands_five_of_them_poor_or_with_nobody(demo):
    tab = Tab(drawing=presenter.drawing(*demo, ENGLISH))
    tables = sent(tab)

    assert tab.drawing.alt == (
        "A customer changes hands 6 times along the journey; at 5 of them the hand-off is poor or nobody clearly "
        "answers on a side."
    )
    assert list(tables["lanes"]["name"]) == [
        "Marketing director",
        "Sales director",
        "Product and IT\ndirector",
        "Customer director",
        "Nobody",
        "Everyone",
    ]
    assert list(tables["figures"].text[::2]) == ["4 → 3", "4 → 1", "3 → 2", "3 → 2", "2 → 3", "4 → 2"]
    assert list(tables["marks"].tone == WARM) == [False, True, True, False, True, True]
