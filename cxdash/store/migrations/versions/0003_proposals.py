"""Proposals of who could answer for what."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("model", sa.String(length=40), server_default="", nullable=False),
        sa.Column("journey_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("key <> ''", name=op.f("ck_proposal_key_given")),
        sa.CheckConstraint("name <> ''", name=op.f("ck_proposal_name_given")),
        sa.ForeignKeyConstraint(
            ["journey_id"], ["journey.id"], name=op.f("fk_proposal_journey_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        sa.UniqueConstraint("key", name=op.f("uq_proposal_key")),
    )
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposal_journey_id"), ["journey_id"], unique=False)
    op.create_table(
        "proposal_cell",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.Column("letter", sa.String(length=1), nullable=False),
        sa.Column("stage_id", sa.Integer(), nullable=True),
        sa.Column("touchpoint_id", sa.Integer(), nullable=True),
        sa.Column("area", sa.String(length=20), nullable=True),
        sa.Column("limit", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("letter IN ('A', 'R', 'C', 'I', 'D')", name=op.f("ck_proposal_cell_letter_known")),
        sa.CheckConstraint(
            "area IN ('voice', 'kpis', 'coherence', 'culture')", name=op.f("ck_proposal_cell_area_known")
        ),
        sa.CheckConstraint(
            "(CASE WHEN stage_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN touchpoint_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN area IS NULL THEN 0 ELSE 1 END) <= 1",
            name=op.f("ck_proposal_cell_one_place"),
        ),
        sa.CheckConstraint(
            "letter <> 'D' OR (stage_id IS NULL AND touchpoint_id IS NULL AND area IS NULL)",
            name=op.f("ck_proposal_cell_driver_whole_journey"),
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name=op.f("fk_proposal_cell_proposal_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_proposal_cell_role_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["stage_id"], ["stage.id"], name=op.f("fk_proposal_cell_stage_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["touchpoint_id"], ["touchpoint.id"], name=op.f("fk_proposal_cell_touchpoint_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_cell")),
    )
    with op.batch_alter_table("proposal_cell", schema=None) as batch_op:
        for column in ("role_id", "stage_id", "touchpoint_id"):
            batch_op.create_index(batch_op.f(f"ix_proposal_cell_{column}"), [column], unique=False)
    # As with answers: the identity holds with the whole journey (no place) too.
    op.create_index(
        "uq_proposal_cell_identity",
        "proposal_cell",
        [
            "proposal_id",
            "role_id",
            "letter",
            sa.func.coalesce(sa.column("stage_id"), 0),
            sa.func.coalesce(sa.column("touchpoint_id"), 0),
            sa.func.coalesce(sa.column("area"), ""),
        ],
        unique=True,
    )
