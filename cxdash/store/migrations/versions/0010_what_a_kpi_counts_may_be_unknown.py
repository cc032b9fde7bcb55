"""What a key figure counts, and whether it shows effect or efficiency, may be left unsaid."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("kpi") as table:
        # else SQLite's rebuilt table would write this default in another way
        table.alter_column("unit", existing_type=sa.Text(), server_default="", existing_nullable=False)
        for name, default in (("about", "customer"), ("kind", "effect")):
            table.alter_column(
                name,
                existing_type=sa.String(length=10),
                existing_server_default=default,
                server_default=None,
                existing_nullable=False,
                nullable=True,
            )
