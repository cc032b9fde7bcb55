from datetime import date

import pandas as pd
import pytest
from sqlalchemy import Engine

from cxdash.domain.counts.moments import SUMS
from cxdash.domain.people import admin
from cxdash.domain.periods import Period
from cxdash.domain.vocabulary import View
from cxdash.services import satisfaction as service
from cxdash.store import database
from cxdash.store.read import satisfaction
from cxdash.store.write import changes
from tests.builders import load, statements

JANUARY, FEBRUARY = "2026-01-15", "2026-02-01"
PRIVATE, BUSINESS = "private", "business"


@pytest.fixture
def company(store: Engine) -> Engine:
    """A store of two journeys and a stage in both, with answers in two months from two segments."""
    with changes.writing(store, admin("test")) as change:
        buy = changes.add(change, "journey", {"key": "buy", "name": "Buy", "name_nb": "Kjøpe"})
        move = changes.add(change, "journey", {"key": "move", "name": "Move"})
        stages = {
            "find": changes.add(change, "stage", {"key": "find", "name": "Find", "position": 2, "journey_id": buy}),
            "start": changes.add(
                change,
                "stage",
                {
                    "key": "start",
                    "name": "Start",
                    "position": 1,
                    "journey_id": move,
                    "promise": "In a day",
                    "passed_by": "new",
                },
            ),
            "use": changes.add(change, "stage", {"key": "use", "name": "Use", "name_sv": "Använd", "position": 3}),
        }
        for key, stage, more in [
            ("ad", "find", {"contact": "indirect"}),
            ("van", "start", {}),
            ("shop", "find", {"channel": "store", "customers_per_year": 1000}),
            ("help", "use", {}),
        ]:
            changes.add(change, "touchpoint", {"key": key, "name": key.upper(), "stage_id": stages[stage], **more})
    load(
        store,
        [
            ("a", "shop", "CSAT", 5, JANUARY, PRIVATE),
            ("a", "shop", "EXPECTATION", 4, JANUARY, PRIVATE),
            ("a", "shop", "RESOLVED", 1, JANUARY, PRIVATE),
            ("a", "", "NPS", 9, JANUARY, PRIVATE),
            ("b", "shop", "CSAT", 5, JANUARY, BUSINESS, "", 0.5, 4),
            ("b", "shop", "EXPECTATION", 4, JANUARY, BUSINESS),
            ("b", "help", "CSAT", 2, FEBRUARY, BUSINESS),
            ("b", "", "NPS", 3, FEBRUARY, BUSINESS),
            ("c", "van", "CSAT", 1, FEBRUARY, PRIVATE),
            ("c", "van", "EXPECTATION", 5, FEBRUARY, PRIVATE),
            ("d", "van", "CES", 7, FEBRUARY),
        ],
    )
    return store


def test_stages_come_in_their_order_with_their_names_promises_journey_and_who_passes_them(company: Engine):
    assert _table(company, View(), "stages") == [
        (
            "key",
            "name",
            "name_nb",
            "name_sv",
            "position",
            "promise",
            "promise_nb",
            "promise_sv",
            "journey",
            "passed_by",
        ),
        ("start", "Start", None, None, 1, "In a day", None, None, "move", "new"),
        ("find", "Find", None, None, 2, None, None, None, "buy", ""),
        ("use", "Use", None, "Använd", 3, None, None, None, "", ""),
    ]


def test_a_journey_has_its_own_stages_and_those_of_every_journey(company: Engine):
    assert [row[0] for row in _table(company, View(journey="buy"), "stages")] == ["key", "find", "use"]
    assert [row[0] for row in _table(company, View(journey="buy"), "touchpoints") if row[0] != "ad"] == [
        "key",
        "shop",
        "help",
    ]


def test_touchpoints_come_in_the_order_of_their_stages(company: Engine):
    assert _table(company, View(), "touchpoints") == [
        ("key", "name", "name_nb", "name_sv", "channel", "contact", "customers_per_year", "stage"),
        ("van", "VAN", None, None, "", "direct", None, "start"),
        ("ad", "AD", None, None, "", "indirect", None, "find"),
        ("shop", "SHOP", None, None, "store", "direct", 1000, "find"),
        ("help", "HELP", None, None, "", "direct", None, "use"),
    ]


