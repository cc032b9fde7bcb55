"""Single answers outside the store are read by the same statements as those in it."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import Engine, func, select

from cxdash.domain.periods import Period
from cxdash.domain.vocabulary import View
from cxdash.store import database
from cxdash.store.lake.table import parts
from cxdash.store.problems import StoreError
from cxdash.store.read import checks, content, satisfaction, tables
from cxdash.store.read.respondents import drivers, repeated
from cxdash.store.schema import response
from tests.builders import load

pytestmark = pytest.mark.postgres
RANDOM = np.random.default_rng(7)
SPRING = [
    (
        f"person {number:03d}",
        place,
        measure,
        int(RANDOM.integers(1, 6)),
        f"2026-0{1 + number % 3}-15",
        segment,
        "",
        weight,
    )
    for number in range(240)
    for place in ("", "shop", "help")
    for measure in ("CSAT", "EXPECTATION")
    for segment, weight in [("home" if number % 2 else "office", 0.3 + number % 7 / 10)]
    if number % 5 or place != "help"
]
AUTUMN = [
    (who, place, measure, 6 - score, "2026-09-15", *rest) for who, place, measure, score, _day, *rest in SPRING[::2]
]
WRITTEN = [("person 001", "shop", "Fine.", "2026-02-15"), ("person 002", "help", "Slow.", "2026-03-15")]


def fill(store: Engine) -> Engine:
    load(store, SPRING, comments=WRITTEN)
    load(store, AUTUMN, key="autumn")
    return store


@pytest.fixture
def both(sqlite_store: Engine, lake_store: Engine) -> tuple[Engine, Engine]:
    """The same surveys in a file and, outside the store, with a catalogue in PostgreSQL."""
    return fill(sqlite_store), fill(lake_store)


def test_no_answer_is_in_the_store_itself(both: tuple[Engine, Engine]):
    _file, lake = both

    with database.reading(lake) as connection:
        assert connection.scalar(select(func.count()).select_from(response)) == 0
        assert len(parts(connection)) == 2
        assert tables.answers_held(connection) == len(SPRING) + len(AUTUMN)


def test_what_drivers_are_made_of_is_the_same_to_the_last_digit(both: tuple[Engine, Engine]):
    for view, period in product((View(), View(segment="home")), (None, Period("2026-01", "2026-02"))):
        found = [_asked(store, drivers.answered, view, "CSAT", period) for store in both]

        assert found[0].matrix.shape[0] > 60
        for name in ("matrix", "outcome", "weights"):
            np.testing.assert_array_equal(*(getattr(one, name) for one in found))
        assert [(one.keys, one.asked, one.scales) for one in found] == [(["shop", "help"], "CSAT", ["1-5", "1-5"])] * 2


def test_comments_surveys_and_what_respondents_changed_are_the_same(both: tuple[Engine, Engine]):
    def seen(connection):
        days = repeated.survey_days(connection, View(), whole=False)
        again = pd.DataFrame(sorted(repeated.again(connection, View(), whole=False)))
        pair = repeated.last_two(days, "2026-12")
        assert pair is not None
        waves = repeated.surveys(days, *pair)
        answered = repeated.answered(connection, View(), waves, whole=False)
        order = ["touchpoint", "measure", "respondent"]
        written = satisfaction.comments(connection, View(), "use", None)
        return [
            table.astype(str).to_dict("records")
            for table in (
                answered.sort_values(order),
                written,
                satisfaction.asked(connection),
                content.surveys(connection),
                tables.table(connection, tables.BY_NAME["responses"]),
                again,
            )
        ]

    found = [_asked(store, seen) for store in both]

    assert found[0] == found[1]
    assert len(found[1][0]) > 200
    assert {row["text"] for row in found[1][1]} == {"Fine.", "Slow."}


def test_counts_are_checked_against_the_answers_outside(both: tuple[Engine, Engine]):
    _file, lake = both

    assert _asked(lake, checks.differing_cells) == {}


def test_a_store_whose_answers_are_outside_says_so_where_the_setting_is_missing(
    both: tuple[Engine, Engine], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("CXDASH_ANSWERS_URL")

    with pytest.raises(StoreError, match="answers_url"):
        _asked(both[1], tables.answers_held)


def test_answers_of_before_are_read_with_those_outside(postgresql_store: Engine, request: pytest.FixtureRequest):
    load(postgresql_store, SPRING)
    lake = request.getfixturevalue("lake_store")
    load(lake, AUTUMN, key="autumn")

    assert _asked(lake, tables.answers_held) == len(SPRING) + len(AUTUMN)
    assert _asked(lake, checks.differing_cells) == {}


def _asked(store: Engine, question, *arguments):
    with database.reading(store) as connection:
        return question(connection, *arguments)
