"""The table of digests: what a survey holds, where that is just what one file brought."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from cxdash.store.sheet_tables import metadata

survey_digest = Table(
    "survey_digest",
    metadata,
    Column("survey_id", Integer, ForeignKey("survey.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("digest", String(64), nullable=False),
)
