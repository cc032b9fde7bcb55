"""What the overview is told from, written by hand in a few tuples."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df

from cxdash.domain.periods import month_name, month_number
from cxdash.domain.tables import OwnershipTables
from cxdash.domain.vocabulary import View
from cxdash.measures.economics import figures as economics
from cxdash.measures.economics.figures import Economics
from cxdash.measures.overview import figures as overview
from cxdash.measures.overview import findings as company_findings
from cxdash.presenters.elements import PictureTables
from cxdash.presenters.overview.screen import Basis
from tests.measures.money import make_money
from tests.measures.owners import answered, make_owners, owners
from tests.measures.tables import make_tables

BROKEN, MILDLY = ((0, 45, 15, 0, 0), -1), ((0, 6, 34, 20, 0), -1)
KEPT, MORE, FEW = ((0, 0, 0, 60, 0), 0), ((0, 0, 0, 0, 60), 1), ((0, 2, 3, 0, 0),)
LAST = "2026-10"
MONTHS = [month_name(month_number(LAST) - 23 + at) for at in range(24)]
NOBODY_ASKED: tuple = ()


def named(tables: OwnershipTables) -> OwnershipTables:
    """Give every row a name, a Norwegian one too; roles are called by their keys unless they have a name."""
    made = {}
    for table in ("stages", "roles", "touchpoints", "kpis"):
        rows = getattr(tables, table)
        name = rows["name"] if "name" in rows else rows.key.map(str) if table == "roles" else rows.key.str.capitalize()
        made[table] = rows.assign(name=name, name_nb=[f"{key}-nb" for key in rows.key], name_sv="")
    for table in ("annoyances", "decisions"):
        rows = getattr(tables, table)
        made[table] = rows.assign(title=rows.key.str.capitalize(), title_nb="", title_sv="")
    return replace(tables, **made)


def basis(
    assignments: Sequence[tuple] = (),
    scores: Mapping[str, tuple] | None = None,
    *,
    whole: Sequence[tuple] = NOBODY_ASKED,
    company: Mapping[str, str] | None = None,
    beliefs: Sequence[tuple] = (),
    money: Economics | None = None,
    **more: Sequence,
) -> Basis:
    """Return it: *scores* by stage as in `owners`, *whole* as (counts, month) of the whole relationship."""
    tables = named(make_owners(assignments, **more))
    given = {key if key in set(tables.touchpoints.key) else f"at_{key}": one for key, one in (scores or {}).items()}
    found, figures = answered(tables, given), owners(tables, given)
    asked = make_tables([("", "CSAT", *wave) for wave in whole], months=MONTHS if whole else [])
    about = {"vision": "", "vision_nb": "", "vision_sv": "", "currency": "NOK", "audience": "customers"}
    own = pd.DataFrame([{**about, **company}] if company else [], columns=list(about))
    believed = pd.DataFrame(beliefs, columns=["key", "low", "mode", "high"])
    told = overview.compute(overview.satisfied(asked, View()), tables.assignments, believed, found, figures)
    said = company_findings.of(tables, found, figures)
    return Basis(tables, own, found, figures, money or earned(), told, said)


def earned(
    years: Sequence[tuple[float, float]] = (), spends: Sequence[tuple[float, float]] = (), currency: str = "NOK"
) -> Economics:
    """Return figures of years, the last first: (new, lost) of 1,200 customers and (winning, keeping), a month."""
    customers = [(month, 1200.0, *years[at]) for month, at in _of_years(len(years))]
    spend = [
        (month, purpose, amount)
        for month, at in _of_years(len(spends))
        for purpose, amount in zip(("acquisition", "retention"), spends[at], strict=True)
    ]
    return economics.compute(make_money(customers, spend, currency=currency), View())


def _of_years(count: int) -> list[tuple[str, int]]:
    return [(month, at) for at in range(count) for month in MONTHS[12 - 12 * at :][:12]]


def _floats(rows: Sequence[tuple], columns: Sequence[str], numbers: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(columns)).astype(dict.fromkeys(numbers, float))


def drawn(table: PictureTables) -> dict[str, pd.DataFrame]:
    """Return a picture's tables as they are sent, None where nothing is known."""
    parts = {name: convert_arrow_bytes_to_pandas_df(part) for name, part in table.tables.items()}
    return {name: part.astype(object).where(part.notna(), None) for name, part in parts.items()}
