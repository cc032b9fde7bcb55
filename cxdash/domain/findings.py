"""Findings: statements a page makes about its figures, with evidence and a question for the room."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

from cxdash.domain.messages import Message, Name, gettext_noop


class Level(StrEnum):
    """Whether something is wrong, or worth discussing."""

    ERROR = "error"
    QUESTION = "question"


LEVEL_NAMES = {Level.ERROR: gettext_noop("error"), Level.QUESTION: gettext_noop("question")}


@dataclass(frozen=True)
class Finding:
    """A finding: its code, the stage and role it is about ('' = none), evidence, statement and question.

    *weight*: the let-downs a year it is about, by which findings are sorted. *subject*: the page it belongs to.
    """

    code: str
    level: Level
    sentence: Message
    ask: Message
    stage: str = ""
    role: str = ""
    evidence: Mapping[str, Any] | None = None
    weight: float = 0.0
    subject: str = "ownership"

    def as_record(self) -> dict[str, Any]:
        """Return the finding as the command line prints it: plain values, sentences in English."""
        return {
            "code": self.code,
            "level": str(self.level),
            "stage": self.stage,
            "role": self.role,
            "evidence": dict(self.evidence or {}),
            "sentence": str(self.sentence),
            "ask": str(self.ask),
        }


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings with errors first, then by weight, largest first; who answers goes before who does the work."""
    return tuple(
        sorted(findings, key=lambda one: (one.level is not Level.ERROR, -one.weight, one.code == "nobody_responsible"))
    )


def first(found: Iterable[Finding], count: int = 3, stage: str = "") -> tuple[Finding, ...]:
    """Return the findings to show first: about *stage*, the worst; broken promises that nobody owns; then one each of
    a stage without one owner, an owner who cannot act, a touchpoint that fails unseen, money; then the rest.

    No two share subject and stage.
    """
    listed = list(in_order(found))
    worst = [one for one in listed if stage and one.stage == stage and one.code in ABOUT_THE_WORST]
    leading = [next((one for one in listed if group(one)), None) for group in LEADING]
    chosen: dict[tuple[str, str], Finding] = {}
    for one in [*worst[:1], *filter(_unowned_and_broken, listed), *filter(None, leading), *listed]:
        chosen.setdefault((one.subject, one.stage), one)
    return tuple(chosen.values())[:count]


UNOWNED = {"nobody", "everyone"}

ABOUT_THE_WORST = {*UNOWNED, "contested", "owner_cannot_act", "promise_broken"}
"""Codes that say of the worst stage what its title says."""

LEADING: tuple[Callable[[Finding], bool], ...] = (
    lambda one: one.level is Level.ERROR and bool(one.stage),
    lambda one: one.code == "owner_cannot_act",
    lambda one: one.code == "touchpoint_fails",
    lambda one: one.subject == "economics",
)
"""Which findings lead, one of each, in this order."""


def _unowned_and_broken(one: Finding) -> bool:
    return one.code in UNOWNED and ((one.evidence or {}).get("gap_high") or 0) < 0


def names(table: pd.DataFrame, field: str = "name") -> dict[str, Name]:
    """Return the names of a table's rows, by key."""
    languages = [field, f"{field}_nb", f"{field}_sv"]
    columns = [table[name] if name in table else [""] * len(table) for name in languages]
    return {
        key: Name(key, *(worded if isinstance(worded, str) else "" for worded in row))
        for key, *row in zip(table.key, *columns, strict=True)
    }
