"""The tables of counts: answers and pairs by score, and the moments that are derived from these."""

from sqlalchemy import CheckConstraint, Column, Float, Index, Integer, String, Table, Text

from cxdash.domain.counts import moments
from cxdash.domain.vocabulary import Pair
from cxdash.store.sheet_tables import known, metadata, month_form


def _counts(name: str, *keys: str, scores: tuple[str, ...] = (), sums: tuple[str, ...] = ("n", "w", "w2")) -> Table:
    """Make a table of counts: its keys (touchpoint 0 = the whole relationship), the scores among them, and its sums."""
    kinds = {"touchpoint_id": Integer, **dict.fromkeys(scores, Float)}
    pairs: list[CheckConstraint] = [known("kind", list(Pair))] if "kind" in keys else []
    return Table(
        name,
        metadata,
        *(_part(key, kinds.get(key, Text)) for key in (*keys, *scores)),
        *(Column(sum_, Integer if sum_ == "n" else Float, nullable=False) for sum_ in sums),
        month_form(),
        *pairs,
        sqlite_with_rowid=False,
    )


def _part(name: str, kind: type[String | Float | Text | Integer]) -> Column:
    return Column(name, kind, primary_key=True, nullable=False, autoincrement=False)


score_count = _counts("score_count", "touchpoint_id", "measure", "scale", "month", "segment", scores=("score",))
Index("ix_score_count_segment", score_count.c.segment)

score_count_all = _counts("score_count_all", "touchpoint_id", "measure", "scale", "month", scores=("score",))

need_count = _counts("need_count", "touchpoint_id", "measure", "scale", "month", "need", scores=("score",))

pair_count = _counts(
    "pair_count",
    *("touchpoint_id", "kind", "first_scale", "second_scale", "month", "segment"),
    scores=("first", "second"),
)

BY_SCORE = (score_count, score_count_all, need_count, pair_count)

MOMENT = ("touchpoint_id", "about", "scale", "second_scale", "month")
"""What a moment is of; *about*: a measure, or what satisfaction is compared with within pairs (`GAP`)."""

GAP = Pair.EXPECTED_ACTUAL.value

moment = _counts("moment", "segment", *MOMENT, sums=moments.SUMS)

moment_all = _counts("moment_all", *MOMENT, sums=moments.SUMS)

COUNTS = (*BY_SCORE, moment, moment_all)
