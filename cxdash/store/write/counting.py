"""Answers counted as they come in, so that pages cost the same with ten thousand and with a hundred million.

An answer counts as `count` answers of weight `weight`: n, Σw and Σw² per cell.
"""

from collections.abc import Iterator

import pandas as pd
from sqlalchemy import Connection, Table, text

from cxdash.domain.plain import rows_of
from cxdash.domain.scales import Measure
from cxdash.domain.vocabulary import Pair
from cxdash.store.count_tables import need_count, pair_count, score_count, score_count_all

SUMS = ["n", "w", "w2"]
SAME_RESPONDENT = ["respondent", "date"]
SCORED = ["score", "scale"]
AT_ONCE = 250_000
"""About how many answers are counted at once, so that a large survey takes no more memory than its answers do."""

FIRST = {"score": "first", "scale": "first_scale"}
SECOND = {"score": "second", "scale": "second_scale"}


def counts(answers: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Count answers into the cells of score_count, score_count_all and need_count.

    *answers* has touchpoint_id (0 = the whole relationship), measure, scale, date, segment, need, score, weight, count.
    """
    by_segment, by_need = [], []
    for start in range(0, len(answers), AT_ONCE):
        sums = _with_sums(answers.iloc[start : start + AT_ONCE])
        by_segment.append(_cells(sums, score_count))
        by_need.append(_cells(sums[sums["need"].to_numpy() != ""], need_count))
    scores = _together(by_segment, score_count)
    return {
        score_count.name: scores,
        score_count_all.name: _cells(scores, score_count_all),
        need_count.name: _together(by_need, need_count),
    }


def pairs(answers: pd.DataFrame) -> pd.DataFrame:
    """Count two answers that one respondent of one survey gave on the same day, into the cells of pair_count."""
    return _together([_pairs(part) for part in _by_respondent(answers)], pair_count)


def _pairs(answers: pd.DataFrame) -> pd.DataFrame:
    csat = answers[answers["measure"] == Measure.CSAT]
    if csat.empty:
        return _empty(pair_count)
    found = [
        _paired(csat, answers[answers["measure"] == Measure.EXPECTATION], Pair.EXPECTED_ACTUAL),
        _paired(csat, answers[answers["measure"] == Measure.RESOLVED], Pair.SOLVED),
        _paired_with_relationship(csat),
    ]
    return pd.concat([_cells(pair, pair_count) for pair in found], ignore_index=True)


def _by_respondent(answers: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Give the answers in parts that divide nobody's answers."""
    if len(answers) <= AT_ONCE:
        yield answers
        return
    numbers = pd.factorize(answers["respondent"])[0]
    parts = -(-len(answers) // AT_ONCE)
    for part in range(parts):
        yield answers[numbers % parts == part]


def _together(parts: list[pd.DataFrame], table: Table) -> pd.DataFrame:
    """Add up the cells of all parts."""
    if len(parts) == 1:
        return parts[0]
    filled = [part.astype(dict.fromkeys(part.select_dtypes("category"), "object")) for part in parts if len(part)]
    return _cells(pd.concat(filled, ignore_index=True), table) if filled else _empty(table)


def add_up(connection: Connection, table: Table, cells: pd.DataFrame, sign: int = 1) -> None:
    """Add counted cells to a table of counts, or take them away with *sign* −1; cells that become empty go."""
    if cells.empty:
        return
    keys = _keys(table)
    plain = cells.astype(dict.fromkeys(cells.select_dtypes("category"), "object"))
    rows = plain.sort_values(keys)  # upserts in different orders deadlock on PostgreSQL
    rows = rows.assign(**{name: rows[name] * sign for name in SUMS})
    connection.execute(text(_upsert(table)), rows_of(rows))
    if sign < 0:
        connection.execute(text(f"DELETE FROM {table.name} WHERE n = 0"))


def _keys(table: Table) -> list[str]:
    return [column.name for column in table.primary_key]


def _upsert(table: Table) -> str:
    columns = [*_keys(table), *SUMS]
    added = ", ".join(f"{name} = {table.name}.{name} + excluded.{name}" for name in SUMS)
    return (
        f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({', '.join(f':{name}' for name in columns)})"
        f" ON CONFLICT ({', '.join(_keys(table))}) DO UPDATE SET {added}"
    )


def _with_sums(answers: pd.DataFrame) -> pd.DataFrame:
    count, weight = answers["count"].to_numpy(), answers["weight"].to_numpy()
    return answers.assign(month=_month(answers["date"]), n=count, w=count * weight, w2=count * weight**2)


def _month(dates: pd.Series) -> pd.Series:
    """Shorten YYYY-MM-DD to YYYY-MM, each distinct day once."""
    days = dates.astype("category")
    months = {day: str(day)[:7] for day in days.cat.categories}
    return days.map(months).astype("category")


def _cells(rows: pd.DataFrame, table: Table) -> pd.DataFrame:
    if rows.empty:
        return _empty(table)
    return rows.groupby(_keys(table), observed=True, as_index=False, sort=False)[SUMS].sum()


def _empty(table: Table) -> pd.DataFrame:
    return pd.DataFrame(columns=[*_keys(table), *SUMS])


def _paired(first: pd.DataFrame, second: pd.DataFrame, kind: Pair) -> pd.DataFrame:
    keys = [*SAME_RESPONDENT, "touchpoint_id"]
    other = second[[*keys, *SCORED]].rename(columns=SECOND)
    both = first.rename(columns=FIRST).merge(other, on=keys)
    return _with_sums(both).assign(kind=kind.value)


def _paired_with_relationship(csat: pd.DataFrame) -> pd.DataFrame:
    whole = csat[csat["touchpoint_id"] == 0][[*SAME_RESPONDENT, *SCORED]].rename(columns=SECOND)
    touchpoints = csat[csat["touchpoint_id"] != 0].rename(columns=FIRST)
    both = touchpoints.merge(whole, on=SAME_RESPONDENT)
    return _with_sums(both).assign(kind=Pair.RELATIONSHIP.value)
