"""The changes of owners in words: what was found, and each change with its day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.domain.ownership import Health
from cxdash.domain.tables import OwnershipTables
from cxdash.i18n.translator import Words
from cxdash.measures.ownership import health as ownership_health
from cxdash.measures.ownership.changes import Held
from cxdash.measures.ownership.figures import Ownership
from cxdash.presenters.cells import names

BECAME = {
    Health.ONE: gettext_noop("{stage} went to {roles}"),
    Health.NOBODY: gettext_noop("{stage} lost its owner"),
    Health.CONTESTED: gettext_noop("{stage} is claimed by several: {roles}"),
    Health.EVERYONE: gettext_noop("{stage} went to everyone, and so to nobody"),
}


def finding(
    held: Mapping[str, Sequence[Held]], start: date, tables: OwnershipTables, found: Ownership, words: Words
) -> str:
    """Return how many stages changed hands since the first month, and what became of the last."""
    since = words.month(f"{start:%Y-%m}")
    changes = in_order(held)
    if not changes:
        return words.gettext("No stage has changed hands since {month}.", month=since)
    clauses = words.list(became(stage, before, now, tables, found, words) for stage, before, now in changes[-2:])
    if len(changes) > 2:
        return words.gettext(
            "Owners changed {count} times since {month}; last, {clauses}.",
            count=words.number(len(changes)),
            month=since,
            clauses=clauses,
        )
    return words.ngettext(
        "{count} stage changed hands since {month}: {clauses}.",
        "{count} changes of owner since {month}: {clauses}.",
        len(changes),
        month=since,
        clauses=clauses,
    )


def became(stage: str, before: Held, now: Held, tables: OwnershipTables, found: Ownership, words: Words) -> str:
    """Return what became of a stage at a change, as a clause."""
    everyone, roles = ownership_health.collective_roles(found.roles), names(tables.roles, words)
    kind = ownership_health.health(now.accountable, everyone)
    template = BECAME[kind]
    if kind is Health.ONE and ownership_health.health(before.accountable, everyone) is Health.NOBODY:
        template = gettext_noop("{stage} got an owner, {roles}")
    named = words.list(roles[role] for role in now.accountable if role not in everyone)
    return words.gettext(template, stage=names(tables.stages, words)[stage], roles=named)


def listed(
    held: Mapping[str, Sequence[Held]], tables: OwnershipTables, found: Ownership, words: Words
) -> list[tuple[str, str]]:
    """Return the changes, the latest first: what became of the stage; the day, and who answered until then."""
    roles = names(tables.roles, words)
    return [
        (
            f"{became(stage, before, now, tables, found, words)}.",
            words.gettext(
                "{day}; until then {roles}",
                day=words.day(now.start),
                roles=words.list(roles[role] for role in before.accountable) or words.gettext("nobody"),
            ),
        )
        for stage, before, now in reversed(in_order(held))
    ]


def in_order(held: Mapping[str, Sequence[Held]]) -> list[tuple[str, Held, Held]]:
    """Return the changes by day: the stage, and who held it before and from then on."""
    changes = [(stage, before, now) for stage, one in held.items() for before, now in pairwise(one)]
    return sorted(changes, key=lambda change: change[2].start)


def days(tables: OwnershipTables) -> list[str]:
    """Return the days on which anything changed in who answers for what, the latest first."""
    assignments = tables.assignments
    found: Iterable[Any] = [*assignments.valid_from, *assignments.valid_to]
    return sorted({day.isoformat() for day in found if not pd.isna(day)}, reverse=True)
