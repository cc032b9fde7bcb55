"""Who answers for what, at the grain the page about owners shows."""

from datetime import UTC, datetime

import pandas as pd
from sqlalchemy import ColumnElement, Connection, FromClause, Select, Table, case, func, literal, or_, select

from cxdash.domain.periods import month_name, month_number
from cxdash.domain.tables import OwnershipTables, RaciTables
from cxdash.domain.vocabulary import View
from cxdash.store.database import frame, in_utc
from cxdash.store.schema import (
    annoyance,
    assessment,
    assignment,
    audit,
    company,
    decision,
    journey,
    kpi,
    kpi_value,
    role,
    spend,
    stage,
    touchpoint,
)

MONTHS_OF_SPEND = 12

SUBJECTS = ("mandate", "handoff", "accountability")
"""What leaders assess about ownership; the six keys are store.maturity's."""

EXPECTED = ("expected_low", "expected_high", "figure_then")
DECIDED = (
    *("with", "due", "review", "expected_effect", "measured_effect", "wording", "vote", "minority", *EXPECTED),
    *("expected_unit", "figure", "figure_of", "figure_month", "scenario", "proposal", "workshop"),
)
"""What a decision says beside its title, reason, owner and status."""

owner, boss, other = role.alias("owner"), role.alias("boss"), kpi.alias("other")
felt, made, made_stage = touchpoint.alias("felt"), touchpoint.alias("made"), stage.alias("made_stage")


def tables(connection: Connection, view: View) -> OwnershipTables:
    """Return what is known of ownership in the view's journey, over all dates."""
    return OwnershipTables(
        **vars(map_tables(connection, view)),
        company=frame(connection, _company()),
        kpis=frame(connection, _kpis(view)),
        kpi_values=frame(connection, _kpi_values(view)),
        annoyances=frame(connection, _annoyances(view)),
        assessments=frame(connection, _assessments(view)),
        decisions=frame(connection, _decisions()).astype(dict.fromkeys(EXPECTED, float)),
        spend=frame(connection, _spend(connection)),
    )


def _company() -> Select:
    worded = [column for name in ("name", "purpose", "vision", "values") for column in _named(company, name)]
    return select(*worded, company.c.currency, company.c.audience)


def map_tables(connection: Connection, view: View) -> RaciTables:
    """Return who answers for what in the view's journey, over all dates."""
    return RaciTables(
        stages=frame(connection, _stages(view)),
        touchpoints=frame(connection, _touchpoints(view)),
        roles=frame(connection, _roles()),
        assignments=assignments(connection, view),
    )


def assignments(connection: Connection, view: View) -> pd.DataFrame:
    """Return the assignments in the view's journey over all dates, as `tables` does."""
    return frame(connection, _assignments(view))


def _named(table: Table | FromClause, name: str = "name") -> list[ColumnElement]:
    """Return a table's name, promise or title in all its languages, after the key if it has one."""
    worded = _worded(table, name)
    return [table.c.key, *worded] if "key" in table.c else worded


def _worded(table: Table | FromClause, name: str) -> list[ColumnElement]:
    return [table.c[f"{name}{language}"] for language in ("", "_nb", "_sv")]


def _key(table: Table | FromClause, label: str) -> ColumnElement:
    return func.coalesce(table.c.key, "").label(label)


def _in_journey(view: View) -> list[ColumnElement[bool]]:
    """Keep the stages of the view's journey and of every journey, and rows that have no stage."""
    if not view.journey:
        return []
    chosen = select(journey.c.id).where(journey.c.key == view.journey).scalar_subquery()
    return [or_(stage.c.journey_id == chosen, stage.c.journey_id.is_(None))]


def _stages(view: View) -> Select:
    promises = _named(stage, "promise")[1:]
    statement = select(*_named(stage), stage.c.position, *promises, _key(journey, "journey")).outerjoin(journey)
    return statement.where(*_in_journey(view)).order_by(stage.c.position, stage.c.id)


def _touchpoints(view: View) -> Select:
    columns = [touchpoint.c[name] for name in ("contact", "delivered_by", "customers_per_year")]
    hours = func.coalesce(touchpoint.c.hours, "").label("hours")
    statement = select(*_named(touchpoint), stage.c.key.label("stage"), *columns, hours).join(stage)
    return statement.where(*_in_journey(view)).order_by(stage.c.position, stage.c.id, touchpoint.c.id)


def _roles() -> Select:
    joined = role.outerjoin(boss, boss.c.id == role.c.reports_to_id)
    return select(*_named(role), role.c.kind, _key(boss, "reports_to")).select_from(joined).order_by(role.c.id)


