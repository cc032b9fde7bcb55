"""Read a file of any kind in one go: recognise it, and read it as what it is."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from cxdash.domain.surveys import Wave
from cxdash.exchange.company.references import Known
from cxdash.exchange.door import lists
from cxdash.exchange.door.kinds import Kind
from cxdash.exchange.door.lists import Make, Read
from cxdash.exchange.door.recognition import Recognised, recognise
from cxdash.exchange.suggest.proposals.model import MappingProposal
from cxdash.exchange.suggest.propose import propose
from cxdash.exchange.survey.mapping import read_mapping
from cxdash.exchange.survey.mapping_text import write_mapping
from cxdash.exchange.survey.reader import read_survey

Reading = Recognised | Read | MappingProposal | Wave


def read_any(
    content: bytes | Path,
    file: str,
    kind: Kind | None,
    known: Known,
    today: date,
    answers: Mapping[str, str],
    make: Make,
) -> tuple[Kind, Reading]:
    """Return what a file is and its reading: a Read of a list or workbook, or a Wave of a survey.

    Where it may be of several kinds, that is its Recognised; where a survey's proposal has open questions, its
    MappingProposal. *kind*: what it is where that was said, as it must be of a folder. Raises ImportRefused.
    """
    if kind is None:
        assert isinstance(content, bytes)
        found = recognise(content, file)
        if found.others:
            return found.kind, found
        kind = found.kind
    if kind is Kind.WORKBOOK:
        return kind, lists.read_company(content, file, known, make)
    assert isinstance(content, bytes)
    if kind is not Kind.SURVEY:
        return kind, lists.read(content, file, kind, known, today, answers, make)
    proposal = propose_beside(content, file, known, answers)
    return kind, proposal if proposal.open else read_survey(content, file, read_mapping(write_mapping(proposal)))


def propose_beside(
    content: bytes, file: str, known: Known, answers: Mapping[str, str], sheet: str = ""
) -> MappingProposal:
    """Return the proposal for an export beside what the store holds: its touchpoints, surveys and their mappings."""
    held = known["surveys"]
    kept = [str(row["mapping"]) for row in reversed(list(held.values())) if row["mapping"]]
    return propose(content, file, sheet=sheet, known=known["touchpoints"], kept=kept, surveys=held, answers=answers)
