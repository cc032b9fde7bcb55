"""The tabs of the owners page."""

from collections.abc import Callable
from functools import partial

import pandas as pd

from cxdash.domain import findings
from cxdash.domain.messages import gettext_noop
from cxdash.domain.ownership import Letter, diagnosis_name
from cxdash.domain.plain import rows_of
from cxdash.domain.tables import OwnershipTables
from cxdash.i18n.translator import Words
from cxdash.measures.ownership import areas
from cxdash.measures.ownership import health as ownership_health
from cxdash.measures.ownership.figures import Ownership
from cxdash.presenters import benchmarks
from cxdash.presenters.cells import names
from cxdash.presenters.elements import Tab, Table
from cxdash.presenters.ownership import made_and_felt, mandate, room, silos, targets
from cxdash.presenters.ownership import tables as shown
from cxdash.presenters.ownership.money import picture as money_picture
from cxdash.presenters.ownership.money import shares
from cxdash.presenters.ownership.one_stage import picture
from cxdash.presenters.ownership.screen import NOT_FILLED_IN


def present_tab(tables: OwnershipTables, found: Ownership, stage: str, tab: str, words: Words) -> list[Tab]:
    """Return the sections of a tab, none where it is unknown; *stage*: the one looked into."""
    tabs: dict[str, Callable[[OwnershipTables, Ownership, Words], list[Tab]]] = {
        "stage": partial(_stage, stage=stage),
        "handoffs": _handoffs,
        "mandate": _mandate,
        "targets": _targets,
        "money": _money,
    }
    return tabs[tab](tables, found, words) if tab in tabs else []


def _stage(tables: OwnershipTables, found: Ownership, words: Words, stage: str) -> list[Tab]:
    title = words.gettext("Who does what at each touchpoint")
    rows = shown.stage_table(tables, found, stage, words)
    if found.map.touchpoints.own[found.map.touchpoints.stage == stage].map(bool).any():
        star = words.gettext("* its own; all else as for the stage.")
        title = f"{title} · {star}"
    called = names(tables.stages, words)[stage]
    said = [*stage_notes(found, stage, called, words), *room.of_stage(tables, found, stage, words)]
    drawing = picture.drawing(tables, found, stage, said[0], words)
    touchpoints = Table(title, rows, titled=" *" in title, behind=drawing is not None)
    return [
        Tab(sentences=said, drawing=drawing, tables=[touchpoints]),
        Tab(notes=room_to_act(found, stage, words)),
    ]


def _handoffs(tables: OwnershipTables, found: Ownership, words: Words) -> list[Tab]:
    drawing = silos.drawing(tables, found, words)
    title, rows = words.gettext("Hand-offs"), shown.handoff_table(tables, found, words)
    section = Tab(
        heading=drawing.alt if drawing else "",
        sentences=[handoff_sentence(tables, found, words), *seen_apart(found, words)],
        drawing=drawing,
        notes=[silos.legend(words)] if drawing else [],
        tables=[Table(title, rows, behind=drawing is not None)],
    )
    return [section, made_and_felt.present(tables, found, words)]


def _mandate(tables: OwnershipTables, found: Ownership, words: Words) -> list[Tab]:
    four = Table(words.gettext("The four areas"), shown.area_table(tables, found, words))
    gathered = words.sentence(areas.sentence(found.areas, findings.names(tables.roles)))
    section = Tab(heading=four.title, sentences=[gathered], tables=[four], definitions=["areas"])
    return [
        mandate.tab(tables, found, words),
        room.tab(tables, found, words),
        *([section] if found.areas.filled else []),
        benchmarks.tab("ownership", words),
    ]


def _targets(tables: OwnershipTables, found: Ownership, words: Words) -> list[Tab]:
    return targets.present(tables, found, words)


def _money(tables: OwnershipTables, found: Ownership, words: Words) -> list[Tab]:
    load = Table(words.gettext("Load and money"), shown.load_table(tables, found, words), behind=True)
    return [
        Tab(
            shares.finding(tables, found, words),
            money_sentences(tables, found, words),
            drawing=money_picture.drawing(tables, found, words),
            notes=money_picture.legend(tables, found, words),
            tables=[load],
            phone_notes=money_picture.legend(tables, found, words, dashed=False),
        )
    ]