SCORES = ("touchpoint", "measure", "scale", "month", *SUMS)


def sums(x: float, n: int, w: float, w2: float, *, way: float, top: bool = False, low: bool = False) -> tuple:
    """Return the moments of answers that are all alike."""
    return (n, w, w2, w * x, w * x**2, w * way, w * way**2, w * top, w * low)


def test_answers_are_added_up_by_touchpoint_measure_and_month(company: Engine):
    assert _table(company, View(), "scores") == [
        SCORES,
        ("", "NPS", "", "2026-01", *sums(9, 1, 1, 1, way=90, top=True)),
        ("", "NPS", "", "2026-02", *sums(3, 1, 1, 1, way=30, low=True)),
        ("van", "CES", "", "2026-02", *sums(7, 1, 1, 1, way=100, top=True)),
        ("van", "CSAT", "", "2026-02", *sums(1, 1, 1, 1, way=0, low=True)),
        ("van", "EXPECTATION", "", "2026-02", *sums(5, 1, 1, 1, way=100, top=True)),
        ("shop", "CSAT", "", "2026-01", *sums(5, 5, 3, 2, way=100, top=True)),
        ("shop", "EXPECTATION", "", "2026-01", *sums(4, 2, 2, 2, way=75, top=True)),
        ("shop", "RESOLVED", "", "2026-01", *sums(1, 1, 1, 1, way=100, top=True)),
        ("help", "CSAT", "", "2026-02", *sums(2, 1, 1, 1, way=25, low=True)),
    ]


def test_a_segment_has_its_own_answers_only(company: Engine):
    assert _table(company, View(segment=BUSINESS), "scores") == [
        SCORES,
        ("", "NPS", "", "2026-02", *sums(3, 1, 1, 1, way=30, low=True)),
        ("shop", "CSAT", "", "2026-01", *sums(5, 4, 2, 1, way=100, top=True)),
        ("shop", "EXPECTATION", "", "2026-01", *sums(4, 1, 1, 1, way=75, top=True)),
        ("help", "CSAT", "", "2026-02", *sums(2, 1, 1, 1, way=25, low=True)),
    ]


def test_a_journey_has_the_answers_of_its_touchpoints_and_of_the_whole_relationship(company: Engine):
    assert _table(company, View(journey="move"), "scores") == [
        SCORES,
        ("", "NPS", "", "2026-01", *sums(9, 1, 1, 1, way=90, top=True)),
        ("", "NPS", "", "2026-02", *sums(3, 1, 1, 1, way=30, low=True)),
        ("van", "CES", "", "2026-02", *sums(7, 1, 1, 1, way=100, top=True)),
        ("van", "CSAT", "", "2026-02", *sums(1, 1, 1, 1, way=0, low=True)),
        ("van", "EXPECTATION", "", "2026-02", *sums(5, 1, 1, 1, way=100, top=True)),
        ("help", "CSAT", "", "2026-02", *sums(2, 1, 1, 1, way=25, low=True)),
    ]


def test_a_segment_in_a_journey_has_the_answers_of_both(company: Engine):
    assert _table(company, View(journey="move", segment=PRIVATE), "scores") == [
        SCORES,
        ("", "NPS", "", "2026-01", *sums(9, 1, 1, 1, way=90, top=True)),
        ("van", "CSAT", "", "2026-02", *sums(1, 1, 1, 1, way=0, low=True)),
        ("van", "EXPECTATION", "", "2026-02", *sums(5, 1, 1, 1, way=100, top=True)),
    ]


PAIRS = ("touchpoint", "first_scale", "second_scale", "month", *SUMS)


