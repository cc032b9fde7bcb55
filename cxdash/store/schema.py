"""The tables of the store: one for each sheet, and those of counts, proposals, scenarios, versions, audit, changes.

Ids are whole numbers inside; the users' short keys are used at the border.
"""

from enum import StrEnum

from sqlalchemy import (
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
    func,
)

from cxdash.domain.scales import Measure
from cxdash.store.count_tables import COUNTS
from cxdash.store.digest_table import survey_digest  # noqa: F401 - a table like the others
from cxdash.store.lake.table import answer_part
from cxdash.store.people.tables import PEOPLE
from cxdash.store.sheet_tables import (
    at_least,
    checks_of,
    id_column,
    known,
    metadata,
    table_of,
    version_column,
)
from cxdash.store.workshop_tables import ROOM


class Subject(StrEnum):
    """What a change can be about; each has its own version, by which what was read before is found again."""

    JOURNEY = "journey"
    SATISFACTION = "satisfaction"
    OWNERSHIP = "ownership"
    ECONOMICS = "economics"
    PRIORITIES = "priorities"
    MATURITY = "maturity"
    PATHS = "paths"
    WORKSHOP = "workshop"
    WHAT_IF = "what_if"
    BALLOTS = "ballots"


company = table_of("company", CheckConstraint("id = 1", name="one_row"))

journey = table_of("journeys")

stage = table_of("stages")

need = table_of("needs")

touchpoint = table_of("touchpoints")

role = table_of("roles", CheckConstraint("reports_to_id <> id", name="not_own_boss"))


def _placed() -> list[CheckConstraint]:
    """Allow a letter at a stage, a touchpoint or an area, or, with none of them, for the whole journey."""
    return [
        CheckConstraint(
            "(CASE WHEN stage_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN touchpoint_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN area IS NULL THEN 0 ELSE 1 END) <= 1",
            name="one_place",
        ),
        CheckConstraint(
            "letter <> 'D' OR (stage_id IS NULL AND touchpoint_id IS NULL AND area IS NULL)",
            name="driver_whole_journey",
        ),
    ]


assignment = table_of("assignments", *_placed(), CheckConstraint("valid_to > valid_from", name="dates_in_order"))

proposal = Table(
    "proposal",
    metadata,
    id_column(),
    Column("key", String(80), nullable=False, unique=True),
    CheckConstraint("key <> ''", name="key_given"),
    Column("name", Text, nullable=False),
    Column("model", String(40), nullable=False, server_default=""),
    Column("journey_id", Integer, ForeignKey("journey.id", ondelete="CASCADE"), index=True),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("made_by", Text, nullable=False),
    Column("note", Text, nullable=False, server_default=""),
    Column("adopted_on", Date),
    version_column(),
    CheckConstraint("name <> ''", name="name_given"),
)

proposal_cell = Table(
    "proposal_cell",
    metadata,
    id_column(),
    Column("proposal_id", Integer, ForeignKey("proposal.id", ondelete="CASCADE"), nullable=False),
    Column("role_id", Integer, ForeignKey("role.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("letter", String(1), nullable=False),
    Column("stage_id", Integer, ForeignKey("stage.id", ondelete="CASCADE"), index=True),
    Column("touchpoint_id", Integer, ForeignKey("touchpoint.id", ondelete="CASCADE"), index=True),
    Column("area", String(20)),
    Column("limit", Text, nullable=False, server_default=""),
    *checks_of("assignments", "letter", "area"),
    *_placed(),
)
Index(
    "uq_proposal_cell_identity",
    proposal_cell.c.proposal_id,
    proposal_cell.c.role_id,
    proposal_cell.c.letter,
    func.coalesce(proposal_cell.c.stage_id, 0),
    func.coalesce(proposal_cell.c.touchpoint_id, 0),
    func.coalesce(proposal_cell.c.area, ""),
    unique=True,
)

survey = table_of("surveys")


scale = table_of("scales")

response = table_of("responses", CheckConstraint("weight > 0", name="weight_positive"))

comment = table_of("comments", CheckConstraint("text <> ''", name="text_given"))

question_tally = Table(
    "question_tally",
    metadata,
    id_column(),
    Column("survey_id", Integer, ForeignKey("survey.id", ondelete="CASCADE"), nullable=False),
    Column("file", Text, nullable=False, server_default=""),
    Column("touchpoint_id", Integer, ForeignKey("touchpoint.id", ondelete="CASCADE"), index=True),
    Column("measure", String(12), nullable=False),
    Column("scale", String(20), nullable=False, server_default=""),
    Column("answers", Integer, nullable=False),
    Column("missing", Integer, nullable=False),
    Column("blank", Integer, nullable=False),
    known("measure", list(Measure)),
    at_least("answers", 0),
    at_least("missing", 0),
    at_least("blank", 0),
)
Index(
    "uq_question_tally_identity",
    question_tally.c.survey_id,
    question_tally.c.file,
    func.coalesce(question_tally.c.touchpoint_id, 0),
    question_tally.c.measure,
    question_tally.c.scale,
    unique=True,
)


NOT_RESTORED = (response, answer_part, *COUNTS, *ROOM, *PEOPLE)
"""Tables that no change restores row by row: answers are in bulk, counts follow from them, a vote is not undone."""

customers = table_of("customers")

subscription = table_of("subscriptions", CheckConstraint("ended >= started", name="dates_in_order"))

spend = table_of("spend")

kpi = table_of("kpis")

kpi_value = table_of("kpi_values")

claim = table_of("claims")

annoyance = table_of("annoyances")

assessment = table_of("assessments")

path = table_of("paths")

decision = table_of("decisions", CheckConstraint("expected_low <= expected_high", name="expected_in_order"))

assumption = table_of("assumptions", CheckConstraint("low <= mode AND mode <= high", name="in_order"))

scenario = Table(
    "scenario",
    metadata,
    id_column(),
    Column("key", String(80), nullable=False, unique=True),
    CheckConstraint("key <> ''", name="key_given"),
    Column("name", Text, nullable=False),
    *(Column(name, Text, nullable=False, server_default="") for name in ("journey", "period", "segment")),
    *(Column(name, Text, nullable=False) for name in ("levers", "beliefs", "baseline", "outcome")),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("made_by", Text, nullable=False),
    version_column(),
    CheckConstraint("name <> ''", name="name_given"),
)

content_version = Table(
    "content_version",
    metadata,
    Column("subject", String(20), primary_key=True),
    Column("version", Integer, nullable=False, server_default="0"),
    known("subject", list(Subject)),
)

audit = Table(
    "audit",
    metadata,
    id_column(),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", String(20), nullable=False),
    Column("table", String(40), nullable=False),
    Column("key", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
)

change = Table(
    "change",
    metadata,
    id_column(),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", Text, nullable=False),
    Column("notes", Text, nullable=False),
    Column("noted", Integer, nullable=False),
    Column("record", LargeBinary),
    Column("size", Integer, nullable=False, server_default="0"),
    Column("undone_at", DateTime(timezone=True)),
    Column("undone_by", Text),
)
"""What was done in one transaction: the first of its *notes* in the audit, how many there are, and the *record* by
which it can be undone, as long as that is kept."""
