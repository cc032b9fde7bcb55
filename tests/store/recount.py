"""The counts of the store once more, from the answers themselves, by SQL that shares nothing with cxdash."""

from sqlalchemy import Connection, Engine, text

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
PAIRS = " UNION ALL ".join(
    PAIRED.format(kind=kind, condition=condition)
    for kind, condition in {
        "CSAT×EXPECTATION": "b.measure = 'EXPECTATION' AND a.place = b.place",
        "CSAT×RESOLVED": "b.measure = 'RESOLVED' AND a.place = b.place",
        "touchpoint×relationship": "b.measure = 'CSAT' AND a.place <> 0 AND b.place = 0",
    }.items()
)
RECOUNTS = {
    "score_count": f"SELECT place, measure, month, segment, score, {SUMS} FROM answers GROUP BY 1, 2, 3, 4, 5",
    "score_count_all": f"SELECT place, measure, month, score, {SUMS} FROM answers GROUP BY 1, 2, 3, 4",
    "need_count": (
        f"SELECT place, measure, month, need, score, {SUMS} FROM answers WHERE need <> '' GROUP BY 1, 2, 3, 4, 5"
    ),
    "pair_count": (
        f"SELECT place, kind, month, segment, first, second, {SUMS} FROM ({PAIRS}) AS pairs GROUP BY 1, 2, 3, 4, 5, 6"
    ),
}

Counts = dict[str, set[tuple]]


def recount(engine: Engine) -> Counts:
    """Count the raw answers."""
    with engine.connect() as connection:
        return {
            table: _rows(connection, f"WITH answers AS ({ANSWERS}) {statement}")
            for table, statement in RECOUNTS.items()
        }


def counted(engine: Engine) -> Counts:
    """Return what the count tables hold, in the same columns."""
    with engine.connect() as connection:
        return {table: _rows(connection, f"SELECT * FROM {table}") for table in RECOUNTS}


def _rows(connection: Connection, statement: str) -> set[tuple]:
    return {tuple(row) for row in connection.execute(text(statement))}
