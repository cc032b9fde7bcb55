"""Count the answers once more, in SQL and from the answers alone, to see whether the counts pages read are right."""

from math import isclose

from sqlalchemy import Connection, text

ANSWERS = """
    SELECT survey_id, respondent, coalesce(touchpoint_id, 0) AS place, measure, score, segment, need, date,
           substr(CAST(date AS TEXT), 1, 7) AS month, count AS n, count * weight AS w, count * weight * weight AS w2
    FROM response
"""
SUMS = "sum(n), sum(w), sum(w2)"
PAIRED = """
    SELECT a.place, '{kind}' AS kind, a.month, a.segment, a.score AS first, b.score AS second, a.n, a.w, a.w2
    FROM answers a JOIN answers b ON a.survey_id = b.survey_id AND a.respondent = b.respondent AND a.date = b.date
    WHERE a.measure = 'CSAT' AND {condition}
"""
CONDITIONS = {
    "CSAT×EXPECTATION": "b.measure = 'EXPECTATION' AND a.place = b.place",
    "CSAT×RESOLVED": "b.measure = 'RESOLVED' AND a.place = b.place",
    "touchpoint×relationship": "b.measure = 'CSAT' AND a.place <> 0 AND b.place = 0",
}
PAIRS = " UNION ALL ".join(PAIRED.format(kind=kind, condition=condition) for kind, condition in CONDITIONS.items())
CELLS = {
    "score_count": (
        "touchpoint_id, measure, month, segment, score",
        "place, measure, month, segment, score",
        "answers",
    ),
    "score_count_all": ("touchpoint_id, measure, month, score", "place, measure, month, score", "answers"),
    "need_count": (
        "touchpoint_id, measure, month, need, score",
        "place, measure, month, need, score",
        "answers WHERE need <> ''",
    ),
    "pair_count": (
        "touchpoint_id, kind, month, segment, first, second",
        "place, kind, month, segment, first, second",
        f"({PAIRS}) AS pairs",
    ),
}
"""By table of counts: its keys, the same of the answers, and which answers they are."""


def differing_cells(connection: Connection) -> dict[str, int]:
    """Return, by table of counts, how many of its cells are not what the answers add up to."""
    return {table: number for table in CELLS if (number := _differing(connection, table))}


def _differing(connection: Connection, table: str) -> int:
    keys, grouped, source = CELLS[table]
    held = _cells(connection, f"SELECT {keys}, n, w, w2 FROM {table}")
    counted = _cells(
        connection, f"WITH answers AS ({ANSWERS}) SELECT {grouped}, {SUMS} FROM {source} GROUP BY {grouped}"
    )
    return sum(not _alike(held.get(cell), counted.get(cell)) for cell in held.keys() | counted.keys())


def _cells(connection: Connection, statement: str) -> dict[tuple, tuple[float, ...]]:
    return {tuple(row[:-3]): tuple(map(float, row[-3:])) for row in connection.execute(text(statement))}


def _alike(one: tuple[float, ...] | None, other: tuple[float, ...] | None) -> bool:
    if one is None or other is None:
        return False
    return all(isclose(a, b, rel_tol=1e-9) for a, b in zip(one, other, strict=True))
