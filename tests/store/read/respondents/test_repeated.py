import pytest
from sqlalchemy import Engine

from cxdash.domain.periods import Period, month_number
from cxdash.domain.vocabulary import View
from cxdash.services import satisfaction
from cxdash.services.reads import remembering
from cxdash.store import database
from cxdash.store.read.respondents import repeated
from tests.builders import load

SPRING, AUTUMN = "2026-01-15", "2026-04-01"


@pytest.fixture
def surveyed(store: Engine) -> Engine:
    """Two surveys of the whole and a shop: ann and ben answered both, cat and dan one, and two rows have no name."""
    load(
        store,
        [
            ("ann", "", "NPS", 9, SPRING, "home"),
            ("ann", "shop", "CSAT", 5, SPRING, "home"),
            ("ben", "", "NPS", 7, SPRING, "work"),
            ("cat", "", "NPS", 2, SPRING, "home"),
            ("#a:1", "", "NPS", 3, SPRING, "home"),
            ("group", "", "NPS", 3, SPRING, "home", "", 1.0, 40),
        ],
        key="spring",
        name="Spring",
        file="spring.csv",
    )
    load(
        store,
        [
            ("ann", "", "NPS", 6, AUTUMN, "home", "", 2.0),
            ("ann", "shop", "CSAT", 3, AUTUMN, "home"),
            ("ben", "", "NPS", 8, AUTUMN, "work"),
            ("ben", "", "NPS", 10, "2026-04-09", "work"),
            ("dan", "", "NPS", 1, AUTUMN, "home"),
            ("#a:1", "", "NPS", 3, AUTUMN, "home"),
            ("group", "", "NPS", 3, AUTUMN, "home", "", 1.0, 40),
        ],
        key="autumn",
        name="Autumn",
        file="autumn.csv",
    )
    return store


def rows(store, view=View(), *, whole=True, end="2026-04"):  # noqa: B008
    with database.reading(store) as connection:
        days = repeated.survey_days(connection, view, whole=whole)
        pair = repeated.last_two(days, end)
        if pair is None:
            return None
        waves = repeated.surveys(days, *pair)
        found = repeated.answered(connection, view, waves, whole=whole)
    table = found.astype(object).where(found.notna(), None)
    return [name["key"] for name in waves.names], table.drop(columns="scale").to_numpy().tolist()


def test_the_answers_of_each_named_respondent_to_the_last_two_surveys_are_side_by_side(surveyed):
    assert rows(surveyed) == (
        ["spring", "autumn"],
        [
            ["", "NPS", "ann", 9, 6, 2],
            ["", "NPS", "ben", 7, 9, 1],
            ["", "NPS", "cat", 2, None, None],
            ["", "NPS", "dan", None, 1, 1],
        ],
    )


def test_touchpoints_are_compared_where_they_are_asked_for_and_a_segment_narrows_both(surveyed):
    assert ["shop", "CSAT", "ann", 5, 3, 1] in rows(surveyed, whole=False)[1]
    assert [row[2] for row in rows(surveyed, View(segment="work"))[1]] == ["ben"]


def test_up_to_the_end_of_the_first_there_is_nothing_to_compare(surveyed):
    assert rows(surveyed, end="2026-03") is None


def test_two_periods_are_compared_alike(surveyed):
    with database.reading(surveyed) as connection:
        waves = repeated.periods(Period("2026-01", "2026-01"), Period("2026-04", "2026-04"))
        found = repeated.answered(connection, View(), waves, whole=True)

    assert found[["respondent", "first"]].to_numpy().tolist()[:2] == [["ann", 9], ["ben", 7]]


def test_the_service_names_both_surveys(surveyed):
    with database.reading(surveyed) as connection:
        found = satisfaction.repeated(connection, View(period="12m"), True)

    assert (found.earlier["key"], found.later["key"], found.rows.n.tolist()) == ("spring", "autumn", [2])


def test_surveys_of_the_same_days_are_not_two_times(store):
    for key in ("one", "two"):
        load(store, [("ann", "", "NPS", 9, SPRING)], key=key, name=key, file=f"{key}.csv")

    with database.reading(store) as connection:
        assert satisfaction.repeated(connection, View(period="12m"), True) is None


def test_the_same_two_surveys_are_compared_once_for_all_periods_that_end_with_them(surveyed):
    with database.reading(surveyed) as connection, remembering(connection):
        found = [satisfaction.repeated(connection, View(period=period), True) for period in ("12m", "2026-02..2026-04")]

    assert found[0] is found[1]


def test_two_periods_are_read_only_where_a_respondent_answered_in_both(surveyed):
    with database.reading(surveyed) as connection:
        again = repeated.again(connection, View(), whole=True)

    january, april, spring = (
        Period(first, last) for first, last in (("2026-01",) * 2, ("2026-04",) * 2, ("2026-02", "2026-03"))
    )
    assert again == [(month_number("2026-01"), month_number("2026-04"))]
    assert [repeated.in_both(again, *pair) for pair in ((january, april), (spring, april), (january, spring))] == [
        True,
        False,
        False,
    ]
