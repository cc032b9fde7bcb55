"""What marks of the page say of themselves."""

import pyarrow as pa
import pytest

from cxdash.domain.vocabulary import View
from cxdash.presenters.satisfaction import page
from cxdash.store import database

TABS = {
    "channels": lambda connection, view: page.tab(connection, view, "en", "", "channels"),
    "against expectation": lambda connection, view: page.tab(connection, view, "en", "connect", "expected"),
    "importance": lambda connection, view: page.importance_map(connection, view, "en", "CSAT"),
}


@pytest.mark.parametrize("name", TABS)
@pytest.mark.parametrize(
    ("period", "said"), [("12m", "12 months to Oct 2026"), ("2026-05..2026-07", "May 2026 – Jul 2026")]
)
def test_what_a_mark_says_ends_with_the_months_of_its_answers(name, period, said, demo_file):
    with database.reading(database.open_store(str(demo_file))) as connection:
        tabs = TABS[name](connection, View(period=period))

    (drawn,) = [one.drawing.tables.tables["rows"] for one in tabs if one.drawing]
    told = pa.ipc.open_stream(drawn).read_pandas().told
    with_answers = [one for one in told if "answers" in one and "too few" not in one]
    assert with_answers
    assert [one for one in with_answers if not one.endswith(f", {said}.")] == []
