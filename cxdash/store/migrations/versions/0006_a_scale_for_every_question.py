"""Any scale for every question: answers carry theirs, counts are by it, and a company may set its own ends."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

COUNTS = {
    "score_count": (["touchpoint_id", "measure", "scale", "month", "segment"], ["score"]),
    "score_count_all": (["touchpoint_id", "measure", "scale", "month"], ["score"]),
    "need_count": (["touchpoint_id", "measure", "scale", "month", "need"], ["score"]),
    "pair_count": (
        ["touchpoint_id", "kind", "first_scale", "second_scale", "month", "segment"],
        ["first", "second"],
    ),
}
"""By table of counts: its keys but the scores, and its scores."""

MONTH = "month LIKE '____-__' AND substr(month, 6, 2) BETWEEN '01' AND '12'"
KINDS = "kind IN ('CSAT×EXPECTATION', 'CSAT×RESOLVED', 'touchpoint×relationship')"
MEASURES = "measure IN ('CSAT', 'CSAT10', 'NPS', 'CES', 'EXPECTATION', 'RESOLVED')"


def upgrade() -> None:
    _make_scale()
    _widen_response()
    op.drop_index("uq_question_tally_identity", "question_tally")  # SQLite rebuilds tables without such indexes
    with op.batch_alter_table("question_tally") as table:
        table.add_column(sa.Column("scale", sa.String(length=20), server_default="", nullable=False))
    _identify("question_tally", "survey_id", "file", sa.func.coalesce(sa.column("touchpoint_id"), 0), "measure", "scale")
    for table in COUNTS:
        _count_by_scale(table)
    op.create_index("ix_score_count_segment", "score_count", ["segment"], unique=False)


def _make_scale() -> None:
    op.create_table(
        "scale",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure", sa.String(length=12), nullable=False),
        sa.Column("scale", sa.String(length=20), server_default="", nullable=False),
        sa.Column("top_from", sa.Float(), nullable=True),
        sa.Column("low_to", sa.Float(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(MEASURES, name=op.f("ck_scale_measure_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scale")),
        sa.UniqueConstraint("measure", "scale", name=op.f("uq_scale_measure_scale")),
    )


def _widen_response() -> None:
    op.drop_index("uq_response_identity", "response")
    with op.batch_alter_table("response") as table:
        table.drop_constraint(op.f("ck_response_score_on_scale"), type_="check")
        table.alter_column("score", existing_type=sa.Integer(), type_=sa.Float(), existing_nullable=False)
        for name in ("segment", "need"):  # else SQLite's rebuilt table would write their defaults in another way
            table.alter_column(name, existing_type=sa.Text(), server_default="", existing_nullable=False)
        table.add_column(sa.Column("scale", sa.String(length=20), server_default="", nullable=False))
    _identify(
        "response", "survey_id", "respondent", sa.func.coalesce(sa.column("touchpoint_id"), 0), "measure", "date"
    )


def _identify(table: str, *columns: str | sa.Function) -> None:
    op.create_index(f"uq_{table}_identity", table, list(columns), unique=True)


def _count_by_scale(table: str) -> None:
    """Make a table of counts with its keys for scales; what it held is on each measure's own scale."""
    keys, scores = COUNTS[table]
    kept = ", ".join(f'"{name}"' for name in [*keys, *scores, "n", "w", "w2"] if not name.endswith("scale"))
    op.execute(sa.text(f"CREATE TABLE kept AS SELECT * FROM {table}"))
    op.drop_table(table)
    kinds = {"touchpoint_id": sa.Integer(), **dict.fromkeys(scores, sa.Float())}
    op.create_table(
        table,
        *(sa.Column(name, kinds.get(name, sa.Text()), autoincrement=False, nullable=False) for name in [*keys, *scores]),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("w", sa.Float(), nullable=False),
        sa.Column("w2", sa.Float(), nullable=False),
        sa.CheckConstraint(MONTH, name=op.f(f"ck_{table}_month_form")),
        *([sa.CheckConstraint(KINDS, name=op.f("ck_pair_count_kind_known"))] if "kind" in keys else []),
        sa.PrimaryKeyConstraint(*keys, *scores, name=op.f(f"pk_{table}")),
        sqlite_with_rowid=False,
    )
    scales = [name for name in keys if name.endswith("scale")]
    own = ", ".join(["''"] * len(scales))
    op.execute(sa.text(f"INSERT INTO {table} ({kept}, {', '.join(scales)}) SELECT {kept}, {own} FROM kept"))
    op.execute(sa.text("DROP TABLE kept"))
