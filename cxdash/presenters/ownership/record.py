"""Owners as plain values, as `figures ownership` prints them: the figures, and what the page says of them."""

from datetime import date
from typing import Any

from cxdash.domain import findings
from cxdash.domain.ownership import Letter
from cxdash.domain.plain import plain, rows_of
from cxdash.domain.tables import OwnershipTables, placed
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.ownership import areas
from cxdash.measures.ownership import figures as measures
from cxdash.measures.ownership.figures import Ownership
from cxdash.measures.ownership.proposals import adoption, models
from cxdash.measures.ownership.proposals.set_ups import SetUp, SetUps
from cxdash.presenters import benchmarks
from cxdash.presenters.cells import names
from cxdash.presenters.elements import finding_record
from cxdash.presenters.ownership import made_and_felt, proposals, room, screen, set_ups, tables, tabs, targets
from cxdash.services import ownership


def record(connection: Any, view: View, on: date, language: str) -> dict[str, Any]:
    """Return the figures of a day with the page's sentences in a language; null for what is not known."""
    known, found, words = (
        ownership.tables(connection, view.journey),
        ownership.figures(connection, view, on),
        Words(language),
    )
    side_by_side = ownership.set_ups(connection, view.journey, on)
    return {
        **measures.as_record(found),
        "sentences": _sentences(known, found, side_by_side, words),
        "on_paper_and_in_the_room": room.sentences(known, found, words),
        "area_health": {area: str(health) for area, health in found.areas.health.items()},
        "front_line": _front_line(known, found),
        "set_ups": {model or "today": _set_up(one) for model, one in side_by_side.by_model.items()},
        "smallest_change": _smallest(connection, view, on, known, words),
        "findings": [plain(finding_record(one, words)) for one in found.findings],
        "said_of_others": benchmarks.records("ownership", words),
    }


def _sentences(known: OwnershipTables, found: Ownership, side_by_side: SetUps, words: Words) -> dict[str, Any]:
    """Return what the page says, by subject; several sentences of what is made elsewhere, several lists of targets."""
    stages = names(placed(known.stages), words)
    return {
        "owners": screen.sentence(found, stages, words),
        "whole_journey": screen.whole_journey(found, names(known.roles, words), words),
        "room": room.headline(known, found, words),
        "areas": words.sentence(areas.sentence(found.areas, findings.names(known.roles))),
        "handoffs": tabs.handoff_sentence(known, found, words),
        "set_ups": set_ups.sentence(side_by_side, known, words),
        "made_and_felt": made_and_felt.sentences(known, found, words),
        "targets": targets.sentences(known, found, words),
    }


def _front_line(known: OwnershipTables, found: Ownership) -> list[dict[str, Any]]:
    """Return who does the work at each touchpoint, how far they may decide, and when it is open."""
    hours = dict(zip(known.touchpoints.key, known.touchpoints.hours, strict=True))
    written = tables.limits(found)
    return [
        {
            **{"touchpoint": row["key"], "stage": row["stage"], "hours": hours[row["key"]] or None, "role": role},
            "limit": tables.limit(role, Letter.RESPONSIBLE, row, written) or None,
        }
        for row in rows_of(found.map.touchpoints)
        for role in row["responsible"]
    ]


def _set_up(one: SetUp) -> dict[str, Any]:
    return {
        "accountable": {stage or area or "journey": list(roles) for (stage, area), roles in one.accountable.items()},
        **{"load": dict(one.load), "stages": dict(one.stages), "cells": one.cells, "new_work": list(one.new_work)},
    }


def _smallest(connection: Any, view: View, on: date, known: OwnershipTables, words: Words) -> dict[str, Any]:
    """Return what the smallest change is, and what of today is settled by it."""
    made = models.propose(models.DEFAULT, known, on)
    after = ownership.proposed(connection, view, on, *ownership.as_arguments(made.cells, made.reports_to))
    compared = adoption.compare(ownership.figures(connection, view, on), after)
    lists = {name: getattr(compared, name) for name in ("gone", "new", "now_owned", "handed_on")}
    said = {name: [words.sentence(one.sentence) for one in found] for name, found in lists.items()}
    return {
        "rule": words.sentence(made.rule),
        "changes": proposals.what_changes(compared, words),
        "too_much": proposals.too_much(compared, known, words),
        "load": plain(dict(compared.load)),
        **said,
    }
