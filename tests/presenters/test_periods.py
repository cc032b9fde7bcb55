import pytest

from cxdash.domain.periods import DEFAULT_PERIOD, Period, Round
from cxdash.i18n.translator import Words
from cxdash.presenters import periods

ENGLISH = Words("en")

SPRING = Round(Period("2026-03", "2026-04"), ({"key": "h1", "name": "Spring 2026", "name_sv": "Våren 2026"},))
AUTUMN = Round(Period("2026-10", "2026-10"), ({"key": "h2", "name": ""},))

ASKED = ["2026-03", "2026-04", "2026-10"]

EVERY = [f"{year}-{month:02d}" for year in (2025, 2026) for month in range(1, 11)]


def test_surveys_are_offered_first_the_latest_by_default():
    shown, names = periods.offered(DEFAULT_PERIOD, ASKED, (SPRING, AUTUMN), ENGLISH)

    assert (shown, names) == (
        "latest",
        {
            "latest": "h2",
            "2026-03..2026-04": "Spring 2026",
            "all": "All months from Mar 2026",
            "2026-07..2026-12": "Second half of 2026",
            "2026-01..2026-06": "First half of 2026",
        },
    )
    assert periods.offered("2026-03..2026-04", ASKED, (SPRING, AUTUMN), Words("sv"))[1]["2026-03..2026-04"] == (
        "Våren 2026"
    )


def test_the_months_of_the_latest_survey_are_that_survey():
    assert periods.offered("2026-10", ASKED, (SPRING, AUTUMN), ENGLISH)[0] == "latest"


def test_without_surveys_the_last_months_and_half_years_are_offered():
    shown, names = periods.offered(DEFAULT_PERIOD, EVERY, (), ENGLISH)

    assert shown == "12m"
    assert list(names) == [
        *("all", "12m", "6m", "3m", "1m"),
        *("2026-07..2026-12", "2026-01..2026-06", "2025-07..2025-12", "2025-01..2025-06"),
    ]


def test_the_period_of_a_link_is_offered_too():
    shown, names = periods.offered("2026-05", EVERY, (), ENGLISH)

    assert (shown, names["2026-05"]) == ("2026-05", "May 2026")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2025-11", "2026-10", "12 months to Oct 2026"),
        ("2026-01", "2026-06", "Jan 2026 – Jun 2026"),
        ("2026-05", "2026-05", "May 2026"),
        (None, None, ""),
    ],
)
def test_answers_are_of_the_months_of_their_view(first, last, said):
    assert periods.of_answers({"from": first, "to": last}, Words("en")) == said
