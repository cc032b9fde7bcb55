"""What is proposed for a survey export: its columns with evidence and alternatives, and the questions that are open."""

from dataclasses import dataclass

from cxdash.domain.messages import Message
from cxdash.exchange.phrases import shown
from cxdash.exchange.suggest.infer_columns import ColumnProfile
from cxdash.exchange.suggest.questions.gathering import OpenQuestion
from cxdash.exchange.suggest.touchpoint_names import name_in
from cxdash.exchange.survey.mapping_text import Choice, ColumnChoice

MOST_TEXTS = 60
"""Distinct texts of a column that are kept with its proposal, so that it can be read as another role."""


@dataclass(frozen=True)
class ColumnProposal(ColumnChoice):
    """A column with what is proposed for it, why, what else it may be, and what it holds.

    *question* is its question in full where a row below the header has it; *samples* up to four distinct texts,
    shortened; *filled* and *distinct* count cells and texts that are not blank; *about* is what a new touchpoint would
    be called; *texts* are the distinct texts themselves, at most 60.
    """

    question: str = ""
    samples: tuple[str, ...] = ()
    filled: int = 0
    distinct: int = 0
    about: str = ""
    texts: tuple[str, ...] = ()
    evidence: tuple[Message, ...] = ()
    alternatives: tuple[ColumnChoice, ...] = ()


@dataclass(frozen=True)
class MappingProposal(Choice):
    """What is proposed for an export, ready to be written where no question is *open*, with facts of the file.

    *rows* are rows of answers. *tool* is the survey tool it comes from, where that shows. *kept* tells whether an
    earlier mapping was taken over, *notes* what was done with the file, and *faults* what will be refused as it stands.
    """

    columns: tuple[ColumnProposal, ...] = ()
    file: str = ""
    rows: int = 0
    kept: bool = False
    tool: str = ""
    open: tuple[OpenQuestion, ...] = ()
    notes: tuple[Message, ...] = ()
    faults: tuple[Message, ...] = ()


def column_proposal(
    column: ColumnProfile,
    choice: ColumnChoice,
    evidence: tuple[Message, ...] = (),
    alternatives: tuple[ColumnChoice, ...] = (),
) -> ColumnProposal:
    """Return a choice for a column with what the column holds."""
    return ColumnProposal(
        choice.name,
        choice.role,
        choice.touchpoint,
        choice.missing,
        choice.codes,
        choice.shift,
        choice.scale,
        choice.scales,
        question=column.label,
        samples=tuple(shown(text) for text in list(column.texts)[:4]),
        filled=column.filled,
        distinct=len(column.texts),
        about=name_in(column.label or column.name),
        texts=tuple(column.texts)[:MOST_TEXTS],
        evidence=evidence,
        alternatives=alternatives,
    )
