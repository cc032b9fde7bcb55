"""Moments of counted answers: derived from the counts by score whenever these change, and read by pages.

They are added up in one order from counts that are there, so they are what a figure made of all scores would be, and
nothing is left of answers that went.
"""

from collections.abc import Collection, Iterator, Sequence

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, Table, delete, func, insert, select

from cxdash.domain.counts import moments
from cxdash.domain.counts.ends import Ends, ends_of
from cxdash.domain.plain import rows_of
from cxdash.store.count_tables import GAP, moment, moment_all, pair_count, score_count, score_count_all
from cxdash.store.schema import scale

COUNTED = ("n", "w", "w2")
DERIVED = {moment: score_count, moment_all: score_count_all}
"""By table of moments, the counts by score they are derived from."""

AT_ONCE = 500


def recount(connection: Connection, touchpoints: Collection[int] | None = None) -> None:
    """Derive the moments of some touchpoints (0 = the whole relationship), or of all, from the counts by score."""
    for table in DERIVED:
        for some in _in_parts(touchpoints):
            connection.execute(delete(table).where(*_at(table, some)))
            rows = rows_of(derived(connection, table, some))
            if rows:
                connection.execute(insert(table), rows)


def derived(connection: Connection, table: Table, touchpoints: Collection[int] | None = None) -> pd.DataFrame:
    """Return the rows that a table of moments should have, in the order of its key."""
    keys = [column.name for column in table.primary_key]
    of_place = [key for key in keys if key in ("segment", "touchpoint_id", "month")]
    scores = _rows(connection, _scores(DERIVED[table], of_place).where(*_at(DERIVED[table], touchpoints)))
    pairs = _rows(connection, _pairs(of_place).where(*_at(pair_count, touchpoints)))
    of_scores = moments.of_scores(scores, [*of_place, "measure", "scale"], _ends(connection))
    of_pairs = moments.of_pairs(pairs, [*of_place, "first_scale", "second_scale"])
    both = [
        of_scores.rename(columns={"measure": "about"}).assign(second_scale=""),
        of_pairs.rename(columns={"first_scale": "scale"}).assign(about=GAP),
    ]
    found = pd.concat([one for one in both if len(one)] or both[:1], ignore_index=True)
    return found[[*keys, *moments.SUMS]].sort_values(keys, ignore_index=True)


def _scores(counts: Table, of_place: Sequence[str]) -> Select:
    keys = [counts.c[name] for name in (*of_place, "measure", "scale")]
    return select(*keys, counts.c.score, *(counts.c[name] for name in COUNTED)).order_by(*keys, counts.c.score)


def _pairs(of_place: Sequence[str]) -> Select:
    keys = [pair_count.c[name] for name in (*of_place, "first_scale", "second_scale", "first", "second")]
    sums = [func.sum(pair_count.c[name]).label(name) for name in COUNTED]
    return select(*keys, *sums).where(pair_count.c.kind == GAP).group_by(*keys).order_by(*keys)


def _at(table: Table, touchpoints: Collection[int] | None) -> list[ColumnElement[bool]]:
    return [] if touchpoints is None else [table.c.touchpoint_id.in_(touchpoints)]


def _in_parts(touchpoints: Collection[int] | None) -> Iterator[Collection[int] | None]:
    if touchpoints is None:
        yield None
        return
    left = sorted(touchpoints)
    yield from (left[start : start + AT_ONCE] for start in range(0, len(left), AT_ONCE))


def _ends(connection: Connection) -> Ends:
    columns = [scale.c[name] for name in ("measure", "scale", "low_to", "top_from")]
    return ends_of(connection.execute(select(*columns)).all())


def _rows(connection: Connection, statement: Select) -> pd.DataFrame:
    result = connection.execute(statement)
    return pd.DataFrame(list(map(tuple, result.all())), columns=list(result.keys()))
