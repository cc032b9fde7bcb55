"""The tables that the store answers with and measures compute from.

Every attribute is a table; its docstring names the columns. Places are referred to by key, blank keys are '', names
come in each language (name, name_nb, name_sv; likewise promise and title), months are texts as 2026-05. Counts are n,
the sum of weights w, and the sum of their squares w2. Tables hold all months and days; measures choose among them.
"""

from dataclasses import dataclass, field

import pandas as pd

NOT_PLACED = "not-placed"
"""The key of the stage of touchpoints that nobody has placed in the journey yet."""


def placed(stages: pd.DataFrame) -> pd.DataFrame:
    """Return the stages of the journey: without the one that touchpoints not placed yet wait in to be sorted."""
    return stages[stages.key != NOT_PLACED]


@dataclass(frozen=True, eq=False)
class JourneyTables:
    """The places of a journey, in order.

    stages: key, names, position, promises, journey.
    touchpoints: key, names, stage, contact, customers_per_year; what else they have depends on the subject.
    """

    stages: pd.DataFrame
    touchpoints: pd.DataFrame


@dataclass(frozen=True, eq=False)
class AnswerTables(JourneyTables):
    """Counted answers of a journey and segment.

    stages also have passed_by (new, all, or '' where it is not stated).
    touchpoints also have channel.
    scores: touchpoint ('' = the whole relationship), measure, scale ('' = the measure's own), month, and the sums of
    `domain.counts.moments`.
    pairs: touchpoint, first_scale, second_scale, month, and the same sums of what was got less what was expected.
    ends: measure, scale, low_to, top_from: where the low end and the top of a scale are set by the company.
    months: month, those with any answer.
    """

    scores: pd.DataFrame
    pairs: pd.DataFrame
    months: pd.DataFrame
    ends: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["measure", "scale", "low_to", "top_from"]))


@dataclass(frozen=True, eq=False)
class NeedTables:
    """What customers came for, and whether it was solved.

    needs: key, names.
    places: touchpoint, stage, channel, contact, delivered_by, importance, customers_per_year, promises.
    solved: touchpoint, month, first (satisfaction), second (whether it was solved), first_scale, second_scale, n, w,
    w2, of the segment.
    segments: month, segment, customers.
    months: month, those with any answer.
    """

    needs: pd.DataFrame
    places: pd.DataFrame
    solved: pd.DataFrame
    segments: pd.DataFrame
    months: pd.DataFrame


@dataclass(frozen=True, eq=False)
class QualityTables:
    """How questions were answered, and how often.

    surveys: key, names.
    touchpoints: key, names, contact, customers_per_year.
    tallies: survey, touchpoint ('' = the whole relationship), measure, answers, missing, blank, of all segments.
    counts: touchpoint, measure, segment, month, n, w, w2.
    months: month, those with any answer.
    """

    surveys: pd.DataFrame
    touchpoints: pd.DataFrame
    tallies: pd.DataFrame
    counts: pd.DataFrame
    months: pd.DataFrame


@dataclass(frozen=True, eq=False)
class RaciTables(JourneyTables):
    """Who answers for what.

    touchpoints also have delivered_by and hours ('' = not given).
    roles: key, names, kind, reports_to.
    assignments: id, version, role, letter, stage, touchpoint, area, limit, valid_from, valid_to, confirmed_on.
    """

    roles: pd.DataFrame
    assignments: pd.DataFrame


@dataclass(frozen=True, eq=False)
class OwnershipTables(RaciTables):
    """Who answers for what, and what shows whether they can.

    company: names, purposes, visions, values in each language, currency, audience; one row or none.
    kpis: key, names, unit, direction, target, about, kind, level, outcome, stage, owner, works_against.
    kpi_values: kpi, month, value.
    annoyances: key, titles, touchpoint and stage (where it is felt), made_at and made_stage (where it is made), cause,
    kind, customers_per_year, severity, status, owner.
    assessments: subject, item, role, stage, rater, rater_role, score, date.
    decisions: key, titles, reasons, owner, with, due, review, expected_effect, measured_effect, wording, vote,
    minority, expected_low, expected_high, expected_unit, figure, figure_of, figure_then, figure_month, scenario,
    proposal, workshop, status, version.
    spend: role, purpose, amount over the last twelve months with spend; first and last of those months.
    """

    company: pd.DataFrame
    kpis: pd.DataFrame
    kpi_values: pd.DataFrame
    annoyances: pd.DataFrame
    assessments: pd.DataFrame
    decisions: pd.DataFrame
    spend: pd.DataFrame


@dataclass(frozen=True, eq=False)
class PathTables(RaciTables):
    """Paths to a purchase, and who answers for the touchpoints on them.

    paths: path (touchpoint keys joined by ' > '), conversions, non_conversions, value (nan = not given).
    claims: role, kpi with its names and kpi_outcome (all '' where none is named), outcome, share (of 100).
    """

    paths: pd.DataFrame
    claims: pd.DataFrame


@dataclass(frozen=True, eq=False)
class MoneyTables:
    """Customers and money; with a segment chosen, only its rows.

    company: currency, audience; one row or none.
    assumptions: key, low, mode, high.
    roles: key, names.
    customers: month, segment ('' = the total), customers_start, customers_new, customers_lost, revenue, gross_margin,
    prospects; nan = not given.
    spend: month, purpose, role, category, segment, amount.
    subscriptions: customer records that are alike, counted: started and ended (as periods.month_number counts months),
    tenure_months, churned, segment, n; the sums monthly_revenue, acquisition_cost and retention_cost, and with_<amount>
    records that have it.
    """

    company: pd.DataFrame
    assumptions: pd.DataFrame
    roles: pd.DataFrame
    customers: pd.DataFrame
    spend: pd.DataFrame
    subscriptions: pd.DataFrame


@dataclass(frozen=True, eq=False)
class MaturityTables:
    """How leaders rate the six keys.

    assessments: item, rater, rater_role, score, date.
    """

    assessments: pd.DataFrame


@dataclass(frozen=True, eq=False)
class MaturityFacts:
    """What the store shows of the rules of the six keys, up to a day.

    asked: touchpoint ('' = the whole relationship), measure, month (the last with answers).
    annoyances: found_by, kind, status, owned (whether somebody is to mend them), n.
    """

    asked: pd.DataFrame
    annoyances: pd.DataFrame


@dataclass(frozen=True, eq=False)
class PriorityTables:
    """What irritates customers, and where.

    annoyances, ideas among them: key, titles, touchpoint and stage (where it is felt), made_at and made_stage (where it
    is made), cause, kind, customers_per_year with _low and _high, severity, effort, value, feasibility, stops_business,
    found_by, status, owner, version; need_importance and importance of the touchpoint. Figures are nan if not given.
    places: touchpoints as key, names, stage, importance.
    """

    annoyances: pd.DataFrame
    places: pd.DataFrame


@dataclass(frozen=True, eq=False)
class CompanyTables:
    """The company's own words and assumptions.

    company: the columns of its sheet; one row or none.
    assumptions: key, low, mode, high, unit, note.
    """

    company: pd.DataFrame
    assumptions: pd.DataFrame


@dataclass(frozen=True, eq=False)
class AnswerChoices:
    """What a view of answers can choose among: journeys (key, names), segments (segment), months (month)."""

    journeys: pd.DataFrame
    segments: pd.DataFrame
    months: pd.DataFrame


@dataclass(frozen=True, eq=False)
class MoneyChoices:
    """What a view of money can choose among: segments (segment), months (month)."""

    segments: pd.DataFrame
    months: pd.DataFrame
