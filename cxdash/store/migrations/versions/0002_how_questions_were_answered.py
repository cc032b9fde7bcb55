"""How questions were answered."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "question_tally",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("file", sa.Text(), server_default="", nullable=False),
        sa.Column("touchpoint_id", sa.Integer(), nullable=True),
        sa.Column("measure", sa.String(length=12), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("missing", sa.Integer(), nullable=False),
        sa.Column("blank", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "measure IN ('CSAT', 'CSAT10', 'NPS', 'CES', 'EXPECTATION', 'RESOLVED')",
            name=op.f("ck_question_tally_measure_known"),
        ),
        sa.CheckConstraint("answers >= 0", name=op.f("ck_question_tally_answers_not_negative")),
        sa.CheckConstraint("missing >= 0", name=op.f("ck_question_tally_missing_not_negative")),
        sa.CheckConstraint("blank >= 0", name=op.f("ck_question_tally_blank_not_negative")),
        sa.ForeignKeyConstraint(
            ["survey_id"], ["survey.id"], name=op.f("fk_question_tally_survey_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["touchpoint_id"], ["touchpoint.id"], name=op.f("fk_question_tally_touchpoint_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_tally")),
    )
    with op.batch_alter_table("question_tally", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_question_tally_touchpoint_id"), ["touchpoint_id"], unique=False)
    # As with answers: the identity holds with the whole relationship (no touchpoint) too.
    op.create_index(
        "uq_question_tally_identity",
        "question_tally",
        ["survey_id", "file", sa.func.coalesce(sa.column("touchpoint_id"), 0), "measure"],
        unique=True,
    )
