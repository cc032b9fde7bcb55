"""Pseudonyms for respondents who are named by an e-mail address or a phone number, and who was forgotten."""

from secrets import token_bytes

import sqlalchemy as sa
from alembic import op

from cxdash.domain.people.pseudonyms import is_personal, pseudonym

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "store_secret",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_store_secret_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_store_secret")),
    )
    op.create_table(
        "forgotten",
        sa.Column("respondent", sa.String(40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("respondent", name=op.f("pk_forgotten")),
    )
    connection = op.get_bind()
    tables = [sa.table(name, sa.column("respondent")) for name in ("response", "comment")]
    named = {name for table in tables for name in connection.scalars(sa.select(table.c.respondent).distinct())}
    personal = sorted(name for name in named if name and is_personal(name))
    if not personal:
        return
    key = token_bytes(32)
    connection.execute(sa.text("INSERT INTO store_secret (id, secret) VALUES (1, :key)"), {"key": key})
    pairs = [{"old": name, "new": pseudonym(key, name)} for name in personal]
    for table in ("response", "comment"):
        connection.execute(sa.text(f"UPDATE {table} SET respondent = :new WHERE respondent = :old"), pairs)
    connection.execute(sa.text("UPDATE change SET record = NULL, size = 0"))  # where the names stand, too
    connection.execute(sa.text("DELETE FROM survey_digest"))
