import pytest

from cxdash.charts import leaking_bucket as charts
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words, languages
from cxdash.measures.economics import figures as economics
from cxdash.presenters.economics import bucket
from cxdash.services import economics as service
from cxdash.store import database
from tests.measures.economics.test_figures import SPENT
from tests.measures.money import make_money, months, steady
from tests.presenters.ownership.pictures import assert_draws, sent, written

ENGLISH = Words("en")


def shown(customers, spend=SPENT, language="en"):
    found = economics.compute(make_money(customers, spend), View(period="12m"))
    return bucket.tab(found, Words(language))


def changing(first, second):
    """Return two years of months in which (came, left) are the same each month of a year."""
    return [
        (month, 1000.0, *(first if at < 12 else second), float("nan"), float("nan"))
        for at, month in enumerate(months("2024-11", 24))
    ]


@pytest.mark.parametrize(
    ("customers", "finding"),
    [
        (changing((9, 9), (10, 11)), "We win more customers than a year ago, but lose even more: 120 came, 132 left."),
        (changing((9, 9), (11, 10)), "We win more customers than a year ago, but hardly grow: 132 came, 120 left."),
        (changing((10, 11), (10, 11)), "More customers leave than come: 120 came, 132 left."),
        (changing((11, 10), (11, 10)), "We hardly grow: 132 customers came, 120 left."),
        (changing((9, 9), (10, 30)), "We win more customers than a year ago, but lose even more: 120 came, 360 left."),
        (changing((9, 9), (30, 10)), "More customers come than leave: 360 came, 120 left."),
    ],
)
def test_the_finding_says_whether_those_who_come_make_up_for_those_who_leave(customers, finding):
    assert shown(customers).heading == finding


def test_each_month_has_a_bar_for_those_who_came_above_and_one_for_those_who_left_below():
    boxes = sent(shown(changing((20, 10), (20, 40))))["boxes"]
    came, left = boxes[boxes.kind == "pale"], boxes[boxes.kind == "solid"]

    assert (len(came), len(left)) == (24, 24)
    assert came.said.iloc[0] == "Nov 2024: 20 came, 10 left."
    assert came.bottom.nunique() == left.top.nunique() == 1
    assert came.bottom.iloc[0] < left.top.iloc[0]
    one = (came.bottom - came.top).iloc[0] / 20
    assert (left.bottom - left.top).iloc[-1] == pytest.approx(40 * one)
    assert charts.LEFT <= came.x.min() < came.x2.max() <= charts.RIGHT
    assert came.top.min() >= charts.TOP - 1e-9
    assert left.bottom.max() <= charts.BOTTOM + 1e-9


@pytest.mark.parametrize("each", [(20, 40), (4000, 0), (0, 4000), (0, 0)])
def test_the_net_stays_between_the_bars_whatever_it_is(each):
    tables = sent(shown(changing(each, each)))
    net, boxes = tables["net"], tables["boxes"]
    on_desk = net[net["where"] == "desk"]

    assert (on_desk.y >= boxes[boxes.kind == "pale"].bottom.max()).all()
    assert (on_desk.y <= boxes[boxes.kind == "solid"].top.min()).all()


def test_a_missing_month_is_a_gap_in_the_line_and_said_over_the_sum():
    customers = [row for row in changing((20, 10), (20, 40)) if row[0] != "2026-03"]
    tab = shown(customers)
    net = sent(tab)["net"]

    assert net[net["where"] == "desk"].groupby("run").size().tolist() == [16, 7]
    assert "Nov 2025 – Oct 2026, 11 months\nwon − lost = net" in written(tab)
    assert "220 − 440 = −220" in written(tab)


@pytest.mark.parametrize(
    ("customers", "said"),
    [
        (changing((20, 10), (20, 40)), "from Nov 2025 more leave than come"),
        (changing((20, 40), (20, 10)), "from Nov 2025 more come than leave"),
        (changing((20, 10), (20, 10)), None),
    ],
)
def test_the_month_from_which_more_leave_than_come_is_named_in_both_forms(customers, said):
    tab = shown(customers)

    assert [text for text in written(tab) if text.startswith("from ")] == ([said] if said else [])
    assert [text for text in written(tab, "phone") if text.startswith("from ")] == ([said] if said else [])
    points = sent(tab)["points"]
    assert (points.kind == "ring").sum() == (2 if said else 0)


