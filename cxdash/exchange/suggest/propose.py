"""Propose a mapping for a survey export: a role for each of its columns, and its touchpoints."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, replace

from cxdash.domain.keys import key_of
from cxdash.domain.messages import Message
from cxdash.domain.scales import Measure
from cxdash.exchange.phrases import shown
from cxdash.exchange.suggest.answer_texts import Reading, read_as
from cxdash.exchange.suggest.date_forms import day_in, form_of
from cxdash.exchange.suggest.infer_columns import ColumnProfile, Inference, infer_columns
from cxdash.exchange.suggest.infer_long import long_roles, one_measure
from cxdash.exchange.suggest.kept_mappings import choices_of, fixed_measure, fixed_touchpoint
from cxdash.exchange.suggest.known_names import Known
from cxdash.exchange.suggest.profile import FileProfile, profile
from cxdash.exchange.suggest.touchpoint_names import name_in
from cxdash.exchange.suggest.touchpoints import Touchpoints
from cxdash.exchange.survey.column_roles import ColumnRole, Role
from cxdash.exchange.survey.mapping import SurveyMapping, Touchpoint
from cxdash.exchange.survey.mapping_text import Choice, ColumnChoice
from cxdash.exchange.survey.numbers import decimal_mark
from cxdash.exchange.survey.reader import stem

MOST_TEXTS = 60
"""Distinct texts of a column that are kept with its proposal, so that it can be read as another role."""

FIGURES = {ColumnRole.WEIGHT, ColumnRole.COUNT}
"""Roles of columns that are read as numbers on no scale."""


@dataclass(frozen=True)
class ColumnProposal(ColumnChoice):
    """A column with what is proposed for it, and what it holds.

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


@dataclass(frozen=True)
class MappingProposal(Choice):
    """What is proposed for an export, ready to be written as it is, with facts of the file.

    *rows* are rows of answers. *kept* tells whether an earlier mapping was taken over, *notes* what was done with the
    file, and *faults* what will be refused as it stands.
    """

    columns: tuple[ColumnProposal, ...] = ()
    file: str = ""
    rows: int = 0
    kept: bool = False
    notes: tuple[Message, ...] = ()
    faults: tuple[Message, ...] = ()


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
) -> MappingProposal:
    """Propose a mapping for an export; *encoding*, *delimiter* and *skip_rows* are guessed where not given.

    *known* are the store's touchpoints by key. *kept* are mappings of earlier waves, the latest first: one whose
    columns this file has as well is taken over. *surveys* are keys that the new survey must not have.
    Raises ImportRefused where nothing can be read.
    """
    profiled = profile(content, file, encoding, delimiter, skip_rows, kept, sheet)
    named = profiled.earlier.survey if profiled.earlier else ""
    proposal = MappingProposal(
        survey=key_of(stem(file), {*surveys, named}),
        name=stem(file),
        encoding=profiled.encoding,
        delimiter=profiled.delimiter,
        skip_rows=profiled.skip_rows,
        header_rows=profiled.header_rows,
        sheet=profiled.sheet,
        sheets=profiled.sheets,
        file=file,
        rows=profiled.rows,
        notes=tuple(profiled.notes),
        faults=tuple(profiled.faults),
    )
    proposed = (
        _as_before(proposal, profiled, profiled.earlier, known or {})
        if profiled.earlier
        else _as_inferred(proposal, profiled, known or {})
    )
    texts = {one.name: list(one.texts) for one in profiled.columns}
    figures = [text for one in proposed.columns if one.role in FIGURES for text in texts[one.name]]
    answers = [one for one in proposed.columns if isinstance(one.role, Measure) or one.role is ColumnRole.SCORE]
    scores = [text for one in answers for text in texts[one.name]]
    day = "" if proposed.of(ColumnRole.DATE) else day_in(file)
    return replace(proposed, day=day, decimal=decimal_mark(figures, scores) or "")


def with_role(column: ColumnProposal, role: Role) -> ColumnProposal:
    """Return a column in another role, with the codes and missing answers that go with its scale."""
    reading = (read_as(column.texts, role) if isinstance(role, Measure) else None) or Reading()
    return replace(column, role=role, missing=reading.missing, codes=reading.codes, shift=reading.shift)


