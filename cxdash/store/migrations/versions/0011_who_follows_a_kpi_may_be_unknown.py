"""Whether top management or a function follows a key figure may be left unsaid."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("kpi") as table:
        # else SQLite's rebuilt table would write this default in another way
        table.alter_column("unit", existing_type=sa.Text(), server_default="", existing_nullable=False)
        table.alter_column(
            "level",
            existing_type=sa.String(length=10),
            existing_server_default="function",
            server_default=None,
            existing_nullable=False,
            nullable=True,
        )
