"""Moments of counted answers, which are derived from the counts by score once all tables are there."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

KEYS = ("touchpoint_id", "about", "scale", "second_scale", "month")
SUMS = ("n", "w", "w2", "wx", "wx2", "way", "way2", "top", "low")
MONTH = "month LIKE '____-__' AND substr(month, 6, 2) BETWEEN '01' AND '12'"


def upgrade() -> None:
    for table, keys in (("moment", ("segment", *KEYS)), ("moment_all", KEYS)):
        whole = {"touchpoint_id", "n"}
        op.create_table(
            table,
            *(
                sa.Column(name, sa.Integer() if name in whole else sa.Text(), autoincrement=False, nullable=False)
                for name in keys
            ),
            *(sa.Column(name, sa.Integer() if name in whole else sa.Float(), nullable=False) for name in SUMS),
            sa.CheckConstraint(MONTH, name=op.f(f"ck_{table}_month_form")),
            sa.PrimaryKeyConstraint(*keys, name=op.f(f"pk_{table}")),
            sqlite_with_rowid=False,
        )
