"""The tables about those who use cxdash and those who answered; no change records, undoes or notes what stands here."""

from sqlalchemy import Boolean, CheckConstraint, Column, DateTime, Integer, LargeBinary, String, Table, false

from cxdash.store.sheet_tables import metadata

signed_out = Table(
    "signed_out",
    metadata,
    Column("session", String(64), primary_key=True),
    Column("until", DateTime(timezone=True), nullable=False),
)
"""Sign-ins that were ended by hand, until they would have ended by themselves; no copy brings one back."""

store_secret = Table(
    "store_secret",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("secret", LargeBinary, nullable=False),
    Column("every", Boolean, nullable=False, server_default=false()),
    CheckConstraint("id = 1", name="one_row"),
)
"""What pseudonyms of respondents are keyed by, one for each store; copies have it, as they have the pseudonyms.

*every*: whether every respondent has one, or only those named by an e-mail address or a phone number.
"""

forgotten = Table(
    "forgotten",
    metadata,
    Column("respondent", String(40), primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
)
"""Pseudonyms of respondents who were forgotten, so that no file brings them back."""

PEOPLE = (signed_out, store_secret, forgotten)
