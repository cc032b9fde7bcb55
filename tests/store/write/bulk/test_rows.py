import pytest
from psycopg.errors import CheckViolation
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import IntegrityError

from cxdash.store import database
from cxdash.store.schema import response
from cxdash.store.write import answers
from cxdash.store.write.bulk import rows
from tests.builders import load


@pytest.mark.parametrize("count", [1, rows.ROWS, rows.ROWS + 1, 2 * rows.ROWS + 3])
def test_every_row_is_written_whatever_their_number(store: Engine, count: int):
    written = [(f"person {number}", "web", "CSAT", number % 5 + 1) for number in range(count)]

    load(store, written)

    with database.reading(store) as connection:
        kept = connection.execute(select(response.c.respondent, response.c.score).order_by(response.c.id)).all()
    assert kept == [(person, score) for person, _, _, score in written]


def test_rows_that_are_put_back_keep_their_ids(store: Engine):
    load(store, [("a", "web", "CSAT", 5), ("b", "", "NPS", 9)])
    with store.begin() as connection:
        held = answers.stored(connection, 1)
        rows.delete_all(connection, 1, held)
        left = connection.execute(select(func.count()).select_from(response)).scalar_one()
        rows.insert(connection, 1, held, None)
        again = answers.stored(connection, 1)

    assert left == 0
    assert held.to_dict("records") == again.to_dict("records")


def test_a_row_that_breaks_a_rule_lets_none_in(store: Engine):
    with pytest.raises((IntegrityError, CheckViolation), match="weight_positive"):
        load(store, [("a", "web", "CSAT", 5, "2026-01-15", "", "", -1.0)])

    with database.reading(store) as connection:
        assert connection.execute(text("SELECT count(*) FROM response")).scalar_one() == 0
