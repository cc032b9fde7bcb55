"""A decision has its wording and vote, what is expected of which figure, and what it goes back to."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

TEXTS = ("wording", "vote", "minority")
NUMBERS = ("expected_low", "expected_high")
LINKS = ("scenario", "proposal", "workshop")
FIGURES = "figure IN ('let_downs', 'score', 'customers_end', 'kpi')"
MONTH = "figure_month LIKE '____-__' AND substr(figure_month, 6, 2) BETWEEN '01' AND '12'"


def upgrade() -> None:
    with op.batch_alter_table("decision") as table:
        for name in TEXTS:
            table.add_column(sa.Column(name, sa.Text(), nullable=True))
        for name in NUMBERS:
            table.add_column(sa.Column(name, sa.Float(), nullable=True))
        table.add_column(sa.Column("expected_unit", sa.Text(), nullable=True))
        table.add_column(sa.Column("figure", sa.String(length=10), nullable=True))
        table.add_column(sa.Column("figure_of", sa.Text(), nullable=True))
        table.add_column(sa.Column("figure_then", sa.Float(), nullable=True))
        table.add_column(sa.Column("figure_month", sa.String(length=7), nullable=True))
        for name in LINKS:
            table.add_column(sa.Column(name, sa.Text(), nullable=True))
        table.create_check_constraint(op.f("ck_decision_figure_known"), FIGURES)
        table.create_check_constraint(op.f("ck_decision_figure_month_form"), MONTH)
        table.create_check_constraint(op.f("ck_decision_expected_in_order"), "expected_low <= expected_high")
        # else SQLite's rebuilt table would write these defaults in another way
        table.alter_column("version", existing_type=sa.Integer(), server_default="1", existing_nullable=False)
        table.alter_column("status", existing_type=sa.String(length=10), server_default="open", existing_nullable=False)
