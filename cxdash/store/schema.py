"""The tables. Ids are whole numbers inside; the users' short keys stand at the border."""

from collections.abc import Sequence
from enum import StrEnum

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    func,
)

from cxdash.domain.scales import SCALES, Measure
from cxdash.domain.vocabulary import Contact, Pair

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Subject(StrEnum):
    """What a change can be about; each has its own version, and loaders are keyed by those they read."""

    JOURNEY = "journey"
    SATISFACTION = "satisfaction"
    OWNERSHIP = "ownership"
    ECONOMICS = "economics"
    PRIORITIES = "priorities"
    MATURITY = "maturity"
    PATHS = "paths"
    WORKSHOP = "workshop"
    WHAT_IF = "what_if"


def _one_of(column: str, values: Sequence[str]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def _between(column: str, low: float, high: float) -> CheckConstraint:
    return CheckConstraint(f"{column} BETWEEN {low} AND {high}", name=f"{column}_range")


def _month(column: str = "month") -> CheckConstraint:
    return CheckConstraint(
        f"{column} LIKE '____-__' AND substr({column}, 6, 2) BETWEEN '01' AND '12'", name=f"{column}_form"
    )


def _not_negative(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} >= 0", name=f"{column}_not_negative")


def _id() -> Column:
    return Column("id", Integer, primary_key=True)


def _version() -> Column:
    """Counts the edits of a row, so that an edit of an older state is refused."""
    return Column("version", Integer, nullable=False, server_default="1")


def _key() -> list[Column | CheckConstraint]:
    column = Column("key", String(80), nullable=False, unique=True)
    return [column, CheckConstraint("key <> ''", name="key_given")]


def _worded(name: str, *, required: bool = False) -> list[Column]:
    """A name, promise or title, and what it is called in Norwegian and Swedish."""
    first = Column(name, Text, nullable=not required)
    return [first, Column(f"{name}_nb", Text), Column(f"{name}_sv", Text)]


def _refers(name: str, target: str, *, required: bool = False) -> Column:
    return Column(name, Integer, ForeignKey(f"{target}.id", ondelete="RESTRICT"), nullable=not required, index=True)


company = Table(
    "company",
    metadata,
    CheckConstraint("id = 1", name="one_row"),
    Column("id", Integer, primary_key=True),
    *_worded("name", required=True),
    Column("currency", String(3), nullable=False, server_default="NOK"),
    Column("language", String(2), nullable=False, server_default="en"),
    Column("audience", String(10), nullable=False, server_default="customers"),
    *_worded("purpose"),
    *_worded("vision"),
    *_worded("values"),
    _version(),
    _one_of("audience", ["customers", "users"]),
)

journey = Table("journey", metadata, _id(), *_key(), *_worded("name", required=True), _version())

stage = Table(
    "stage",
    metadata,
    _id(),
    *_key(),
    *_worded("name", required=True),
    Column("position", Integer, nullable=False),
    _refers("journey_id", "journey"),
    *_worded("promise"),
    _version(),
)

need = Table(
    "need",
    metadata,
    _id(),
    *_key(),
    *_worded("name", required=True),
    Column("importance", Float),
    Column("segment", Text, nullable=False, server_default=""),
    _version(),
    _between("importance", 1, 10),
)

touchpoint = Table(
    "touchpoint",
    metadata,
    _id(),
    *_key(),
    _refers("stage_id", "stage", required=True),
    *_worded("name", required=True),
    Column("channel", Text, nullable=False, server_default=""),
    Column("contact", String(10), nullable=False, server_default="direct"),
    Column("delivered_by", Text, nullable=False, server_default="own"),
    *_worded("promise"),
    _refers("need_id", "need"),
    Column("importance", Float),
    Column("customers_per_year", Float),
    Column("hours", Text),
    _version(),
    _one_of("contact", list(Contact)),
    _between("importance", 1, 10),
    _not_negative("customers_per_year"),
)

role = Table(
    "role",
    metadata,
    _id(),
    *_key(),
    *_worded("name", required=True),
    Column("kind", String(10), nullable=False),
    _refers("reports_to_id", "role"),
    _version(),
    _one_of("kind", ["executive", "function", "collective"]),
    CheckConstraint("reports_to_id <> id", name="not_own_boss"),
)


def _placed() -> list[CheckConstraint]:
    """A letter of the five, at a stage, a touchpoint, an area or, in none of them, for the whole journey."""
    return [
        _one_of("letter", ["A", "R", "C", "I", "D"]),
        _one_of("area", ["voice", "kpis", "coherence", "culture"]),
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


assignment = Table(
    "assignment",
    metadata,
    _id(),
    _refers("role_id", "role", required=True),
    Column("letter", String(1), nullable=False),
    _refers("stage_id", "stage"),
    _refers("touchpoint_id", "touchpoint"),
    Column("area", String(20)),
    Column("limit", Text),
    Column("valid_from", Date),
    Column("valid_to", Date),
    Column("confirmed_on", Date),
    _version(),
    *_placed(),
    CheckConstraint("valid_to > valid_from", name="dates_in_order"),
)

proposal = Table(
    "proposal",
    metadata,
    _id(),
    *_key(),
    Column("name", Text, nullable=False),
    Column("model", String(40), nullable=False, server_default=""),
    Column("journey_id", Integer, ForeignKey("journey.id", ondelete="CASCADE"), index=True),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("made_by", Text, nullable=False),
    Column("note", Text, nullable=False, server_default=""),
    Column("adopted_on", Date),
    _version(),
    CheckConstraint("name <> ''", name="name_given"),
)

proposal_cell = Table(
    "proposal_cell",
    metadata,
    _id(),
    Column("proposal_id", Integer, ForeignKey("proposal.id", ondelete="CASCADE"), nullable=False),
    Column("role_id", Integer, ForeignKey("role.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("letter", String(1), nullable=False),
    Column("stage_id", Integer, ForeignKey("stage.id", ondelete="CASCADE"), index=True),
    Column("touchpoint_id", Integer, ForeignKey("touchpoint.id", ondelete="CASCADE"), index=True),
    Column("area", String(20)),
    Column("limit", Text, nullable=False, server_default=""),
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

survey = Table(
    "survey",
    metadata,
    _id(),
    *_key(),
    *_worded("name", required=True),
    Column("file", Text, nullable=False, server_default=""),
    Column("mapping", Text, nullable=False, server_default=""),
    _version(),
)


def _on_its_scale() -> CheckConstraint:
    cases = " OR ".join(
        f"(measure = '{measure}' AND score BETWEEN {scale.lowest} AND {scale.highest})"
        for measure, scale in SCALES.items()
    )
    return CheckConstraint(cases, name="score_on_scale")


response = Table(
    "response",
    metadata,
    _id(),
    Column("survey_id", Integer, ForeignKey("survey.id", ondelete="CASCADE"), nullable=False),
    Column("respondent", Text, nullable=False),
    Column("touchpoint_id", Integer, ForeignKey("touchpoint.id", ondelete="RESTRICT")),
    Column("measure", String(12), nullable=False),
    Column("score", Integer, nullable=False),
    Column("date", Date, nullable=False),
    Column("segment", Text, nullable=False, server_default=""),
    Column("need", Text, nullable=False, server_default=""),
    Column("weight", Float, nullable=False, server_default="1"),
    Column("count", Integer, nullable=False, server_default="1"),
    _one_of("measure", list(Measure)),
    _on_its_scale(),
    CheckConstraint("weight > 0", name="weight_positive"),
    CheckConstraint("count >= 1", name="count_positive"),
)
Index(
    "uq_response_identity",
    response.c.survey_id,
    response.c.respondent,
    func.coalesce(response.c.touchpoint_id, 0),
    response.c.measure,
    response.c.date,
    unique=True,
)

comment = Table(
    "comment",
    metadata,
    _id(),
    Column("survey_id", Integer, ForeignKey("survey.id", ondelete="CASCADE"), nullable=False),
    Column("respondent", Text, nullable=False),
    _refers("touchpoint_id", "touchpoint"),
    Column("date", Date, nullable=False),
    Column("text", Text, nullable=False),
    CheckConstraint("text <> ''", name="text_given"),
)
Index(
    "uq_comment_identity",
    comment.c.survey_id,
    comment.c.respondent,
    func.coalesce(comment.c.touchpoint_id, 0),
    comment.c.date,
    unique=True,
)

question_tally = Table(
    "question_tally",
    metadata,
    _id(),
    Column("survey_id", Integer, ForeignKey("survey.id", ondelete="CASCADE"), nullable=False),
    Column("file", Text, nullable=False, server_default=""),
    Column("touchpoint_id", Integer, ForeignKey("touchpoint.id", ondelete="CASCADE"), index=True),
    Column("measure", String(12), nullable=False),
    Column("answers", Integer, nullable=False),
    Column("missing", Integer, nullable=False),
    Column("blank", Integer, nullable=False),
    _one_of("measure", list(Measure)),
    _not_negative("answers"),
    _not_negative("missing"),
    _not_negative("blank"),
)
Index(
    "uq_question_tally_identity",
    question_tally.c.survey_id,
    question_tally.c.file,
    func.coalesce(question_tally.c.touchpoint_id, 0),
    question_tally.c.measure,
    unique=True,
)


def _cell(*keys: Column) -> list[Column | CheckConstraint]:
    """The keys of a count (touchpoint 0 = the whole relationship) and what is counted in it."""
    return [
        Column("touchpoint_id", Integer, primary_key=True, autoincrement=False),
        *keys,
        Column("n", Integer, nullable=False),
        Column("w", Float, nullable=False),
        Column("w2", Float, nullable=False),
    ]


def _part(name: str, kind: type[String | Integer | Text]) -> Column:
    return Column(name, kind, primary_key=True, nullable=False, autoincrement=False)


score_count = Table(
    "score_count",
    metadata,
    *_cell(_part("measure", Text), _part("month", Text), _part("segment", Text), _part("score", Integer)),
    _month(),
    sqlite_with_rowid=False,
)
Index("ix_score_count_segment", score_count.c.segment)

score_count_all = Table(
    "score_count_all",
    metadata,
    *_cell(_part("measure", Text), _part("month", Text), _part("score", Integer)),
    _month(),
    sqlite_with_rowid=False,
)

need_count = Table(
    "need_count",
    metadata,
    *_cell(_part("measure", Text), _part("month", Text), _part("need", Text), _part("score", Integer)),
    _month(),
    sqlite_with_rowid=False,
)

pair_count = Table(
    "pair_count",
    metadata,
    *_cell(
        _part("kind", Text),
        _part("month", Text),
        _part("segment", Text),
        _part("first", Integer),
        _part("second", Integer),
    ),
    _month(),
    _one_of("kind", list(Pair)),
    sqlite_with_rowid=False,
)

COUNTS = (score_count, score_count_all, need_count, pair_count)

customers = Table(
    "customers",
    metadata,
    _id(),
    Column("month", String(7), nullable=False),
    Column("segment", Text, nullable=False, server_default=""),
    Column("customers_start", Float, nullable=False),
    Column("customers_new", Float, nullable=False),
    Column("customers_lost", Float, nullable=False),
    Column("revenue", Float),
    Column("gross_margin", Float),
    Column("prospects", Float),
    _version(),
    UniqueConstraint("month", "segment"),
    _month(),
    _not_negative("customers_start"),
    _not_negative("customers_new"),
    _not_negative("customers_lost"),
    _not_negative("prospects"),
    _between("gross_margin", 0, 1),
)

subscription = Table(
    "subscription",
    metadata,
    _id(),
    Column("customer", Text, nullable=False, unique=True),
    Column("started", Date),
    Column("ended", Date),
    Column("monthly_revenue", Float),
    Column("segment", Text, nullable=False, server_default=""),
    Column("acquisition_cost", Float),
    Column("retention_cost", Float),
    Column("tenure_months", Float),
    Column("churned", Boolean),
    CheckConstraint("ended >= started", name="dates_in_order"),
    _not_negative("tenure_months"),
)

spend = Table(
    "spend",
    metadata,
    _id(),
    Column("month", String(7), nullable=False),
    Column("purpose", String(12), nullable=False),
    Column("amount", Float, nullable=False),
    _refers("role_id", "role"),
    Column("category", String(12), nullable=False, server_default="other"),
    Column("segment", Text, nullable=False, server_default=""),
    _version(),
    _month(),
    _one_of("purpose", ["acquisition", "retention", "experience"]),
    _one_of("category", ["people", "media", "technology", "service", "other"]),
)
Index(
    "uq_spend_identity",
    spend.c.month,
    spend.c.purpose,
    func.coalesce(spend.c.role_id, 0),
    spend.c.category,
    spend.c.segment,
    unique=True,
)

kpi = Table(
    "kpi",
    metadata,
    _id(),
    *_key(),
    *_worded("name", required=True),
    Column("unit", Text, nullable=False, server_default=""),
    Column("direction", String(4), nullable=False, server_default="up"),
    Column("target", Float),
    _refers("stage_id", "stage"),
    _refers("owner_id", "role"),
    Column("about", String(10), nullable=False, server_default="customer"),
    Column("kind", String(10), nullable=False, server_default="effect"),
    Column("level", String(10), nullable=False, server_default="function"),
    _refers("works_against_id", "kpi"),
    _version(),
    _one_of("direction", ["up", "down"]),
    _one_of("about", ["customer", "business"]),
    _one_of("kind", ["effect", "efficiency"]),
    _one_of("level", ["top", "function"]),
)

kpi_value = Table(
    "kpi_value",
    metadata,
    _id(),
    Column("kpi_id", Integer, ForeignKey("kpi.id", ondelete="RESTRICT"), nullable=False),
    Column("month", String(7), nullable=False),
    Column("value", Float, nullable=False),
    _version(),
    UniqueConstraint("kpi_id", "month"),
    _month(),
)

annoyance = Table(
    "annoyance",
    metadata,
    _id(),
    *_key(),
    *_worded("title", required=True),
    _refers("touchpoint_id", "touchpoint", required=True),
    _refers("made_at_id", "touchpoint"),
    Column("cause", String(20), nullable=False, server_default="other"),
    Column("kind", String(10), nullable=False, server_default="annoyance"),
    Column("customers_per_year", Float, nullable=False),
    Column("customers_per_year_low", Float),
    Column("customers_per_year_high", Float),
    Column("severity", Integer, nullable=False),
    Column("effort", Float),
    Column("value", Float),
    Column("feasibility", Integer),
    Column("stops_business", Boolean, nullable=False, server_default=false()),
    Column("found_by", String(10), nullable=False, server_default="customer"),
    Column("status", String(10), nullable=False, server_default="open"),
    _refers("owner_id", "role"),
    _version(),
    _one_of("cause", ["overpromise", "not ready", "unclear information", "slow process", "other"]),
    _one_of("kind", ["annoyance", "idea"]),
    _one_of("found_by", ["customer", "employee", "data"]),
    _one_of("status", ["open", "doing", "blocked", "done"]),
    _between("severity", 1, 5),
    _between("feasibility", 1, 5),
    _not_negative("customers_per_year"),
)

assessment = Table(
    "assessment",
    metadata,
    _id(),
    Column("subject", String(20), nullable=False),
    Column("item", String(80), nullable=False),
    _refers("role_id", "role"),
    _refers("stage_id", "stage"),
    Column("rater", Text, nullable=False, server_default=""),
    _refers("rater_role_id", "role"),
    Column("score", Integer, nullable=False),
    Column("date", Date),
    Column("note", Text),
    _version(),
    _one_of("subject", ["six_keys", "mandate", "accountability", "handoff"]),
    _between("score", 1, 5),
)

path = Table(
    "path",
    metadata,
    _id(),
    Column("path", Text, nullable=False, unique=True),
    Column("conversions", Float, nullable=False),
    Column("non_conversions", Float, nullable=False, server_default="0"),
    Column("value", Float),
    _version(),
    _not_negative("conversions"),
    _not_negative("non_conversions"),
)

decision = Table(
    "decision",
    metadata,
    _id(),
    *_key(),
    *_worded("title", required=True),
    Column("reason", Text),
    _refers("owner_id", "role"),
    Column("with", Text),
    Column("due", Date),
    Column("review", Date),
    Column("expected_effect", Text),
    Column("measured_effect", Text),
    Column("status", String(10), nullable=False, server_default="open"),
    _version(),
    _one_of("status", ["open", "done", "dropped"]),
)

assumption = Table(
    "assumption",
    metadata,
    _id(),
    *_key(),
    Column("low", Float),
    Column("mode", Float, nullable=False),
    Column("high", Float),
    Column("unit", Text, nullable=False, server_default=""),
    Column("note", Text),
    _version(),
    CheckConstraint("low <= mode AND mode <= high", name="in_order"),
)

scenario = Table(
    "scenario",
    metadata,
    _id(),
    *_key(),
    Column("name", Text, nullable=False),
    *(Column(name, Text, nullable=False, server_default="") for name in ("journey", "period", "segment")),
    *(Column(name, Text, nullable=False) for name in ("levers", "beliefs", "baseline", "outcome")),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("made_by", Text, nullable=False),
    _version(),
    CheckConstraint("name <> ''", name="name_given"),
)

content_version = Table(
    "content_version",
    metadata,
    Column("subject", String(20), primary_key=True),
    Column("version", Integer, nullable=False, server_default="0"),
    _one_of("subject", list(Subject)),
)

audit = Table(
    "audit",
    metadata,
    _id(),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", String(20), nullable=False),
    Column("table", String(40), nullable=False),
    Column("key", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
)
