"""The screen of the overview: its title, the picture, four figures, and what to look into first."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import NamedTuple

import numpy as np
import pandas as pd

from cxdash.domain import findings
from cxdash.domain.findings import Finding, Level
from cxdash.domain.messages import gettext_noop
from cxdash.domain.ownership import CanAct, Health
from cxdash.domain.plain import rows_of
from cxdash.domain.scales import Question, Scale
from cxdash.domain.scales import asking as scales_asking
from cxdash.domain.tables import OwnershipTables, placed
from cxdash.domain.vocabulary import USERS
from cxdash.i18n.translator import NOTHING, Words
from cxdash.measures.economics.figures import Economics
from cxdash.measures.economics.months import A_YEAR
from cxdash.measures.overview.figures import Overview
from cxdash.measures.ownership.figures import LEAST_STAGES, Ownership
from cxdash.measures.priorities.tripwires import Reopened
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.presenters import scales
from cxdash.presenters.cells import names
from cxdash.presenters.economics import stayed
from cxdash.presenters.elements import Figure, PictureTables, figure
from cxdash.presenters.overview import cost
from cxdash.presenters.overview import picture as overview_picture
from cxdash.presenters.overview.title import title
from cxdash.presenters.ownership import screen as owners_presenter
from cxdash.presenters.priorities.decisions import counts, overdue, reopened
from cxdash.presenters.satisfaction import headlines

LOOKED_INTO = {"satisfaction": "satisfaction", "economics": "economics", "ownership": "ownership"}
"""The page that shows each subject's findings."""


class FindingCard(NamedTuple):
    """A finding, its evidence, who has the mandate, the page and URL parameters that show it, and what to ask."""

    statement: str
    evidence: str
    mandate: str
    page: str
    values: dict[str, str]
    ask: str


class StageLink(NamedTuple):
    """A link from a stage's column to the page that shows most of it."""

    label: str
    page: str
    values: dict[str, str]


class OverviewScreen(NamedTuple):
    """The content of the overview; *turned*: how to read the picture on a phone."""

    scale: Scale
    pages: dict[str, str]
    page: str
    title: str
    above: str
    cost: str
    cost_asked: str
    picture: PictureTables
    turned: str
    stages: dict[str, str]
    links: list[StageLink]
    below: list[str]
    figures: list[Figure]
    findings: list[FindingCard]
    overdue: str
    reopened: list[str]
    decided: str


class Basis(NamedTuple):
    """What the overview is made of: the store's tables, the figures of a view and day, and all findings."""

    tables: OwnershipTables
    company: pd.DataFrame
    answered: Satisfaction
    owned: Ownership
    money: Economics
    found: Overview
    all_findings: tuple[Finding, ...]
    reopened: tuple[Reopened, ...] = ()


def present(basis: Basis, chosen: str, words: Words) -> OverviewScreen:
    """Return the overview of a view and day; of more stages than fit, those around the *chosen* one."""
    tables, owned, situation = basis.tables, basis.owned, basis.found.situation
    stages, roles = names(placed(tables.stages), words), names(tables.roles, words)
    nobody = all(_health(stage, owned) == Health.NOBODY for stage in situation.stages)
    pages = overview_picture.pages(stages, words)
    page = overview_picture.page_of(pages, stages, chosen or basis.found.start_here)
    shown = overview_picture.on_page(page, stages)
    return OverviewScreen(
        scale=basis.answered.on[overview_picture.measure(owned)].scale,
        pages=pages,
        page=page,
        title=title(situation, stages, roles, words, nobody=nobody),
        above=" · ".join(part for part in (vision(basis.company, words), whole_journey(basis, roles, words)) if part),
        cost=cost.cost(basis.found, stages, _currency(basis.company), words),
        cost_asked=cost.asked(basis.found, stages, words),
        picture=overview_picture.picture(tables, basis.answered, owned, basis.found, shown, words),
        turned=overview_picture.legend(basis.answered.on[overview_picture.measure(owned)].scale, words),
        stages=stages,
        links=[_link(row, stages) for row in rows_of(owned.stages[owned.stages.key.isin(shown)])],
        below=[
            *scales.notes(basis.answered, overview_picture.measure(owned), words),
            *(owners_presenter.gathered(owned, words) if _says_where_to_act(owned) else []),
        ],
        figures=figures(basis, words),
        findings=[
            _card(one, owned, stages, roles, words) for one in findings.first(basis.all_findings, stage=situation.worst)
        ],
        overdue=overdue(tables.decisions, tables.roles, owned.on, words),
        reopened=list(reopened(tables, basis.reopened, words).values()),
        decided=counts(tables.decisions, owned.on, words, {one.key for one in basis.reopened}),
    )