def stage_notes(found: Ownership, stage: str, called: str, words: Words) -> list[str]:
    """Return the obstacle at a stage *called* so, warnings about its letters, and when it was last confirmed."""
    (row,) = rows_of(found.stages[found.stages.key == stage])
    diagnosis = diagnosis_name(row["diagnosis"], row["can_act"])
    values = {"stage": called, "diagnosis": words.gettext(diagnosis)}
    sentences = [words.gettext("What stands in the way at {stage}: {diagnosis}.", **values)]
    sentences += [words.gettext(ownership_health.WARNINGS[code]) for code in row["warnings"]]
    if row["stale"]:
        sentences.append(
            words.gettext("Last confirmed {day}: more than a year ago.", day=words.day(row["confirmed_on"]))
        )
    return sentences


def room_to_act(found: Ownership, stage: str, words: Words) -> list[str]:
    """Return at how many of a stage's touchpoints it is written down how far those who do the work may decide."""
    rows = rows_of(found.map.touchpoints[found.map.touchpoints.stage == stage])
    done = [row for row in rows if row["responsible"]]
    written = shown.limits(found)
    limited = [
        row for row in done if any(shown.limit(role, Letter.RESPONSIBLE, row, written) for role in row["responsible"])
    ]
    if not done:
        return []
    values = {"count": words.number(len(limited)), "of": words.number(len(done))}
    return [
        words.gettext(
            "How far those who do the work may decide is written down at {count} of {of} touchpoints.", **values
        )
    ]


def handoff_sentence(tables: OwnershipTables, found: Ownership, words: Words) -> str:
    """Return the hand-offs where the owner changes and satisfaction falls."""
    changes = found.handoffs[found.handoffs.changes]
    if not len(found.handoffs):
        return words.gettext("There are no hand-offs between stages.")
    if not len(changes):
        nowhere = gettext_noop("Nowhere does the owner change between stages.")
        return words.gettext(NOT_FILLED_IN if tables.assignments.empty else nowhere)
    if found.stages["mean"].isna().all():
        return words.gettext(
            "Customers' answers are not in, so it cannot be told whether satisfaction falls where the owner changes. "
            "Load a survey."
        )
    falls, unknown = changes[changes.falls], changes[changes.fall.isna()]
    if len(falls):
        steps = _steps(tables, falls, words)
        return words.gettext("Satisfaction falls where the owner changes: {steps}.", steps=steps)
    if len(unknown):
        return words.gettext(
            "Nowhere is satisfaction seen to fall where the owner changes; too few answers to tell at: {steps}.",
            steps=_steps(tables, unknown, words),
        )
    return words.gettext("Nowhere does satisfaction clearly fall where the owner changes.")


def seen_apart(found: Ownership, words: Words) -> list[str]:
    """Return the hand-offs that their two sides rate two or more apart."""
    return [words.sentence(one.sentence) for one in found.findings if one.code == "handoff_rated_apart"]


def _steps(tables: OwnershipTables, handoffs: pd.DataFrame, words: Words) -> str:
    stages = names(tables.stages, words)
    return words.list([f"{stages[row['from']]} → {stages[row['to']]}" for row in rows_of(handoffs)])


def money_sentences(tables: OwnershipTables, found: Ownership, words: Words) -> list[str]:
    """Return the money of the worst stage's owner, and which roles answer for too much."""
    roles = names(tables.roles, words)
    overloaded = [roles[role] for role in found.roles.key[found.roles.overloaded.astype(bool)]]
    sentences = [one for one in (money_sentence(tables, found, words), shares.holder(tables, found, words)) if one]
    if overloaded:
        sentences.append(
            words.ngettext(
                "{roles} answers for more than a third of the stages.",
                "{roles} each answer for more than a third of the stages.",
                len(overloaded),
                roles=words.list(overloaded),
            )
        )
    return sentences


def money_sentence(tables: OwnershipTables, found: Ownership, words: Words) -> str:
    """Return the share of the money of the worst stage's owner."""
    stages, roles = names(tables.stages, words), names(tables.roles, words)
    spent = found.money.set_index("role")
    owned = found.stages[(found.stages.owner != "") & found.stages.let_downs.notna()]
    broken = owned[owned.gap_high < 0].sort_values("let_downs", ascending=False)
    if not len(spent):
        return words.gettext("What each role answers for.")
    if broken.empty:
        return words.gettext("What each role answers for, and what it spends.")
    row = broken.iloc[0]
    share = float(spent.share.get(row.owner, 0.0))
    template = gettext_noop("{role}, who answers for {stage}, holds {share} of the money.")
    return words.gettext(template, role=roles[row.owner], stage=stages[row.key], share=words.share(share))