def _column_proposal(column: ColumnProfile, choice: ColumnChoice) -> ColumnProposal:
    return ColumnProposal(
        choice.name,
        choice.role,
        choice.touchpoint,
        choice.missing,
        choice.codes,
        choice.shift,
        question=column.label,
        samples=tuple(shown(text) for text in list(column.texts)[:4]),
        filled=column.filled,
        distinct=len(column.texts),
        about=name_in(column.label or column.name),
        texts=tuple(column.texts)[:MOST_TEXTS],
    )


def _as_before(
    proposal: MappingProposal, profiled: FileProfile, mapping: SurveyMapping, known: Known
) -> MappingProposal:
    """Propose the mapping of an earlier wave, without its day, name and key."""
    choices = choices_of(mapping) or {}
    columns = [_column_proposal(one, choices.get(one.name, ColumnChoice(one.name))) for one in profiled.columns]
    return replace(
        proposal,
        columns=tuple(columns),
        date_format=mapping.date_format,
        duplicates=mapping.duplicates,
        segments=mapping.segment,
        measure=fixed_measure(mapping),
        touchpoint=fixed_touchpoint(mapping),
        touchpoints=(*mapping.touchpoints, *_new_in_cells(profiled, mapping, known)),
        kept=True,
    )


def _new_in_cells(profiled: FileProfile, mapping: SurveyMapping, known: Known) -> list[Touchpoint]:
    """Return the touchpoints in the cells of a file with a row for each answer that its earlier mapping lacks."""
    cells = next((one.texts for one in profiled.columns if one.name == mapping.touchpoint), {})
    declared = {one.key: asdict(one) for one in mapping.touchpoints}
    found = Touchpoints({**known, **declared}).declare(cells)
    return [one for one in found if one.key not in declared]


def _as_inferred(proposal: MappingProposal, profiled: FileProfile, known: Known) -> MappingProposal:
    """Propose what names and texts of the columns speak for."""
    long = long_roles(profiled.columns)
    roles = infer_columns(profiled.columns, long)
    touchpoints = Touchpoints(known)
    columns = [
        _column_proposal(one, _choice(one, inference, touchpoints))
        for one, inference in zip(profiled.columns, roles, strict=True)
    ]
    asked = {one.touchpoint for one in columns}
    proposed = replace(
        proposal,
        columns=tuple(columns),
        date_format=next(
            (
                form_of(one.texts) or ""
                for one, at in zip(profiled.columns, roles, strict=True)
                if at.role is ColumnRole.DATE
            ),
            "",
        ),
        duplicates="last" if _come_again(columns, long=bool(long)) else "",
        touchpoints=tuple(one for one in touchpoints.made if one.key in asked),
    )
    return _with_long_roles(proposed, profiled.columns, touchpoints) if long else proposed


def _choice(column: ColumnProfile, inference: Inference, touchpoints: Touchpoints) -> ColumnChoice:
    """Return the inferred role of a column; a question that another column asks already is not used."""
    reading, about = inference.reading, ""
    if isinstance(inference.role, Measure):
        key = touchpoints.ask(inference.role, column.label or column.name)
        if key is None:
            return ColumnChoice(column.name)
        about = key
    return ColumnChoice(column.name, inference.role, about, reading.missing, reading.codes, reading.shift)


def _with_long_roles(
    proposal: MappingProposal, columns: Sequence[ColumnProfile], touchpoints: Touchpoints
) -> MappingProposal:
    """Add the touchpoints of a file with a row for each answer, and its measure where no column names it."""
    by_role = {one.role: facts for one, facts in zip(proposal.columns, columns, strict=True)}
    cells = by_role[ColumnRole.TOUCHPOINT].texts if ColumnRole.TOUCHPOINT in by_role else {}
    measure = None if ColumnRole.QUESTION in by_role else one_measure(by_role[ColumnRole.SCORE])
    changed = [
        replace(one, missing=reading.missing, codes=reading.codes, shift=reading.shift)
        if one.role is ColumnRole.SCORE and measure and (reading := read_as(by_role[ColumnRole.SCORE].texts, measure))
        else one
        for one in proposal.columns
    ]
    return replace(proposal, columns=tuple(changed), touchpoints=touchpoints.declare(cells), measure=measure)


def _come_again(columns: Sequence[ColumnProposal], *, long: bool) -> bool:
    """Return whether some respondent stands in more than one row of a file with a column for each question."""
    return not long and any(one.role is ColumnRole.RESPONDENT and one.distinct < one.filled for one in columns)