@pytest.mark.parametrize("customers", [changing((20, 10), (20, 40)), changing((20, 40), (20, 10))])
def test_the_words_on_the_turn_are_joined_to_the_middle_of_its_month(customers):
    tables = sent(shown(customers))
    ring = tables["points"].query("kind == 'ring' and where == 'desk'").iloc[0]
    joined = tables["lines"].query("kind == 'strong' and where == 'desk'")

    assert joined.x.tolist() == joined.x2.tolist() == [ring.x]
    bars = tables["boxes"].query("x < @ring.x < x2")
    words = tables["texts"].query("text.str.startswith('from ') and where == 'desk'", engine="python").iloc[0]
    assert min(abs(words.x - bars.x.iloc[0]), abs(words.x - bars.x2.iloc[0])) < 1e-6


def test_months_of_one_year_take_the_whole_width():
    tab = shown(steady("2025-11", 12), spend=())
    boxes = sent(tab)["boxes"]

    assert boxes.x2.max() > charts.RIGHT - 10
    assert [text for text in written(tab) if "won − lost" in text] == ["Nov 2025 – Oct 2026\nwon − lost = net"]


def test_without_spending_it_says_what_to_add_where_the_costs_would_stand():
    said = "What one costs is not known: add\nwhat you spend on winning and\nkeeping."

    tab = shown(steady("2024-11", 24), spend=())
    texts = sent(tab)["texts"].set_index("text")

    assert set(texts["where"][said]) == {"desk", "phone"}
    assert texts.x[said].max() == charts.COSTS


def test_both_costs_are_on_one_axis_from_nothing_and_their_words_do_not_meet():
    tables = sent(shown(steady("2024-11", 24)))
    points = tables["points"]
    costs = points[points.said.str.startswith("to ")]

    assert (
        costs.said.tolist()
        == ["to win one: 50.0, the year before 50.0."] * 2 + ["to keep one: 1.3, the year before 1.3."] * 2
    )
    zero, top = charts.COST_ZERO, charts.COST_TOP
    assert (zero - costs.y).tolist() == pytest.approx([zero - top] * 2 + [(zero - top) * 1.32 / 50] * 2, rel=0.02)
    alike = sent(shown(steady("2024-11", 24), [(m, p, 40.0) for m, p, _ in SPENT]))["texts"]
    names = alike[alike.text.isin(["to win one", "to keep one"])].y
    assert abs(names.iloc[0] - names.iloc[1]) >= charts.COST_APART


def test_a_cost_that_is_not_known_is_named():
    texts = written(shown(steady("2024-11", 24), [row for row in SPENT if row[1] == "acquisition"]))

    assert "to keep one: not known" in texts
    assert "to win one" in texts


def test_no_customers_by_month_have_no_picture():
    assert shown([]) is None


@pytest.mark.parametrize("language", languages())
def test_the_picture_draws_from_the_tables_that_are_sent(language):
    assert_draws(shown(changing((20, 10), (20, 40)), language=language), language)


def test_of_the_demo_it_shows_two_years_that_stand_still_and_what_one_costs(demo_file):
    with database.reading(database.open_store(str(demo_file))) as connection:
        tab = bucket.tab(service.figures(connection, View(period="12m")), ENGLISH)

    assert tab.heading == "We win more customers than a year ago, but lose even more: 37,800 came, 39,290 left."
    assert {"36,000 − 31,187 = +4,813", "37,800 − 39,290 = −1,490", "+457", "−568"} <= set(written(tab))
    assert {"2,550", "1,839", "+39%", "271", "291", "−7%", "from Mar 2026 more leave than come"} <= set(written(tab))
    assert [table.behind for table in tab.tables] == [True]
    assert len(tab.tables[0].rows) == 24


@pytest.mark.parametrize(("spend", "square"), [(SPENT, True), ([], False)])
def test_hollow_bars_and_the_squares_of_keeping_are_heard_and_no_layer_is_empty(spend, square):
    tab = shown(changing((20, 10), (20, 40)), spend)
    tables = sent(tab)

    layers = tab.drawing.picture(ENGLISH, *tab.drawing.arguments).to_dict()["layer"]
    heard = [one for one in layers if one["mark"].get("aria", True) and one["data"]["name"] in ("boxes", "points")]
    kinds = {one["transform"][-1]["filter"].split("'")[1] for one in heard}

    assert {"pale", "solid"} <= kinds
    assert ("square" in kinds) == square
    assert kinds <= {*tables["boxes"].kind, *tables["points"].kind}
