"""Findings: what a page must say of its figures, with the evidence and the question to ask in the room."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

from cxdash.domain.messages import Message, Name


class Level(StrEnum):
    """Whether something is wrong, or something to talk about."""

    ERROR = "error"
    QUESTION = "question"


@dataclass(frozen=True)
class Finding:
    """One finding: its code, the stage and role it is about ('' = none), figures, statement and open question.

    *weight* is the let-downs a year it is about; findings are sorted by it. *subject* is the page it belongs to.
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
        """Return the finding as the command line prints it: plain values, the sentences in English."""
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
    """Sort findings: errors before questions, then those about most let-downs; equals stay in the order given."""
    return tuple(sorted(findings, key=lambda one: (one.level is not Level.ERROR, -one.weight)))


def first(found: Iterable[Finding], count: int = 3) -> tuple[Finding, ...]:
    """Return those to say first: of a stage without an owner, of an owner who cannot act, of money; then the rest.

    No two are of one subject and stage.
    """
    listed = list(in_order(found))
    leading = [next((one for one in listed if group(one)), None) for group in LEADING]
    chosen: dict[tuple[str, str], Finding] = {}
    for one in [*filter(None, leading), *listed]:
        chosen.setdefault((one.subject, one.stage), one)
    return tuple(chosen.values())[:count]


LEADING: tuple[Callable[[Finding], bool], ...] = (
    lambda one: one.level is Level.ERROR and bool(one.stage),
    lambda one: one.code == "owner_cannot_act",
    lambda one: one.subject == "economics",
)
"""What is said first, one of each, in this order."""


def names(table: pd.DataFrame, field: str = "name") -> dict[str, Name]:
    """Return what the rows of a table are called, by key."""
    languages = [field, f"{field}_nb", f"{field}_sv"]
    columns = [table[name] if name in table else [""] * len(table) for name in languages]
    return {
        key: Name(key, *(worded if isinstance(worded, str) else "" for worded in row))
        for key, *row in zip(table.key, *columns, strict=True)
    }
