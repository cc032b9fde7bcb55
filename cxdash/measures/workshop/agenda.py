"""Ready agendas filled with a company's own stages, roles, annoyances and assumptions."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd

from cxdash.domain.assumptions import LEAVERS
from cxdash.domain.messages import Name
from cxdash.domain.ownership import COLLECTIVE, CanAct
from cxdash.domain.plain import rows_of
from cxdash.domain.tables import OwnershipTables, placed
from cxdash.domain.workshop.agendas import READY, ReadyStep, Step
from cxdash.domain.workshop.questions import About, Kind, Question, faults
from cxdash.measures.satisfaction.figures import Satisfaction

SCALE = "1-5"
"""The scale to guess on where nobody asked customers yet."""

ABOUT = {
    Kind.OWNER_TODAY: About.STAGE,
    Kind.OWNER_SHOULD: About.STAGE,
    Kind.GUESS: About.STAGE,
    Kind.MANDATE: About.ROLE,
    Kind.ASSUMPTION: About.ASSUMPTION,
}


def fill(ready: str, tables: OwnershipTables, stages: pd.DataFrame, first: str, scale: str) -> tuple[Step, ...]:
    """Return the steps of a ready agenda with their questions; a step keeps none where the company lacks what it takes.

    *tables*: roles, stages and annoyances with their names; *stages*: key, owner, can_act and let-downs; *first*: the
    stage to guess on ('' = the journey's first), and to ask the owner of where every stage has a clear one; *scale*: on
    which to guess. Titles are to be translated.
    """
    return tuple(Step(step.title, step.minutes, _question(step, tables, stages, first, scale)) for step in READY[ready])


class Askable(NamedTuple):
    """What a room can be asked about, by name: *subjects* of each kind, who can own something, and annoyances.

    *scales*: by stage or touchpoint ('' for the whole), the scale that customers answered on.
    """

    subjects: Mapping[About, tuple[Name, ...]]
    roles: tuple[Name, ...]
    annoyances: tuple[Name, ...]
    scales: Mapping[str, str]

    def scale(self, subject: str) -> str:
        """Return the scale to guess on."""
        return self.scales.get(subject) or SCALE


def askable(tables: OwnershipTables, answered: Satisfaction) -> Askable:
    """Return what the room can be asked about in a journey."""
    subjects = {
        About.STAGE: names(placed(tables.stages), "name"),
        About.TOUCHPOINT: names(tables.touchpoints, "name"),
        About.ROLE: roles(tables),
    }
    scales: dict[str, str] = {}
    for rows in (answered.own, answered.own_stages, answered.relationship.assign(key="")):
        first = rows[~rows.of_the_way.astype(bool)].drop_duplicates("key")
        scales |= dict(zip(first.key, first.scale, strict=True))
    return Askable(subjects, roles(tables), annoyances(tables), scales)


def roles(tables: OwnershipTables) -> tuple[Name, ...]:
    """Return the roles that can own something, by name: all but those that mean everyone."""
    return names(tables.roles[tables.roles.kind != COLLECTIVE], "name")


def annoyances(tables: OwnershipTables) -> tuple[Name, ...]:
    """Return the annoyances that are not mended yet, by title."""
    found = tables.annoyances
    return names(found[(found.kind == "annoyance") & (found.status != "done")], "title")


def hole(stages: pd.DataFrame) -> str:
    """Return the stage without a clear owner where most customers are, or may be, let down; '' where all have one."""
    open_to_all = stages[stages.owner == ""].sort_values(["let_downs", "let_downs_high"], ascending=False)
    return str(next(iter(open_to_all.key), ""))


def _question(
    step: ReadyStep, tables: OwnershipTables, stages: pd.DataFrame, first: str, scale: str
) -> Question | None:
    if step.asks is None:
        return None
    about = ABOUT.get(step.asks, About.WHOLE)
    asks_owner = step.asks in (Kind.OWNER_TODAY, Kind.OWNER_SHOULD)
    subject, named = _subject(about, tables, stages, (hole(stages) or first) if asks_owner else first)
    choices: tuple[Name, ...] = annoyances(tables) if step.asks is Kind.ANNOYANCE else ()
    if asks_owner or step.asks is Kind.CREDIT:
        choices = roles(tables)
    on = (scale or SCALE) if step.asks is Kind.GUESS else ""
    question = Question(step.asks, about, subject, named, choices=choices, scale=on)
    return None if faults(question) else question


def _subject(about: About, tables: OwnershipTables, stages: pd.DataFrame, first: str) -> tuple[str, Name | None]:
    if about is About.ASSUMPTION:
        return LEAVERS, None
    if about is About.STAGE:
        return _named(names(tables.stages, "name"), first)
    if about is About.ROLE:
        owners = stages[stages.owner != ""]
        stuck = owners.owner[owners.can_act == CanAct.CANNOT]
        asked = next(iter([*stuck, *owners.owner]), "")
        return _named(roles(tables), asked) if asked else ("", None)
    return "", None


def _named(names: tuple[Name, ...], key: str) -> tuple[str, Name | None]:
    """Return the name with a key, the first one where there is none."""
    found = next((name for name in names if name.key == key), names[0] if names else None)
    return (found.key, found) if found else ("", None)


def names(rows: pd.DataFrame, column: str) -> tuple[Name, ...]:
    """Return the names of *rows* in every language; *column*: that of the plain name."""
    return tuple(_name(row, column) for row in rows_of(rows))


def _name(row: Mapping[str, Any], column: str) -> Name:
    return Name(str(row["key"]), *(row[name] or "" for name in (column, f"{column}_nb", f"{column}_sv")))
