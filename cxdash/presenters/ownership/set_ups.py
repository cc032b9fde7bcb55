"""Three set-ups of a customer director beside today: a sentence, a picture, and how much each role answers for."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cxdash.charts.ownership import set_ups as charts
from cxdash.domain.messages import gettext_noop
from cxdash.domain.tables import OwnershipTables, placed
from cxdash.i18n.translator import Words, wrapped
from cxdash.measures.ownership import health as ownership_health
from cxdash.measures.ownership.areas import AREA_WORDS
from cxdash.measures.ownership.proposals import set_ups as measures
from cxdash.measures.ownership.proposals.set_ups import Place, SetUp, SetUps
from cxdash.presenters import told
from cxdash.presenters.cells import names
from cxdash.presenters.elements import Drawing, Tab, Table, picture_tables
from cxdash.presenters.ownership.chips import halves

HEADS = {
    measures.TODAY: gettext_noop("Today"),
    "customer_with_line": gettext_noop("In top management, with the service line"),
    "customer_without_line": gettext_noop("In top management, without the service line"),
    "customer_advises": gettext_noop("Advising the chief executive"),
}
LACKING = {charts.NOBODY: gettext_noop("Nobody"), charts.NOT_FILLED_IN: gettext_noop("not filled in")}
EITHER = gettext_noop("In top management, with or without the service line")
"""The head of one column for both, where the service line makes no difference."""

HALF_ROOM = 10
"""The characters that fit into half a chip."""

HEAD_WIDTH = 96
"""The characters of a line in the heads of all columns together."""


def sentence(found: SetUps, tables: OwnershipTables, words: Words) -> str:
    """Return how many stages the customer director and the chief executive answer for by each set-up."""
    if len(found.by_model) == 1:
        lacks = " ".join(words.sentence(one) for one in found.missing)
        return words.gettext("Three set-ups of a customer director cannot be shown. {missing}", missing=lacks)
    roles = names(tables.roles, words)
    today, with_line, without, advises = found.by_model.values()
    values = {
        "customer": roles[found.customer],
        "chief": roles[found.chief],
        "with_line": words.number(with_line.stages.get(found.customer, 0)),
        "without": words.number(without.stages.get(found.customer, 0)),
        "load": words.number(advises.stages.get(found.chief, 0)),
        "now": words.number(today.stages.get(found.chief, 0)),
        "of": words.number(sum(bool(stage) for stage, _ in found.places)),
    }
    if not found.line_matters:
        template = gettext_noop(
            "{customer} in top management answers for {with_line} of {of} stages; with or without the service line "
            "makes no difference here. As an adviser {customer} answers for none, and {chief} for {load}, against "
            "{now} today."
        )
        return words.gettext(template, **values)
    template = gettext_noop(
        "{customer} in top management answers for {with_line} of {of} stages with the service line, {without} without "
        "it. As an adviser {customer} answers for none, and {chief} for {load}, against {now} today."
    )
    return words.gettext(template, **values)


def tab(found: SetUps, tables: OwnershipTables, words: Words) -> Tab:
    """Return the set-ups side by side with today, in one picture and a table of the load."""
    title = words.gettext("A customer director: three set-ups beside today")
    said = sentence(found, tables, words)
    if len(found.by_model) == 1:
        return Tab(heading=title, sentences=[said])
    picture = picture_tables(_picture(found, tables, words))
    columns = (len(_shown(found)),)
    drawing = Drawing(
        charts.side_by_side, said, picture, charts.ROW_HEIGHT, charts.HEAD_HEIGHT, arguments=columns, key="set-ups"
    )
    legend = words.gettext(
        "highlighted: another than today · dashed: nobody · threefold: everyone · bar: stages and areas"
    )
    loads = Table(words.gettext("How much each role answers for"), load_table(found, tables, words), titled=True)
    lacks = [words.sentence(one) for one in found.missing]
    return Tab(
        heading=title,
        sentences=[said],
        drawing=drawing,
        notes=[legend, *lacks],
        tables=[loads],
        listed=_listed(found, tables, words),
    )


def _listed(found: SetUps, tables: OwnershipTables, words: Words) -> list[tuple[str, str]]:
    """Return for a phone each place with who answers for it today, and by the set-ups that change that."""
    roles, today = names(tables.roles, words), found.by_model[measures.TODAY]
    listed = []
    for place, label in _labels(found, tables, words).items():
        held = {
            words.gettext(head): _answering(one.accountable[place], place, found, roles, words)
            for head, one in _shown(found).items()
            if one is today or one.accountable[place] != today.accountable[place]
        }
        listed.append((label, " · ".join(f"{head}: {who}" for head, who in held.items())))
    return listed


def _answering(held: Sequence[str], place: Place, found: SetUps, roles: Mapping[str, str], words: Words) -> str:
    return " / ".join(roles[role] for role in held) or words.gettext(LACKING[_lacking(place, found)])


def _lacking(place: Place, found: SetUps) -> str:
    return charts.NOBODY if found.areas_filled or not place[1] else charts.NOT_FILLED_IN


def _shown(found: SetUps) -> dict[str, SetUp]:
    """Return what stands side by side, by the heads: one column where the service line makes no difference."""
    shown = {HEADS[model]: one for model, one in found.by_model.items()}
    if len(shown) > 1 and not found.line_matters:
        shown.pop(HEADS["customer_without_line"])
        return {EITHER if head == HEADS["customer_with_line"] else head: one for head, one in shown.items()}
    return shown


def _labels(found: SetUps, tables: OwnershipTables, words: Words) -> dict[Place, str]:
    stages = names(placed(tables.stages), words)
    return {place: _label(place, stages, words) for place in found.places}


def _label(place: Place, stages: Mapping[str, str], words: Words) -> str:
    stage, area = place
    if stage:
        return stages[stage]
    text = words.gettext(AREA_WORDS[area]) if area else words.gettext("The whole journey")
    return text[:1].upper() + text[1:]


def _picture(found: SetUps, tables: OwnershipTables, words: Words) -> dict[str, pd.DataFrame]:
    """Return the tables of the picture: a row per place, and one for each of the two roles' load."""
    roles, everyone = names(tables.roles, words), ownership_health.collective_roles(tables.roles)
    labels = _labels(found, tables, words)
    counted = list(dict.fromkeys([found.chief, found.customer]))
    rows = [*labels.values(), *(words.gettext("{role}: in all", role=roles[role]) for role in counted)]
    today = found.by_model[measures.TODAY]
    cells, loads, shown = [], [], _shown(found)
    for column, one in enumerate(shown.values(), 1):
        for row, place in enumerate(found.places, 1):
            held = one.accountable[place]
            text, lacking = _answering(held, place, found, roles, words), _lacking(place, found)
            owners, kind = set(held) - everyone, charts.CHANGED
            if held == today.accountable[place]:
                kind = charts.CONTESTED if len(owners) > 1 else charts.SAME
            kind = kind if owners else charts.EVERYONE if held else lacking
            two = len(held) == 2 and kind == charts.CONTESTED
            first, second = halves(held, roles, HALF_ROOM) if two else (text, "")
            said = words.gettext(told.OWNER, stage=labels[place], said=text)
            cells.append((row, column, first, second, kind, said))
        for row, role in enumerate(counted, len(labels) + 1):
            count = one.load.get(role, 0)
            loads.append((row, column, count / len(labels), words.number(count)))
    return {
        "rows": pd.DataFrame(enumerate(rows, 1), columns=["row", "label"]),
        "cells": pd.DataFrame(cells, columns=["row", "column", "text", "second", "kind", "said"]),
        "loads": pd.DataFrame(loads, columns=["row", "column", "share", "text"]),
        "heads": pd.DataFrame(
            [(no, wrapped(words.gettext(head), HEAD_WIDTH // len(shown))) for no, head in enumerate(shown, 1)],
            columns=["column", "head"],
        ),
    }


def load_table(found: SetUps, tables: OwnershipTables, words: Words) -> pd.DataFrame:
    """Return how many places each role answers for by each set-up, and what changes."""
    roles = names(tables.roles, words)
    held = [role for role in roles if any(one.load.get(role) for one in found.by_model.values())]
    heads = [words.gettext("Cells that change"), words.gettext("Roles that get new work")]
    table: dict[str, list[Any]] = {words.gettext("Role"): [*(roles[role] for role in held), *heads]}
    for head, one in _shown(found).items():
        counts = [one.load.get(role, 0) for role in held]
        table[words.gettext(head)] = [*counts, one.cells, len(one.new_work)]
    return pd.DataFrame(table)
