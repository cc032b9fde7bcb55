"""A company may state no language: pages then speak that of each reader's browser."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("company") as table:
        # all three, else SQLite's rebuilt table would write their defaults in another way
        for name, length, default in (("currency", 3, "NOK"), ("language", 2, ""), ("audience", 10, "customers")):
            table.alter_column(
                name, existing_type=sa.String(length=length), server_default=default, existing_nullable=False
            )
