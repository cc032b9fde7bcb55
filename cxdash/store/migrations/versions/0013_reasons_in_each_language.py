"""The reason of a decision may be given in each language, as its title may."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("decision") as table:
        for language in ("nb", "sv"):
            table.add_column(sa.Column(f"reason_{language}", sa.Text(), nullable=True))
