"""Propose a mapping for a survey export: a role for each of its columns, its touchpoints, and what has to be asked."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from cxdash.domain.keys import key_of
from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.exchange.phrases import quoted, shown
from cxdash.exchange.suggest.known_names import Known
from cxdash.exchange.suggest.profile import FileProfile, profile
from cxdash.exchange.suggest.proposals import alike, anew, whole
from cxdash.exchange.suggest.proposals import kept as earlier
from cxdash.exchange.suggest.proposals.model import MappingProposal
from cxdash.exchange.survey.reader import stem


def propose(
    content: bytes,
    file: str,
    *,
    encoding: str = "",
    delimiter: str = "",
    skip_rows: Sequence[int] | None = None,
    sheet: str = "",
    known: Known | None = None,
    kept: Iterable[str] = (),
    surveys: Collection[str] = (),
    answers: Mapping[str, str] | None = None,
) -> MappingProposal:
    """Propose a mapping for an export; *encoding*, *delimiter* and *skip_rows* are guessed where not given.

    *known* are the store's touchpoints by key. *kept* are mappings of earlier waves, the latest first: one whose
    columns this file has as well is taken over where it fits. *surveys* are keys that the new survey must not have.
    *answers* are those given to questions, by the id of the question; others may stay open.
    Raises ImportRefused where nothing can be read, or an answer belongs to no question.
    """
    profiled = profile(content, file, encoding, delimiter, skip_rows, kept, sheet)
    given = dict(answers or {})
    begun = _begin(profiled, file, surveys)
    if profiled.earlier:
        proposed = earlier.propose_as_before(begun, profiled, profiled.earlier, known or {}, given)
    else:
        proposed = anew.propose_anew(begun, profiled, known or {}, given)
    proposed = alike.settle(proposed, profiled, known or {}, given)
    proposed = whole.settle(proposed, profiled, given, file)
    if faults := _unknown(proposed, given):
        raise ImportRefused(faults)
    return proposed


def _begin(profiled: FileProfile, file: str, surveys: Collection[str]) -> MappingProposal:
    named = profiled.earlier.survey if profiled.earlier else ""
    return MappingProposal(
        survey=key_of(stem(file), {*surveys, named}),
        name=stem(file),
        encoding=profiled.encoding,
        delimiter=profiled.delimiter,
        skip_rows=profiled.skip_rows,
        header_rows=profiled.header_rows,
        leave_out=profiled.leave_out,
        sheet=profiled.sheet,
        sheets=profiled.sheets,
        file=file,
        rows=profiled.rows,
        tool=profiled.tool,
        notes=tuple(profiled.notes),
        faults=tuple(profiled.faults),
    )


def _unknown(proposal: MappingProposal, answers: Mapping[str, str]) -> list[Message]:
    """Return a fault for each answer to a question that is not asked, or that is none of its readings."""
    used, faults = dict(proposal.answers), []
    asked = {one.id: [reading.id for reading in one.readings] for one in proposal.open}
    for id_, answer in answers.items():
        if used.get(id_) == answer:
            continue
        if id_ in asked:
            template = gettext_noop('"{answer}" is no answer to the question {question}; it may be {allowed}.')
            allowed = ", ".join(asked[id_])
            faults.append(Message(template, {"answer": shown(answer), "question": id_, "allowed": allowed}))
        else:
            template = gettext_noop("There is no question {question}; the questions of this file are {allowed}.")
            ids = quoted([*asked, *used]) or "–"
            faults.append(Message(template, {"question": shown(id_), "allowed": ids}))
    return faults