@pytest.mark.parametrize(
    ("view", "pairs"),
    [
        (
            View(),
            [
                ("van", "", "", "2026-02", *sums(-4, 1, 1, 1, way=-100, low=True)),
                ("shop", "", "", "2026-01", *sums(1, 5, 3, 2, way=25, top=True)),
            ],
        ),
        (View(segment=PRIVATE, journey="buy"), [("shop", "", "", "2026-01", *sums(1, 1, 1, 1, way=25, top=True))]),
        (View(segment=BUSINESS), [("shop", "", "", "2026-01", *sums(1, 4, 2, 1, way=25, top=True))]),
        (View(journey="move"), [("van", "", "", "2026-02", *sums(-4, 1, 1, 1, way=-100, low=True))]),
        (View(journey="move", segment=BUSINESS), []),
    ],
)
def test_pairs_are_what_customers_got_and_expected_over_segments_or_in_one(
    company: Engine, view: View, pairs: list[tuple]
):
    assert _table(company, view, "pairs") == [PAIRS, *pairs]


def test_months_are_those_with_any_answer_whatever_is_chosen(company: Engine):
    months = [("month",), ("2026-01",), ("2026-02",)]

    assert months == _table(company, View(), "months")
    assert months == _table(company, View(journey="move", segment=BUSINESS), "months")


def test_a_journey_that_is_not_there_has_what_is_in_every_journey(company: Engine):
    assert [row[0] for row in _table(company, View(journey="nonsense"), "stages")] == ["key", "use"]


def test_an_empty_store_gives_empty_tables_with_their_columns(store: Engine):
    with database.reading(store) as connection:
        found = satisfaction.tables(connection, View())

    assert {name: len(table) for name, table in vars(found).items()} == dict.fromkeys(vars(found), 0)
    assert [tuple(getattr(found, name).columns) for name in ("scores", "pairs")] == [SCORES, PAIRS]


def test_the_tables_take_five_statements_and_the_choices_three(company: Engine):
    with database.reading(company) as connection:
        with statements(company) as for_tables:
            satisfaction.tables(connection, View(journey="buy", segment=PRIVATE))
        with statements(company) as for_choices:
            satisfaction.choices(connection)

    assert (len(for_tables), len(for_choices)) == (5, 3)


def test_a_view_chooses_among_journeys_segments_and_months_with_answers(company: Engine):
    with database.reading(company) as connection:
        found = {name: _rows(table) for name, table in vars(satisfaction.choices(connection)).items()}

    assert found == {
        "journeys": [
            ("key", "name", "name_nb", "name_sv"),
            ("buy", "Buy", "Kjøpe", None),
            ("move", "Move", None, None),
        ],
        "segments": [("segment",), ("business",), ("private",)],
        "months": [("month",), ("2026-01",), ("2026-02",)],
    }


@pytest.fixture
def commented(store: Engine) -> Engine:
    """A store with comments on two stages and the whole relationship."""
    load(
        store,
        [
            ("a", "shop", "CSAT", 4, JANUARY, PRIVATE),
            ("a", "shop", "EXPECTATION", 1, JANUARY, PRIVATE),
            ("b", "shop", "CSAT", 1, JANUARY, BUSINESS),
            ("c", "app", "CSAT", 1, FEBRUARY, PRIVATE),
            ("d", "help", "CSAT", 1, JANUARY, PRIVATE),
            ("e", "", "CSAT", 2, JANUARY, PRIVATE),
        ],
        comments=[
            ("a", "shop", "Good.", JANUARY),
            ("b", "shop", "Bad.", JANUARY),
            ("c", "app", "Bad app.", FEBRUARY),
            ("d", "help", "Elsewhere.", JANUARY),
            ("e", "", "All in all.", JANUARY),
            ("f", "shop", "Without a score.", JANUARY),
        ],
        touchpoints=["shop:buy", "app:buy", "help:use"],
        key="spring",
    )
    load(store, [("f", "shop", "CSAT", 1)], key="autumn")
    return store


