"""The table of parts: which parts of what lies outside the store are its answers."""

from sqlalchemy import Column, Connection, ForeignKey, Integer, Table, select

from cxdash.store.sheet_tables import metadata

answer_part = Table(
    "answer_part",
    metadata,
    Column("part", Integer, primary_key=True),
    Column("survey_id", Integer, ForeignKey("survey.id", ondelete="CASCADE"), nullable=False, index=True),
)


def parts(connection: Connection, survey_id: int | None = None) -> list[int]:
    """Return the parts that hold answers of a survey, or of all; those of a file are all in the file."""
    if connection.dialect.name != "postgresql":
        return []
    of_it = [] if survey_id is None else [answer_part.c.survey_id == survey_id]
    return list(connection.scalars(select(answer_part.c.part).where(*of_it).order_by(answer_part.c.part)))
