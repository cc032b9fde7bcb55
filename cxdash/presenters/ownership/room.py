"""On paper and in the room: sentences, the mark beside the formal owner, and the table of what leaders answered."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cxdash.charts.ownership import cards as charts
from cxdash.domain import findings
from cxdash.domain.ownership import Health
from cxdash.domain.plain import rows_of
from cxdash.domain.tables import OwnershipTables, placed
from cxdash.i18n.translator import Words
from cxdash.measures.ownership import health as ownership_health
from cxdash.measures.ownership import room as measures
from cxdash.measures.ownership.figures import Ownership
from cxdash.presenters.cells import names
from cxdash.presenters.elements import Drawing, Tab, Table
from cxdash.presenters.ownership import cards
from cxdash.presenters.ownership.chips import brief

IN_A_CHIP = 14
"""The characters of a role's name that a chip has room for under who answers on paper."""


def marks(found: Ownership, roles: Mapping[str, str], words: Words) -> dict[str, str]:
    """Return by stage, where the room differs from the paper, whom most name: "In the room: CCO (3 of 6)"."""
    everyone, stages = ownership_health.collective_roles(found.roles), found.stages.set_index("key")
    said = {}
    for row in rows_of(found.room[found.room.differs.astype(bool)]):
        against = measures.others(row, measures.paper(stages.loc[row["key"]], everyone))
        most = IN_A_CHIP // len(against)
        called = {key: name if key in everyone else brief(key, name, most) for key, name in roles.items()}
        values = {"count": words.number(row["named"][against[0]]), "of": words.number(row["n"])}
        who = words.list([_answer(answer, called, words) for answer in against])
        template = words.gettext("In the room: {who} ({count} of {of})", who=who, **values)
        if len(against) > measures.MOST_TIED:
            template = words.gettext("In the room: no one in particular")
        said[row["key"]] = template
    return said


def _answer(answer: str, roles: Mapping[str, str], words: Words) -> str:
    said = {measures.NOBODY: words.gettext("nobody"), measures.DONT_KNOW: words.gettext("don't know")}
    return said.get(answer) or roles[answer]


def sentences(tables: OwnershipTables, found: Ownership, words: Words) -> dict[str, str]:
    """Return by stage who answers on paper and whom the leaders name, where they differ first."""
    called, stages = findings.names(tables.roles), found.stages.set_index("key")
    everyone, named = ownership_health.collective_roles(found.roles), findings.names(tables.stages)
    return {
        row["key"]: words.sentence(measures.sentence(stages.loc[row["key"]], row, called, everyone, named[row["key"]]))
        for row in rows_of(in_order(found))
    }


def in_order(found: Ownership) -> pd.DataFrame:
    """Return what leaders answered of the stages that enough answered about, where they differ first."""
    shown = found.room[found.room.n >= measures.FEWEST_VOTERS]
    away = (shown.n - shown.on_paper.astype(float)) / shown.n
    return shown.assign(away=away.astype(float)).sort_values(["differs", "away"], ascending=False, kind="stable")


def headline(tables: OwnershipTables, found: Ownership, words: Words) -> str:
    """Return at how many stages the room differs from the paper, of one what is said there, or what is missing."""
    if found.room.empty:
        return words.gettext(
            "Leaders have not been asked who answers for each stage. Add what each answers under Data, in the table of "
            "assessments."
        )
    asked = len(in_order(found))
    if not asked:
        return words.gettext(
            "Fewer than five leaders have said who answers for each stage; what they say is shown from five."
        )
    if asked == 1:
        return next(iter(sentences(tables, found, words).values()))
    differs = int(found.room.differs.sum())
    if not differs:
        return words.gettext("Wherever leaders were asked, no majority names another owner than the one on paper.")
    return words.ngettext(
        "At {count} of {of} stages most leaders name another owner than the one on paper.",
        "At {count} of {of} stages most leaders name another owner than the one on paper.",
        differs,
        of=words.number(asked),
    )


def tab(tables: OwnershipTables, found: Ownership, words: Words) -> Tab:
    """Return the section on paper and room: where they differ, and whom each leader names at each stage."""
    heading = headline(tables, found, words)
    if not len(in_order(found)):
        return Tab(heading=heading, definitions=["room"])
    said = list(sentences(tables, found, words).values()) if found.room.differs.any() else []
    said = [one for one in said[:1] if one != heading]
    drawing = Drawing(
        charts.cards,
        heading,
        cards.picture(tables, found, words),
        row_height=charts.ROW_HEIGHT,
        above=charts.HEAD,
        key="paper and room",
    )
    title = words.gettext("On paper and in the room")
    return Tab(
        heading=heading,
        sentences=said,
        drawing=drawing,
        notes=[cards.legend(words), *_not_asked(tables, found, words)],
        tables=[Table(title, table(tables, found, words), sentences=True, behind=True)],
        definitions=["room"],
        phone_notes=[words.gettext("Under each stage: whom leaders name, and how many do. Least agreement first.")],
    )


def _not_asked(tables: OwnershipTables, found: Ownership, words: Words) -> list[str]:
    """Return the stages of which leaders were not asked, in one line."""
    stages = names(placed(tables.stages), words)
    left = [name for key, name in stages.items() if key not in set(found.room.key)]
    return [words.gettext("Not asked yet: {stages}.", stages=words.list(left))] if left else []


def table(tables: OwnershipTables, found: Ownership, words: Words) -> pd.DataFrame:
    """Return a row per stage: who answers on paper, how many leaders name them, and what leaders answered."""
    stages, roles = names(placed(tables.stages), words), names(tables.roles, words)
    owners = found.stages.set_index("key")
    rows = rows_of(in_order(found))
    return pd.DataFrame(
        {
            words.gettext("Stage"): [stages[row["key"]] for row in rows],
            words.gettext("On paper"): [_on_paper(owners.loc[row["key"]], roles, words) for row in rows],
            words.gettext("Leaders who agree"): [
                words.gettext("{count} of {of}", count=words.number(row["on_paper"]), of=words.number(row["n"]))
                for row in rows
            ],
            words.gettext("What leaders answer"): [
                ", ".join(
                    f"{_answer(answer, roles, words)} {words.number(count)}" for answer, count in row["named"].items()
                )
                for row in rows
            ],
            words.gettext("Most answer otherwise"): [
                words.gettext("yes") if row["differs"] else words.gettext("no") for row in rows
            ],
        }
    )


def _on_paper(stage: Mapping[str, Any] | pd.Series, roles: Mapping[str, str], words: Words) -> str:
    if stage["health"] == Health.NOBODY:
        return words.gettext("nobody")
    return " / ".join(roles[role] for role in stage["accountable"])


def of_stage(tables: OwnershipTables, found: Ownership, stage: str, words: Words) -> list[str]:
    """Return what leaders say of one stage, or how many have answered where they are too few to show."""
    said = sentences(tables, found, words).get(stage)
    if said:
        return [said]
    few = found.room.n[found.room.key == stage]
    return [
        words.ngettext(
            "{count} leader has said who answers here; what they say is shown from five.",
            "{count} leaders have said who answers here; what they say is shown from five.",
            int(n),
        )
        for n in few
    ]