@pytest.mark.parametrize(
    ("view", "stage", "period", "found"),
    [
        (
            View(),
            "buy",
            None,
            [
                ("app", date(2026, 2, 1), "Bad app.", 1, ""),
                ("shop", date(2026, 1, 15), "Bad.", 1, ""),
                ("shop", date(2026, 1, 15), "Good.", 4, ""),
                ("shop", date(2026, 1, 15), "Without a score.", None, None),
            ],
        ),
        (
            View(segment=PRIVATE),
            "buy",
            None,
            [("app", date(2026, 2, 1), "Bad app.", 1, ""), ("shop", date(2026, 1, 15), "Good.", 4, "")],
        ),
        (View(segment=BUSINESS), "buy", Period("2026-01", "2026-01"), [("shop", date(2026, 1, 15), "Bad.", 1, "")]),
        (View(), "buy", Period("2026-02", "2026-12"), [("app", date(2026, 2, 1), "Bad app.", 1, "")]),
        (View(), "buy", Period("2025-01", "2025-12"), []),
        (View(), "", None, [("", date(2026, 1, 15), "All in all.", 2, "")]),
        (View(), "nonsense", None, []),
    ],
)
def test_comments_are_those_of_the_stage_period_and_segment_lowest_scores_first(
    commented: Engine, view: View, stage: str, period: Period | None, found: list[tuple]
):
    with database.reading(commented) as connection, statements(commented) as sent:
        comments = satisfaction.comments(connection, view, stage, period)

    assert _rows(comments) == [("touchpoint", "date", "text", "score", "scale"), *found]
    assert len([one for one in sent if "answer_part" not in one]) == 2  # which, on PostgreSQL, says where answers are


def test_at_most_ten_comments_are_shown_the_latest_of_equal_scores(store: Engine):
    days = [f"2026-01-{day:02d}" for day in range(1, 31)]
    load(
        store,
        [("a", "shop", "CSAT", 3, day) for day in days],
        comments=[("a", "shop", f"On {day}", day) for day in days],
    )

    with database.reading(store) as connection:
        comments = satisfaction.comments(connection, View(), "use", None)

    assert [f"On {day}" for day in days[:19:-1]] == list(comments["text"])


def _table(store: Engine, view: View, name: str) -> list[tuple]:
    with database.reading(store) as connection:
        return _rows(getattr(satisfaction.tables(connection, view), name))


def _rows(table: pd.DataFrame) -> list[tuple]:
    """Return a table as its columns and then its rows, None where there is nothing."""
    plain = table.astype(object).where(table.notna(), None)
    return [tuple(table.columns), *plain.itertuples(index=False, name=None)]


def test_what_each_survey_asked_has_the_months_of_its_answers(company: Engine):
    with database.reading(company) as connection:
        found = satisfaction.asked(connection)

    assert list(found.columns) == [
        *("survey", "name", "name_nb", "name_sv", "touchpoint", "measure", "first", "last"),
    ]
    shop = found[(found.touchpoint == "shop") & (found.measure == "CSAT")]
    assert shop[["first", "last"]].to_numpy().tolist() == [["2026-01", "2026-01"]]


def test_what_each_survey_asked_and_when_it_was_answered(company: Engine):
    load(company, [("a", "shop", "CSAT", 4, "2026-05-02"), ("", "", "NPS", 8, "2026-06-30")], key="summer")

    with database.reading(company) as connection:
        found = satisfaction.asked(connection)

    cells = found[["survey", "touchpoint", "measure", "first", "last"]].to_numpy().tolist()
    assert [cell for cell in cells if cell[0] == "summer"] == [
        ["summer", "", "NPS", "2026-06", "2026-06"],
        ["summer", "shop", "CSAT", "2026-05", "2026-05"],
    ]
    assert [cell[1:] for cell in cells if cell[0] != "summer"] == [
        ["", "NPS", "2026-01", "2026-02"],
        ["help", "CSAT", "2026-02", "2026-02"],
        ["shop", "CSAT", "2026-01", "2026-01"],
        ["shop", "EXPECTATION", "2026-01", "2026-01"],
        ["shop", "RESOLVED", "2026-01", "2026-01"],
        ["van", "CES", "2026-02", "2026-02"],
        ["van", "CSAT", "2026-02", "2026-02"],
        ["van", "EXPECTATION", "2026-02", "2026-02"],
    ]


def test_where_there_is_one_survey_its_answers_are_not_read_to_tell_surveys_apart(company: Engine):
    with statements(company) as sent, database.reading(company) as connection:
        found = service.rounds(connection)

    assert found == ()
    assert not [statement for statement in sent if "FROM response" in statement]
