"""Who passes a stage: new customers or all; blank where it is not stated, as in every store of before."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("stage") as table:
        table.add_column(sa.Column("passed_by", sa.String(length=10), nullable=True))
        table.create_check_constraint(op.f("ck_stage_passed_by_known"), "passed_by IN ('new', 'all')")
