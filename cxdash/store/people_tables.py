"""The tables about those who use cxdash and those who answered; no change records, undoes or notes what stands here."""

from sqlalchemy import Column, DateTime, String, Table

from cxdash.store.sheet_tables import metadata

signed_out = Table(
    "signed_out",
    metadata,
    Column("session", String(64), primary_key=True),
    Column("until", DateTime(timezone=True), nullable=False),
)
"""Sign-ins that were ended by hand, until they would have ended by themselves; no copy brings one back."""

PEOPLE = (signed_out,)
