"""Whether every respondent has a pseudonym; where somebody is there under the name given, names stay as given."""

from secrets import token_bytes

import sqlalchemy as sa
from alembic import op

from cxdash.domain.people.pseudonyms import is_named

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("store_secret", sa.Column("every", sa.Boolean(), nullable=False, server_default=sa.false()))
    connection = op.get_bind()
    tables = [sa.table(name, sa.column("respondent")) for name in ("response", "comment")]
    as_given = any(is_named(name) for table in tables for name in connection.scalars(sa.select(table.c.respondent)))
    secret = sa.table("store_secret", sa.column("id"), sa.column("secret"), sa.column("every"))
    is_there = connection.execute(sa.select(secret.c.id)).first() is not None
    if is_there:
        connection.execute(sa.update(secret).values(every=not as_given))
    elif as_given:
        connection.execute(sa.insert(secret).values(id=1, secret=token_bytes(32), every=False))
