from datetime import date

import pytest

from cxdash.domain.vocabulary import View
from cxdash.services import ownership, satisfaction
from cxdash.store import database


@pytest.fixture(scope="session")
def demo(demo_file):
    """Return the demo's tables and figures."""
    with database.reading(database.open_store(str(demo_file))) as connection:
        return ownership.tables(connection, ""), ownership.figures(connection, View(period="12m"), date(2026, 11, 1))


@pytest.fixture(scope="session")
def demo_months(demo_file):
    """Return what customers got at each of the demo's stages, month by month."""
    with database.reading(database.open_store(str(demo_file))) as connection:
        return satisfaction.stages_by_month(connection, View(period="12m"), "CSAT")
