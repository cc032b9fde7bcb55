"""Answers may lie outside the store, in parts that it lists."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "answer_part",
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_answer_part_survey_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("part", name=op.f("pk_answer_part")),
    )
    op.create_index(op.f("ix_answer_part_survey_id"), "answer_part", ["survey_id"])