def _says_where_to_act(owned: Ownership) -> bool:
    """Return whether clearly more let-downs than by chance fall in stages without one clear owner."""
    without = owned.ownerless
    return len(owned.stages) >= LEAST_STAGES and bool(without and without.share and not without.may_be_chance)


def _currency(company: pd.DataFrame) -> str:
    return str(next(iter(company.currency), "") or "")


def vision(company: pd.DataFrame, words: Words) -> str:
    """Return the company's vision, in one line."""
    return " ".join(word for row in rows_of(company)[:1] for word in words.name(row, "vision").split())


def whole_journey(basis: Basis, roles: Mapping[str, str], words: Words) -> str:
    """Return who answers for the whole journey; '' where nobody is assigned to anything."""
    return owners_presenter.whole_journey(basis.owned, roles, words) if basis.found.situation.filled else ""


def figures(basis: Basis, words: Words) -> list[Figure]:
    """Return the four figures: satisfied customers, who leaves or calls again, what winning costs, clear owners."""
    public = any(basis.company.audience == USERS)
    middle = [_contacts(basis, words)] if public else [_leaving(basis.money, words), _win_and_keep(basis.money, words)]
    return [_satisfied(basis, words), *middle, _clear(basis, words)]


def _satisfied(basis: Basis, words: Words) -> Figure:
    """Return the card of satisfied customers: of a survey beside the one before it, else of late beside a year ago."""
    lately = basis.found.satisfied
    if lately is None or np.isnan(lately.value):
        missing = _not_asked(basis.answered, words) if lately is None else words.gettext("Too few answers")
        return figure("satisfied_lately", NOTHING, [missing], words)
    if lately.since is not None:
        row = asdict(lately) | {"value": np.nan}  # a share, not points
        since = headlines.change(row, basis.answered, words)
    elif np.isnan(lately.change):
        since = words.gettext("Nothing to compare with a year ago")
    elif lately.change_low <= 0 <= lately.change_high:
        since = words.gettext("No clear change in a year")
    else:
        points = words.signed(lately.change * 100)
        since = words.gettext("{points} points in a year", points=points)
    return figure("satisfied_lately", words.share(lately.value), [since, words.period(lately.period)], words)


def _not_asked(answered: Satisfaction, words: Words) -> str:
    """Return why recent satisfaction with the whole relationship is not known."""
    asked = set(answered.relationship.measure)
    if asked & set(scales_asking(Question.SATISFACTION)):
        return words.gettext("Not asked in the last three months")
    return words.gettext("Only other questions were asked") if asked else words.gettext(NO_SURVEY)


NO_SURVEY = gettext_noop("No answers about the whole relationship in these months")


def _leaving(money: Economics, words: Words) -> Figure:
    if money.year is None or np.isnan(money.year.churn_rate):
        return figure("leaving", NOTHING, [words.gettext("Customers by month are not known")], words)
    year, before = money.year, money.before
    notes = [stayed.of_100(year, words, short=True)]
    if before and not np.isnan(before.churn_rate):
        values = {"number": words.number(before.customers_lost), "of": words.number(before.churn_rate * 100)}
        notes += [words.gettext("The year before: {number}, {of} of 100", **values)]
    return figure("leaving", words.number(year.customers_lost), notes, words)


def _win_and_keep(money: Economics, words: Words) -> Figure:
    if money.year is None or np.isnan([money.year.acquisition_cost, money.year.retention_cost]).all():
        return figure("win_and_keep", NOTHING, [_no_cost(money, words)], words)
    notes = _part_of_a_year(money.year.spend_months, words)
    if money.before and not np.isnan(money.before.acquisition_cost):
        notes += [words.gettext("The year before: {amounts}", amounts=_both(money, "before", words))]
    return figure("win_and_keep", _both(money, "year", words), notes, words)


def _no_cost(money: Economics, words: Words) -> str:
    """Return why neither the cost to win nor that to keep is known."""
    if money.spend.empty:
        return words.gettext("Money spent is not known")
    if money.year is None:
        return words.gettext("Customers by month are not known")
    return words.sentence(money.unknown["acquisition_cost"])


