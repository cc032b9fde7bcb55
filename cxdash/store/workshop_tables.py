"""The tables of workshops: agendas, questions, and votes that nobody can be recognised by.

No change records, undoes or notes in the audit what stands here. A ballot and a receipt have neither a time nor a
number of their own, and share no column but the question and its round.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    false,
    text,
)

from cxdash.domain.workshop.questions import About, Kind
from cxdash.domain.workshop.states import QuestionState, WorkshopState
from cxdash.store.sheet_tables import at_least, id_column, known, metadata, version_column


def _of(table: str, *, key: bool = False, index: bool = False) -> Column:
    reference = ForeignKey(f"{table}.id", ondelete="CASCADE")
    name = f"{table.removeprefix('workshop_')}_id"
    return Column(name, Integer, reference, nullable=False, primary_key=key, autoincrement=False, index=index)


workshop = Table(
    "workshop",
    metadata,
    id_column(),
    Column("key", String(80), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("held_on", Date),
    Column("language", String(2), nullable=False),
    Column("seats", Integer, nullable=False, server_default="0"),
    Column("code", String(10), nullable=False, unique=True),
    Column("state", String(10), nullable=False, server_default=WorkshopState.PREPARED.value),
    Column("turn", Integer, nullable=False, server_default="0"),
    version_column(),
    CheckConstraint("key <> ''", name="key_given"),
    CheckConstraint("name <> ''", name="name_given"),
    at_least("seats", 0),
    known("state", list(WorkshopState)),
)
"""*turn* counts what the host did, so that phones and screens see that something happened."""

workshop_secret = Table(
    "workshop_secret",
    metadata,
    _of("workshop", key=True),
    Column("secret", LargeBinary, nullable=False),
)
"""What a workshop's hashes are keyed by, until it closes; never copied."""

workshop_step = Table(
    "workshop_step",
    metadata,
    id_column(),
    _of("workshop", index=True),
    Column("position", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("started_at", DateTime(timezone=True)),
    Column("ended_at", DateTime(timezone=True)),
    at_least("minutes", 0),
)

workshop_question = Table(
    "workshop_question",
    metadata,
    id_column(),
    _of("workshop", index=True),
    Column("step_id", Integer, ForeignKey("workshop_step.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("about", String(12), nullable=False, server_default=""),
    Column("subject", String(80), nullable=False, server_default=""),
    Column("subject_name", Text, nullable=False, server_default=""),
    Column("wording", Text, nullable=False, server_default=""),
    Column("choices", Text, nullable=False, server_default="[]"),
    Column("scale", String(20), nullable=False, server_default=""),
    Column("strict", Boolean, nullable=False, server_default=false()),
    Column("state", String(10), nullable=False, server_default=QuestionState.WAITING.value),
    Column("round", Integer, nullable=False, server_default="1"),
    known("kind", list(Kind)),
    known("about", list(About)),
    known("state", list(QuestionState)),
    at_least("round", 1),
)
OPEN = text(f"state = '{QuestionState.OPEN.value}'")
Index(
    "uq_workshop_question_open",
    workshop_question.c.workshop_id,
    unique=True,
    sqlite_where=OPEN,
    postgresql_where=OPEN,
)

ballot = Table(
    "ballot",
    metadata,
    _of("workshop_question", key=True),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("voter", String(64), primary_key=True),
    Column("answer", Text, nullable=False),
    sqlite_with_rowid=False,
)

receipt = Table(
    "receipt",
    metadata,
    _of("workshop_question", key=True),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("words", Text, primary_key=True),
    sqlite_with_rowid=False,
)

slip = Table(
    "slip",
    metadata,
    _of("workshop", key=True),
    Column("hash", String(64), primary_key=True),
    sqlite_with_rowid=False,
)
"""Printed codes, each of which is one vote on every question."""

ROOM = (workshop, workshop_secret, workshop_step, workshop_question, ballot, receipt, slip)

SECRETS = (workshop_secret, slip)
"""What a copy of a store leaves out, and closing a workshop deletes."""
