from sqlalchemy import Engine

from cxdash.store import database
from cxdash.store.read import overview
from tests.builders import statements
from tests.company import COMPANY, take


def test_the_vision_and_what_the_room_believes_are_told(store: Engine):
    about = [["name", "currency", "audience", "vision", "vision_nb"], ["Havbris", "SEK", "users", "Home.", "Hjemme."]]
    beliefs = [["key", "low", "mode", "high"], ["contacts", 0.3, 0.6, 1.1], ["leavers", 3, 6, 11]]
    take(store, {**COMPANY, "company": about, "assumptions": beliefs})

    with database.reading(store) as connection, statements(store) as sent:
        found = overview.tables(connection)

    assert len(sent) == 2
    (company,) = found.company.to_dict("records")
    said = {name: company[name] for name in ("vision", "vision_nb", "currency", "audience")}
    assert said == {"vision": "Home.", "vision_nb": "Hjemme.", "currency": "SEK", "audience": "users"}
    believed = found.assumptions[["key", "low", "mode", "high"]]
    assert believed.to_numpy().tolist() == [["contacts", 0.3, 0.6, 1.1], ["leavers", 3, 6, 11]]


def test_an_empty_store_has_no_company_and_no_beliefs(store: Engine):
    with database.reading(store) as connection:
        found = overview.tables(connection)

    assert {name: len(table) for name, table in vars(found).items()} == {"company": 0, "assumptions": 0}
