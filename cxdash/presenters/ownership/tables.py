"""The tables behind the tabs of the owners page, columns in words."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cxdash.domain.assessments import FOLLOWED_UP, FOLLOWED_UP_STATEMENT, STATEMENTS
from cxdash.domain.messages import gettext_noop
from cxdash.domain.ownership import LETTER_NAMES, Letter
from cxdash.domain.plain import rows_of
from cxdash.domain.tables import OwnershipTables
from cxdash.i18n.translator import Words
from cxdash.measures.ownership import health as ownership_health
from cxdash.measures.ownership import raci_map
from cxdash.measures.ownership.figures import Ownership
from cxdash.presenters.cells import names, percent, rounded
from cxdash.presenters.ownership.history.changes import days
from cxdash.presenters.ownership.screen import LETTER_COLUMNS, able

Row = Mapping[str, Any]
Limits = Mapping[tuple[str, str, str, str], str]

AREA_NAMES = {
    "voice": gettext_noop("The customers' voice, and who owns the survey"),
    "kpis": gettext_noop("Customer key figures"),
    "coherence": gettext_noop("Coherence across initiatives"),
    "culture": gettext_noop("Culture"),
}


def stage_table(tables: OwnershipTables, found: Ownership, stage: str, words: Words) -> pd.DataFrame:
    """Return who holds each letter at a stage's touchpoints, and how far they may decide where that is written down.

    * marks a letter of the touchpoint's own.
    """
    touchpoints, roles = names(tables.touchpoints, words), names(tables.roles, words)
    rows = rows_of(found.map.touchpoints[found.map.touchpoints.stage == stage])
    lost, written = found.let_downs.touchpoints.set_index("key"), limits(found)
    table: dict[str, list[Any]] = {words.gettext("Touchpoint"): [touchpoints[row["key"]] for row in rows]}
    for letter, column in LETTER_COLUMNS.items():
        text = words.gettext(LETTER_NAMES[letter])
        table[text[:1].upper() + text[1:]] = [
            ", ".join(_holder(role, letter, row, written, roles) for role in row[column]) for row in rows
        ]
    hours = dict(zip(tables.touchpoints.key, tables.touchpoints.hours, strict=True))
    if any(hours[row["key"]] for row in rows):
        table[words.gettext("Hours")] = [hours[row["key"]] or None for row in rows]
    partner = tables.touchpoints.set_index("key").delivered_by
    table[words.gettext("Delivered by")] = [_deliverer(str(partner[row["key"]]), words) for row in rows]
    table[words.gettext("Let-downs a year")] = [
        rounded(lost.let_downs.get(row["key"], float("nan")), -2) for row in rows
    ]
    return pd.DataFrame(table)


def _holder(role: str, letter: str, row: Row, written: Limits, roles: Mapping[str, str]) -> str:
    """Return a role's name, * where the letter is the touchpoint's own, and the limit within which it decides."""
    within = limit(role, letter, row, written)
    return roles[role] + (" *" if letter in row["own"] else "") + (f" ({within})" if within else "")


def limits(found: Ownership) -> Limits:
    """Return the limits that are written down on the day, by role, letter, stage and touchpoint."""
    held = found.map.assignments
    rows = rows_of(held.loc[held.limit != "", ["role", "letter", "stage", "touchpoint", "limit"]])
    return {(row["role"], row["letter"], row["stage"], row["touchpoint"]): row["limit"] for row in rows}


def limit(role: str, letter: str, row: Row, written: Limits) -> str:
    """Return how far a role may decide by its letter at a touchpoint of the map, '' if that is not written down."""
    place = ("", row["key"]) if letter in row["own"] else (row["stage"], "")
    return written.get((role, letter, *place), "")


def _deliverer(code: str, words: Words) -> str:
    return {"own": words.gettext("ourselves"), "partner": words.gettext("a partner")}.get(code, code)


def handoff_table(tables: OwnershipTables, found: Ownership, words: Words) -> pd.DataFrame:
    """Return each step between stages: giver, receiver, change of satisfaction, and both ratings."""
    stages, roles = names(tables.stages, words), names(tables.roles, words)
    rows = rows_of(found.handoffs)
    nobody = words.gettext("nobody")
    table = {
        words.gettext("Step"): [f"{stages[row['from']]} → {stages[row['to']]}" for row in rows],
        words.gettext("Who hands over"): [_roles(row["gives"], roles, nobody) for row in rows],
        words.gettext("Who receives"): [_roles(row["receives"], roles, nobody) for row in rows],
        words.gettext("Satisfaction"): [_change(row, words) for row in rows],
        words.gettext("Rated by who hands over"): [rounded(row["rated_by_giver"], 1) for row in rows],
        words.gettext("Rated by who receives"): [rounded(row["rated_by_receiver"], 1) for row in rows],
        words.gettext("All ratings"): [_ends(row, words) for row in rows],
    }
    return pd.DataFrame(table)


def _ends(row: Mapping[str, Any], words: Words) -> str | None:
    """Return the lowest and highest rating of a hand-off, with their number."""
    if not row["ratings"]:
        return None
    low, high = (words.number(row[name]) for name in ("rated_lowest", "rated_highest"))
    return words.gettext("{low}–{high}, {count} in all", low=low, high=high, count=words.number(row["ratings"]))


def _change(row: Mapping[str, Any], words: Words) -> str:
    change = words.signed(row["fall"], 1)
    return words.gettext("{change}, clearly lower", change=change) if row["falls"] else change


def elsewhere_table(tables: OwnershipTables, found: Ownership, words: Words) -> pd.DataFrame:
    """Return the annoyances felt in one stage and made in another, and who answers where they are made."""
    stages, roles = names(tables.stages, words), names(tables.roles, words)
    titles = names(tables.annoyances, words)
    rows = rows_of(found.made_elsewhere)
    table = {
        words.gettext("Annoyance"): [titles[row["key"]] for row in rows],
        words.gettext("Felt at"): [stages[row["stage"]] for row in rows],
        words.gettext("Made at"): [stages.get(row["made_stage"]) for row in rows],
        words.gettext("Answers where it is made"): [
            who_answers(row["accountable_where_made"], roles, found, words) for row in rows
        ],
        words.gettext("Customers a year"): [rounded(row["customers_per_year"], 0) for row in rows],
    }
    return pd.DataFrame(table)


def mandate_table(tables: OwnershipTables, found: Ownership, words: Words) -> pd.DataFrame:
    """Return the ratings of each role's mandate, a column per role: five statements, a sixth, self against others."""
    roles = names(tables.roles, words)
    lonely = dict(zip(found.roles.key, found.roles.lonely, strict=True))
    heads = [words.gettext("Can act"), *map(words.gettext, STATEMENTS.values())]
    heads += [words.gettext(FOLLOWED_UP_STATEMENT), words.gettext("Self-rating minus others'")]
    heads += [words.gettext("Stands alone"), words.gettext("Leaders asked")]
    table: dict[str, list[str]] = {words.gettext("Statement"): heads}
    for row in rows_of(found.mandates):
        rated = [row[item] for item in (*STATEMENTS, FOLLOWED_UP)]
        stands = words.gettext("yes") if lonely.get(row["role"]) else words.gettext("no")
        table[roles[row["role"]]] = [
            able(row["can_act"], words) or words.gettext("not asked"),
            *(median(value, words) for value in rated),
            *(words.signed(row["own_less_others"], 1), stands, words.number(row["raters"])),
        ]
    return pd.DataFrame(table)


