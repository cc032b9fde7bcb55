"""What the company wins as a team: which outcome a key figure shows, and how much of it each role claims."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

OUTCOME = "outcome IN ('win', 'upsell', 'renewal', 'loyalty', 'advocacy')"


def upgrade() -> None:
    with op.batch_alter_table("kpi") as table:
        # else SQLite's rebuilt table would write this default in another way
        table.alter_column("unit", existing_type=sa.Text(), server_default="", existing_nullable=False)
        table.add_column(sa.Column("outcome", sa.String(length=10), nullable=True))
        table.create_check_constraint(op.f("ck_kpi_outcome_known"), OUTCOME)
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.Column("kpi_id", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(length=10), nullable=True),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(OUTCOME, name=op.f("ck_claim_outcome_known")),
        sa.CheckConstraint("share BETWEEN 0 AND 100", name=op.f("ck_claim_share_range")),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_claim_role_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["kpi_id"], ["kpi.id"], name=op.f("fk_claim_kpi_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
    )
    op.create_index(op.f("ix_claim_kpi_id"), "claim", ["kpi_id"], unique=False)
    op.create_index(op.f("ix_claim_role_id"), "claim", ["role_id"], unique=False)
