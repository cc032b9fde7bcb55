"""Whatever company is in a store: what goes out comes in the same, and goes out byte for byte the same again."""

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from cxdash.domain.people import admin
from cxdash.domain.sheets import SHEETS, Column, Sheet
from cxdash.exchange.company import export, folder
from cxdash.exchange.company.recognition import read_workbook
from cxdash.exchange.company.references import NAMES
from cxdash.exchange.company.validation import check
from cxdash.store import database
from cxdash.store.read import tables
from cxdash.store.schema import content_version, metadata
from cxdash.store.write import importing
from tests import soak
from tests.company import held
from tests.store.recount import counted, recount

TEXT = st.text(st.sampled_from("=+-@'\"#,;|>_x\n\u00a0åØ漢1 "), min_size=1, max_size=6).map(str.strip).filter(bool)
NUMBER = st.one_of(st.integers(1, 10**9).map(float), st.floats(1e-6, 9.5e14, allow_nan=False, allow_subnormal=False))
KINDS = {
    "number": NUMBER,
    "whole": st.integers(1, 5),
    "share": st.floats(0, 1, allow_subnormal=False),
    "date": st.dates(pd.Timestamp("1990-01-01").date(), pd.Timestamp("2099-12-31").date()).map(str),
    "month": st.builds("{}-{:02}".format, st.integers(1990, 2099), st.integers(1, 12)),
    "yes_no": st.booleans(),
    "key": st.text(st.sampled_from("=-@'#abcÅ._ 1"), min_size=1, max_size=5).map(str.strip).filter(bool),
    "text": TEXT,
}
LEFT_BLANK = {
    "reports_to",
    "works_against",
    "valid_from",
    "low",
    "high",
    "customers_per_year_low",
    "customers_per_year_high",
    "expected_low",
    "expected_high",
    "ended",
    "weight",
}
"""Columns that rules tie to others; examples elsewhere fill them in."""


def values(column: Column, keys: dict[str, list[str]]) -> st.SearchStrategy:
    if column.name in LEFT_BLANK or (column.refers and not keys.get(column.refers)):
        return st.none()
    if column.refers:
        known = st.sampled_from(keys[column.refers])
    elif column.kind == "path":
        known = st.lists(st.sampled_from(keys["touchpoints"] or ["x"]), min_size=1, max_size=3).map(" > ".join)
    elif column.allowed:
        known = st.sampled_from([str(value) for value in column.allowed])
    elif column.name == "scale":
        known = st.sampled_from(["1-7", "0-100", "1-5/0.5", "5-1"])
    elif column.name == "currency":
        known = st.sampled_from(["NOK", "SEK"])
    elif column.low is not None and column.high is not None and column.kind == "number":
        known = st.floats(column.low, column.high)
    else:
        known = KINDS[column.kind]
    return known if column.required else st.none() | known


def tied(sheet: Sheet, row: dict) -> dict:
    """Mend what the rules do not allow together."""
    if sheet.name == "assignments":
        row |= {"touchpoint": None, "area": None, **({"stage": None} if row["letter"] == "D" else {})}
    if sheet.name == "responses":
        row |= {"score": 1, "scale": {"CSAT": "1-7", "CES": "1-5/0.5"}.get(row["measure"])}
    if sheet.name == "scales":
        row |= {"measure": "CSAT", "top_from": None, "low_to": None}
    if sheet.name == "customers":
        most = row["customers_start"] + row["customers_new"]
        row |= {"segment": None, "customers_lost": min(row["customers_lost"], most)}
    return row


@st.composite
def companies(draw: st.DrawFn) -> dict[str, pd.DataFrame]:
    made, keys = {}, {}
    for sheet in SHEETS:
        needs = [column.refers for column in sheet.columns if column.required and column.refers]
        needs += ["touchpoints"] if sheet.name == "paths" else []
        most = 0 if any(not keys.get(one) for one in needs) else 3 if sheet.identity else 1
        row = st.fixed_dictionaries({column.name: values(column, keys) for column in sheet.columns})
        rows = [tied(sheet, one) for one in draw(st.lists(row, max_size=most))]
        rows = list({tables.identity(sheet, one): one for one in rows}.values())
        keys[sheet.name] = [one["key"] for one in rows if "key" in one]
        if rows:
            made[sheet.name] = pd.DataFrame(rows, dtype=object)
    return made


def emptied(engine: Engine) -> Engine:
    with engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            if table is not content_version:
                connection.execute(table.delete())
    return engine


def given_out(engine: Engine) -> dict[str, pd.DataFrame]:
    with database.reading(engine) as connection:
        return tables.tables(connection, with_people=True)


@pytest.mark.soak
@pytest.mark.parametrize(
    ("kind", "examples"), [("sqlite", 7), pytest.param("postgresql", 4, marks=pytest.mark.postgres)]
)
def test_out_and_in_and_out_again(request: pytest.FixtureRequest, tmp_path: object, kind: str, examples: int):
    engine = request.getfixturevalue(f"{kind}_store")
    other = database.open_store(f"{tmp_path}/other.db")

    @settings(
        phases=[Phase.generate],
        max_examples=soak.examples(examples),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(companies())
    def out_and_in(company: dict[str, pd.DataFrame]) -> None:
        emptied(engine)
        if not company:
            return
        importing.load(engine, check(folder.read_files(export.csv_files(company), "folder")).tables, who=admin("test"))
        state, out = held(engine), given_out(engine)
        for raw in (read_workbook(export.workbook(out)), folder.read_files(export.csv_files(out), "folder")):
            again = check(raw).tables
            importing.load(emptied(other), again, who=admin("test"))
            assert held(other) == state
            assert export.csv_files(given_out(other)) == export.csv_files(out)
            assert not importing.load(engine, again, who=admin("test"))
        assert counted(engine) == recount(engine)

    out_and_in()
    other.dispose()


def test_names_are_those_of_the_sheets():
    assert {
        column.name for sheet in SHEETS for column in sheet.columns if column.name.split("_")[0] in {"name", "title"}
    } == set(NAMES)