def _part_of_a_year(months: int, words: Words) -> list[str]:
    """Return how many months a figure is of, where they are fewer than a year's."""
    return [] if months == A_YEAR else [words.ngettext("in {count} month", "in {count} months", months)]


def _both(money: Economics, which: str, words: Words) -> str:
    year = getattr(money, which)
    return " / ".join(words.money(amount, money.currency) for amount in (year.acquisition_cost, year.retention_cost))


def _contacts(basis: Basis, words: Words) -> Figure:
    found = basis.found.contacts
    if found is None:
        return figure("contacts", NOTHING, [words.gettext("Let-downs, or contacts for each, are not known")], words)
    low, high = words.about(float(found.low)), words.about(float(found.high))
    spread = words.gettext("from {low} to {high}", low=low, high=high)
    return figure("contacts", words.about(float(found.value)), [spread], words)


def _clear(basis: Basis, words: Words) -> Figure:
    owned = basis.owned
    count = words.gettext("{count} of {of}", count=words.number(owned.clear), of=words.number(len(owned.stages)))
    if len(owned.stages) and not basis.found.situation.filled:
        return figure("clear_owners", NOTHING, [words.gettext(owners_presenter.NOT_FILLED_IN)], words)
    confirmed = [day for day in owned.stages.confirmed_on if not pd.isna(day)]
    notes = [words.gettext("Last confirmed {day}", day=words.day(max(confirmed)))] if confirmed else []
    return figure("clear_owners", count if len(owned.stages) else NOTHING, notes, words)


def _card(
    finding: Finding, owned: Ownership, stages: Mapping[str, str], roles: Mapping[str, str], words: Words
) -> FindingCard:
    asked, page = owners_presenter.question(finding, words), LOOKED_INTO[finding.subject]
    values = {"stage": finding.stage} if finding.stage in stages else {}
    if page == "ownership" and values:
        values["part"] = "stage"
    mandate = _mandate(finding, owned, roles, words)
    return FindingCard(asked.statement, asked.evidence, mandate, page, values, asked.question)


def _mandate(finding: Finding, owned: Ownership, roles: Mapping[str, str], words: Words) -> str:
    """Return in whose hands a finding is; that nobody has the mandate only where leaders say so."""
    held = _holder(finding, owned)
    contested = finding.code == "room_names_another" and _health(finding.stage, owned) == Health.CONTESTED
    if finding.code == Health.CONTESTED or contested:
        return words.gettext("Nobody has the mandate alone")
    unheld = finding.code in ENDS_AT_OWNER and not finding.role
    if finding.code == "owner_cannot_act":
        return words.gettext("Nobody has the mandate")
    if unheld or (finding.level is Level.ERROR and not held):
        cannot = _of_stage(finding.stage, owned)[1] == CanAct.CANNOT
        return words.gettext("Nobody has the mandate") if cannot else words.gettext(NO_HANDS)
    role = finding.role or held
    return words.gettext("In the hands of: {role}", role=roles[role]) if role in roles else ""


NO_HANDS = gettext_noop("In nobody's hands")


ENDS_AT_OWNER = ("made_elsewhere", "room_names_another")
"""Findings that are in the hands of an owner if there is one, and of nobody else."""


def _health(stage: str, owned: Ownership) -> str:
    return _of_stage(stage, owned)[0]


def _holder(finding: Finding, owned: Ownership) -> str:
    """Return who alone answers for the stage of an error and is not known to be unable to act; '' if nobody does."""
    health, can_act, owner = _of_stage(finding.stage, owned)
    able = health == Health.ONE and can_act != CanAct.CANNOT
    return owner if finding.level is Level.ERROR and able else ""


def _of_stage(key: str, owned: Ownership) -> tuple[str, str, str]:
    """Return the health of a stage, whether its owner can act, and the owner; '' where there is no such stage."""
    columns = (owned.stages[name].tolist() for name in ("key", "health", "can_act", "owner"))
    found = {stage: (health, can_act, owner) for stage, health, can_act, owner in zip(*columns, strict=True)}
    return found.get(key, ("", "", ""))


def _link(row: Mapping, stages: Mapping[str, str]) -> StageLink:
    """Return a link to the owners where nobody clearly answers, else to customers' satisfaction."""
    if row["health"] == Health.ONE:
        return StageLink(stages[row["key"]], "satisfaction", {"stage": row["key"]})
    return StageLink(stages[row["key"]], "ownership", {"stage": row["key"], "part": "stage"})
