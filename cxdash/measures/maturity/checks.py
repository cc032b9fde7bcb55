"""Checks of the six keys: what the store shows of the rules."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from cxdash.domain import findings
from cxdash.domain.messages import Message, Names, gettext_noop
from cxdash.domain.ownership import CanAct, Health, Letter
from cxdash.domain.periods import month_number
from cxdash.domain.plain import rows_of
from cxdash.domain.scales import Measure, Question, asking
from cxdash.domain.tables import MaturityFacts, OwnershipTables
from cxdash.domain.vocabulary import Contact
from cxdash.measures.ownership import handoffs, kpis, mandate, raci_map
from cxdash.measures.ownership import health as ownership_health

MET_CUSTOMER = "met_customer"
"""The key of the KPI that counts leaders who have recently met a customer."""

A_YEAR, LATELY = 12, 3
"""In months, the current one included."""

WORKS = 4
"""The rating from which a hand-off works."""


class Check(NamedTuple):
    """Whether a rule is met (None if there is nothing to check), a sentence, and the figures behind it."""

    met: bool | None
    sentence: Message
    evidence: Mapping[str, Any]


def checks(owned: OwnershipTables, facts: MaturityFacts, on: date) -> dict[str, Check]:
    """Return every check by its code.

    *owned*: tables of all journeys.
    """
    found = raci_map.on_day(owned, on)
    stages = ownership_health.stages(found, owned.roles)
    return dict(
        [
            *_insight(owned.touchpoints, facts.asked, on),
            *_competence(owned, on),
            *_focus(owned, found.assignments, stages, on),
            *_collaboration(owned, found.accountable, stages, on),
            *_innovation(facts.annoyances, owned.decisions),
            *_processes(owned.kpis, stages),
        ]
    )


Found = Iterator[tuple[str, Check]]


def _insight(touchpoints: pd.DataFrame, asked: pd.DataFrame, on: date) -> Found:
    ago = month_number(f"{on:%Y-%m}") - asked.month.map(month_number).astype(int)
    whole = ago[(asked.touchpoint == "") & asked.measure.isin([*_SCORES, Measure.NPS])]
    sentence = Message(gettext_noop("Customers have not been asked about the whole relationship."))
    months = int(whole.min()) if len(whole) else None
    if months is not None:
        template = gettext_noop("Months since customers were last asked about the whole relationship: {months}.")
        sentence = Message(template, {"months": months})
    for code, span in (("asked_this_year", A_YEAR), ("asked_lately", LATELY)):
        met = (months is not None and months < span) if len(asked) else None
        yield code, Check(met, sentence, {"months": months})
    recent = asked[ago < A_YEAR]
    got, expected = (
        set(recent.touchpoint[recent.measure.isin(measures)]) for measures in (_SCORES, [Measure.EXPECTATION])
    )
    direct = list(touchpoints.key[touchpoints.contact == Contact.DIRECT])
    template = gettext_noop(
        "Touchpoints asked about in a year, both what was expected and what was got: {count} of {all}."
    )
    found = _all(template, [key in got & expected for key in direct])
    yield "touchpoints_asked", found if len(asked) else found._replace(met=None)


_SCORES = asking(Question.SATISFACTION, Question.EASE)


def _competence(owned: OwnershipTables, on: date) -> Found:
    latest = kpis.compute(owned.kpis, owned.kpi_values, on)
    latest = latest[(latest.key == MET_CUSTOMER) & ~np.isnan(latest.latest.astype(float))]
    if latest.empty:
        sentence = Message(gettext_noop("It is not counted how many leaders have met a customer."))
        yield "meetings_counted", Check(False, sentence, {})
        yield from ((code, Check(None, sentence, {})) for code in ("half_have_met", "all_have_met"))
        return
    (row,) = rows_of(latest)
    recent = month_number(f"{on:%Y-%m}") - month_number(row["month"]) < LATELY
    value, target = float(row["latest"]), float(row["target"])
    aimed = not np.isnan(target)
    values = {"value": f"{value:g}", "target": f"{target:g}"}
    sentence = Message(gettext_noop("Leaders who have met a customer lately: {value}."), values)
    if aimed:
        sentence = Message(
            gettext_noop("Leaders who have met a customer lately: {value}; aimed for: {target}."), values
        )
    evidence = {"value": value, "target": target if aimed else None, "month": row["month"]}
    yield "meetings_counted", Check(recent, sentence, evidence)
    for code, share in (("half_have_met", 0.5), ("all_have_met", 1)):
        yield code, Check(value >= share * target if recent and aimed else None, sentence, evidence)


def _focus(owned: OwnershipTables, assignments: pd.DataFrame, stages: pd.DataFrame, on: date) -> Found:
    rated = mandate.compute(owned.assessments, on)
    able = set(rated.role[rated.can_act == CanAct.CAN])
    limited = assignments[assignments.letter.isin([Letter.ACCOUNTABLE, Letter.RESPONSIBLE]) & (assignments.limit != "")]
    stage_of = dict(zip(owned.touchpoints.key, owned.touchpoints.stage, strict=True))
    written = {*limited.stage, *limited.touchpoint.map(stage_of)}
    answers = stages.health.isin([Health.ONE, Health.CONTESTED])
    yield "somebody_answers", _all(gettext_noop("Stages with somebody who answers: {count} of {all}."), answers)
    yield "one_clear_owner", _all(gettext_noop("Stages with one clear owner: {count} of {all}."), stages.owner != "")
    template = gettext_noop("Stages with one clear owner who can act: {count} of {all}.")
    yield "owners_can_act", _all(template, stages.owner.isin(able))
    yield (
        "room_to_act",
        _all(gettext_noop("Stages where a limit is written down: {count} of {all}."), stages.key.isin(written)),
    )


def _collaboration(owned: OwnershipTables, accountable: Sequence[str], stages: pd.DataFrame, on: date) -> Found:
    answers = stages.health.isin([Health.ONE, Health.CONTESTED]).to_numpy(bool)
    template = gettext_noop("Hand-offs where somebody answers on both sides: {count} of {all}.")
    yield "handoffs_owned", _all(template, answers[:-1] & answers[1:])
    lowest = handoffs.rated(stages, owned.assessments, owned.roles, on)[["rated_by_giver", "rated_by_receiver"]].astype(
        float
    )
    lowest = lowest.min(axis=1, skipna=False)
    yield "handoffs_rated", _all(gettext_noop("Hand-offs rated by both sides: {count} of {all}."), lowest.notna())
    template = gettext_noop("Hand-offs that both sides rate 4 or more: {count} of {all}.")
    yield "handoffs_work", _all(template, lowest >= WORKS)
    owners = [role for role in accountable if role not in ownership_health.collective_roles(owned.roles)]
    sentence = Message(gettext_noop("Nobody answers for the whole journey."))
    if owners:
        called = findings.names(owned.roles)
        names = Names(tuple(called[role] for role in owners))
        sentence = Message(gettext_noop("The whole journey is answered for by {roles}."), {"roles": names})
    met = bool(owners) if len(owned.assignments) else None
    yield "whole_journey", Check(met, sentence, {"accountable": owners})


def _innovation(items: pd.DataFrame, decisions: pd.DataFrame) -> Found:
    found = int(items.n[items.found_by == "employee"].sum())
    sentence = Message(gettext_noop("Annoyances and ideas that employees have found: {count}."), {"count": found})
    yield "employees_heard", Check(found > 0 if len(items) else None, sentence, {"count": found})
    annoyances = items[items.kind == "annoyance"]
    unmended = annoyances[annoyances.status != "done"]
    template = gettext_noop("Annoyances not fixed that somebody is to fix: {count} of {all}.")
    every = int(annoyances.n.sum())
    owned = _counted(template, int(unmended.n[unmended.owned].sum()), int(unmended.n.sum()))
    yield "annoyances_owned", owned if len(unmended) or not every else owned._replace(met=True)
    moving, stuck = (
        int(annoyances.n[annoyances.status.isin(statuses)].sum()) for statuses in (["doing", "done"], ["blocked"])
    )
    figures = {"count": moving, "all": every, "stuck": stuck}
    sentence = Message(gettext_noop("Annoyances fixed or being fixed: {count} of {all}; stopped: {stuck}."), figures)
    yield "annoyances_mended", Check(2 * moving >= every and not stuck if every else None, sentence, figures)
    done = decisions[decisions.status == "done"]
    measured = [bool(effect) and isinstance(effect, str) for effect in done.measured_effect]
    yield (
        "effects_measured",
        _all(gettext_noop("Decisions carried out that say what they brought: {count} of {all}."), measured),
    )


def _processes(steered: pd.DataFrame, stages: pd.DataFrame) -> Found:
    owned, aimed = (steered.owner != "").to_numpy(bool), steered.target.notna().to_numpy(bool)
    yield "kpis_owned", _all(gettext_noop("Figures with an owner: {count} of {all}."), owned)
    yield "kpis_aimed", _all(gettext_noop("Figures with an owner and a target: {count} of {all}."), owned & aimed)
    about = set(steered.stage[owned & (steered.about == "customer").to_numpy(bool)])
    template = gettext_noop("Stages with a figure of what customers get, and somebody who owns it: {count} of {all}.")
    yield "stages_measured", _all(template, stages.key.isin(about))
    apart = len(kpis.pulling_apart(steered))
    sentence = Message(gettext_noop("Pairs of targets that pull against each other: {count}."), {"count": apart})
    yield "targets_agree", Check(apart == 0 if len(steered) else None, sentence, {"count": apart})


def _all(template: str, found: Sequence[bool] | pd.Series | np.ndarray) -> Check:
    """Return the check that a property holds for all."""
    return _counted(template, int(sum(found)), len(found))


def _counted(template: str, count: int, every: int) -> Check:
    figures = {"count": count, "all": every}
    return Check(count == every if every else None, Message(template, figures), figures)