def _assignments(view: View) -> Select:
    """Ask for assignments with their stage, or the touchpoint; blank in both = the area or the whole journey."""
    place = func.coalesce(assignment.c.stage_id, touchpoint.c.stage_id)
    joined = assignment.join(role, role.c.id == assignment.c.role_id)
    joined = joined.outerjoin(touchpoint, touchpoint.c.id == assignment.c.touchpoint_id)
    joined = joined.outerjoin(stage, stage.c.id == place)
    own_stage = case((assignment.c.stage_id.is_not(None), stage.c.key), else_="")
    columns = [
        assignment.c.id,
        assignment.c.version,
        role.c.key.label("role"),
        assignment.c.letter,
        own_stage.label("stage"),
        _key(touchpoint, "touchpoint"),
        func.coalesce(assignment.c.area, "").label("area"),
        func.coalesce(assignment.c.limit, "").label("limit"),
        assignment.c.valid_from,
        assignment.c.valid_to,
        assignment.c.confirmed_on,
    ]
    return select(*columns).select_from(joined).where(*_in_journey(view)).order_by(assignment.c.id)


def _kpis(view: View) -> Select:
    joined = kpi.outerjoin(stage).outerjoin(owner, owner.c.id == kpi.c.owner_id)
    joined = joined.outerjoin(other, other.c.id == kpi.c.works_against_id)
    columns: list[ColumnElement] = [kpi.c[name] for name in ("unit", "direction", "target")]
    columns += [func.coalesce(kpi.c[name], "").label(name) for name in ("about", "kind", "level", "outcome")]
    keys = [_key(stage, "stage"), _key(owner, "owner"), _key(other, "works_against")]
    return select(*_named(kpi), *columns, *keys).select_from(joined).where(*_in_journey(view)).order_by(kpi.c.id)


def _kpi_values(view: View) -> Select:
    statement = select(kpi.c.key.label("kpi"), kpi_value.c.month, kpi_value.c.value)
    joined = kpi_value.join(kpi).outerjoin(stage)
    return statement.select_from(joined).where(*_in_journey(view)).order_by(kpi.c.id, kpi_value.c.month)


def _annoyances(view: View) -> Select:
    """Ask for annoyances by where they are felt, and where they are made, which is the same place if not given."""
    joined = annoyance.join(felt, felt.c.id == annoyance.c.touchpoint_id).join(stage, stage.c.id == felt.c.stage_id)
    joined = joined.join(made, made.c.id == func.coalesce(annoyance.c.made_at_id, annoyance.c.touchpoint_id))
    joined = joined.join(made_stage, made_stage.c.id == made.c.stage_id)
    joined = joined.outerjoin(owner, owner.c.id == annoyance.c.owner_id)
    places = [
        felt.c.key.label("touchpoint"),
        stage.c.key.label("stage"),
        made.c.key.label("made_at"),
        made_stage.c.key.label("made_stage"),
    ]
    columns = [annoyance.c[name] for name in ("cause", "kind", "customers_per_year", "severity", "status")]
    statement = select(*_named(annoyance, "title"), *places, *columns, _key(owner, "owner")).select_from(joined)
    return statement.where(*_in_journey(view)).order_by(annoyance.c.id)


def _assessments(view: View) -> Select:
    joined = assessment.outerjoin(role, role.c.id == assessment.c.role_id)
    joined = joined.outerjoin(stage, stage.c.id == assessment.c.stage_id)
    joined = joined.outerjoin(owner, owner.c.id == assessment.c.rater_role_id)
    columns = [
        assessment.c.subject,
        assessment.c.item,
        _key(role, "role"),
        _key(stage, "stage"),
        assessment.c.rater,
        _key(owner, "rater_role"),
        assessment.c.score,
        assessment.c.date,
    ]
    statement = select(*columns).select_from(joined).where(assessment.c.subject.in_(SUBJECTS))
    return statement.where(*_in_journey(view)).order_by(assessment.c.id)


def decisions_changed(connection: Connection) -> dict[str, datetime]:
    """Return when each decision was written last, by its key; loading a sheet writes all of its rows."""
    noted = select(audit.c.key, func.max(audit.c.at)).where(audit.c.table == decision.name).group_by(audit.c.key)
    at = {key: in_utc(moment) for key, moment in connection.execute(noted)}
    loaded = at.get("", NEVER)
    return {key: max(at.get(key, NEVER), loaded) for key in connection.scalars(select(decision.c.key))}


NEVER = datetime.min.replace(tzinfo=UTC)


def _decisions() -> Select:
    joined = decision.outerjoin(owner, owner.c.id == decision.c.owner_id)
    columns = [decision.c[name] for name in DECIDED]
    said = [*_named(decision, "title"), *_worded(decision, "reason")]
    statement = select(*said, _key(owner, "owner"), *columns, decision.c.status)
    return statement.add_columns(decision.c.version).select_from(joined).order_by(decision.c.id)


def _spend(connection: Connection) -> Select:
    last = connection.scalar(select(func.max(spend.c.month))) or ""
    first = month_name(month_number(last) - MONTHS_OF_SPEND + 1) if last else ""
    who = _key(role, "role")
    columns = [who, spend.c.purpose, func.sum(spend.c.amount).label("amount")]
    span = [literal(first).label("first"), literal(last).label("last")]
    statement = select(*columns, *span).select_from(spend.outerjoin(role)).where(spend.c.month >= first)
    return statement.group_by(role.c.id, who, spend.c.purpose).order_by(who, spend.c.purpose)
