"""Findings: what a page must say of its figures, with the evidence and the question to ask in the room."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

from cxdash.faults import Name, Sentence


class Level(StrEnum):
    """Whether something is wrong, or something to talk about."""

    ERROR = "error"
    QUESTION = "question"


@dataclass(frozen=True)
class Finding:
    """One finding: its code, the stage and role it is about ('' = none), figures, statement and open question.

    *weight* is the let-downs a year it is about; findings are sorted by it.
    """

    code: str
    level: Level
    sentence: Sentence
    ask: Sentence
    stage: str = ""
    role: str = ""
    evidence: Mapping[str, Any] | None = None
    weight: float = 0.0

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


def names(table: pd.DataFrame, field: str = "name") -> dict[str, Name]:
    """Return what the rows of a table are called, by key."""
    languages = [field, f"{field}_nb", f"{field}_sv"]
    columns = [table[name] if name in table else [""] * len(table) for name in languages]
    return {
        key: Name(key, *(worded if isinstance(worded, str) else "" for worded in row))
        for key, *row in zip(table.key, *columns, strict=True)
    }