def median(value: float, words: Words) -> str:
    """Return a median of answers, with a decimal only where it lies between two."""
    return words.number(value, 0 if value == round(value, 0) else 1)


def load_table(tables: OwnershipTables, found: Ownership, words: Words) -> pd.DataFrame:
    """Return what each role answers for, and what it spends."""
    stages, roles = names(tables.stages, words), names(tables.roles, words)
    money = found.money.set_index("role")
    rows = rows_of(found.roles)
    spends = [money.total.get(row["key"], float("nan")) for row in rows]
    table = {
        words.gettext("Role"): [roles[row["key"]] for row in rows],
        words.gettext("Answers for"): [words.list([stages[key] for key in row["stages"]]) or None for row in rows],
        words.gettext("Share of let-downs, %"): [percent(row["let_downs_share"]) for row in rows],
        words.gettext("Spends in a year"): [rounded(spent, 0) for spent in spends],
        words.gettext("Share of the money, %"): [percent(money.share.get(row["key"], float("nan"))) for row in rows],
        words.gettext("On winning"): [rounded(money.acquisition.get(row["key"], float("nan")), 0) for row in rows],
        words.gettext("On keeping"): [rounded(money.retention.get(row["key"], float("nan")), 0) for row in rows],
        words.gettext("On the experience"): [
            rounded(money.experience.get(row["key"], float("nan")), 0) for row in rows
        ],
    }
    return pd.DataFrame(table).dropna(axis="columns", how="all")


def area_table(tables: OwnershipTables, found: Ownership, words: Words) -> pd.DataFrame:
    """Return the four areas that are best gathered under one owner, and who has each."""
    roles = names(tables.roles, words)
    rows = rows_of(found.map.areas)
    table = {
        words.gettext("Area"): [words.gettext(AREA_NAMES[row["area"]]) for row in rows],
        words.gettext("Who has it"): [who_answers(row["accountable"], roles, found, words) for row in rows],
    }
    return pd.DataFrame(table)


def who_answers(held: Sequence[str], roles: Mapping[str, str], found: Ownership, words: Words) -> str:
    """Return who answers by name; everyone is said to be nobody."""
    if held and set(held) <= ownership_health.collective_roles(found.roles):
        return words.gettext("everyone, and so nobody")
    return _roles(held, roles, words.gettext("nobody"))


def _roles(roles: Sequence[str], called: Mapping[str, str], nobody: str) -> str:
    return ", ".join(called[role] for role in roles) or nobody


def history_table(tables: OwnershipTables, words: Words) -> pd.DataFrame:
    """Return the changes of assignments day by day, the latest first."""
    stages, roles = names(tables.stages, words), names(tables.roles, words)
    touchpoints = names(tables.touchpoints, words)
    rows = []
    for day in days(tables):
        on = pd.Timestamp(day).date()
        before = (pd.Timestamp(day) - pd.Timedelta(days=1)).date()
        for row in rows_of(raci_map.changed(tables.assignments, before, on)):
            where = touchpoints.get(row["touchpoint"]) or stages.get(row["stage"])
            where = where or (
                words.gettext(AREA_NAMES[row["area"]]) if row["area"] else words.gettext("The whole journey")
            )
            new = words.gettext("from then on") if row["change"] == "new" else words.gettext("no longer")
            letter = words.gettext(LETTER_NAMES[Letter(row["letter"])])
            rows.append((words.day(on), where, roles[row["role"]], letter, new))
    heads = [
        words.gettext(head)
        for head in (
            gettext_noop("Day"),
            gettext_noop("Where"),
            gettext_noop("Role"),
            gettext_noop("Part"),
            gettext_noop("Change"),
        )
    ]
    return pd.DataFrame(rows, columns=heads)
