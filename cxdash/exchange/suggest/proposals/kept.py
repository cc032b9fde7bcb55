"""Propose the mapping of an earlier wave for a new file, where it still fits; what does not fit is asked."""

from collections.abc import Mapping
from dataclasses import asdict, replace

from cxdash.domain.keys import key_of
from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.scales import PRESETS, Measure
from cxdash.exchange.phrases import shown
from cxdash.exchange.suggest.date_forms import form_of
from cxdash.exchange.suggest.infer_columns import ColumnProfile
from cxdash.exchange.suggest.kept_mappings import (
    ask_again,
    choices_of,
    coding_of,
    fixed_measure,
    fixed_touchpoint,
    misfits,
)
from cxdash.exchange.suggest.known_names import Known
from cxdash.exchange.suggest.profile import FileProfile
from cxdash.exchange.suggest.proposals.added import added_questions
from cxdash.exchange.suggest.proposals.anew import choice_of
from cxdash.exchange.suggest.proposals.gone import ask_gone, note_gone
from cxdash.exchange.suggest.proposals.model import ColumnProposal, MappingProposal, column_proposal
from cxdash.exchange.suggest.questions.coding import Coding, figures, scores_of
from cxdash.exchange.suggest.questions.days import doubtful_orders, reads
from cxdash.exchange.suggest.questions.gathering import OpenQuestion, Reading
from cxdash.exchange.suggest.questions.interpret import interpret
from cxdash.exchange.suggest.questions.material import Given
from cxdash.exchange.suggest.touchpoints import Touchpoints
from cxdash.exchange.survey.column_roles import ColumnRole
from cxdash.exchange.survey.mapping import SurveyMapping, Touchpoint
from cxdash.exchange.survey.mapping_text import ColumnChoice

AS_IT_WAS = "as-before"
"""The reading by which a column is read as before."""

AS_BEFORE = Message(gettext_noop("it was read so before"))
NOT_BEFORE = Message(gettext_noop("it was not used before"))


def propose_as_before(
    proposal: MappingProposal,
    profiled: FileProfile,
    mapping: SurveyMapping,
    known: Known,
    answers: Mapping[str, str],
) -> MappingProposal:
    """Return the proposal with the mapping of an earlier wave, without its day, name and key."""
    choices = choices_of(mapping) or {}
    columns: list[ColumnProposal] = []
    asked: list[OpenQuestion] = []
    used = {**dict(mapping.answers)}
    added = added_questions(profiled.columns, mapping, known, {**used, **answers})
    lacking, without = ask_gone(mapping, profiled.columns, {**used, **answers})
    asked += [*lacking, *added.open]
    used |= {**added.used, **without}
    for one in profiled.columns:
        if one.name in added.columns:
            columns.append(added.columns[one.name])
            continue
        choice = choices.get(one.name, ColumnChoice(one.name))
        question = ask_again(choice, one.texts, _anew(choice, one)) or _ask_told(choice, one)
        if question is None:
            columns.append(column_proposal(one, choice, (AS_BEFORE if one.name in choices else NOT_BEFORE,)))
            continue
        answer = answers.get(question.id, "")
        if answer in {reading.id for reading in question.readings}:
            used[question.id] = answer
            columns.append(_as_answered(one, choice, answer))
        else:
            asked.append(question)
            columns.append(column_proposal(one, choice, (AS_BEFORE,)))
    dated = [one.name for one in columns if one.role is ColumnRole.DATE]
    days = next((one for one in profiled.columns if one.name in dated), None)
    return replace(
        proposal,
        columns=tuple(columns),
        date_format=_date_format(mapping, days),
        duplicates=mapping.duplicates,
        segments=tuple(name for name in mapping.segment if name in {one.name for one in profiled.columns}),
        decimal=mapping.decimal,
        measure=fixed_measure(mapping),
        touchpoint=fixed_touchpoint(mapping),
        touchpoints=(*mapping.touchpoints, *added.touchpoints, *_new_in_cells(profiled, mapping, known)),
        kept=True,
        notes=(*proposal.notes, *note_gone(mapping, profiled.columns)),
        open=tuple(asked),
        answers=tuple((id_, one) for id_, one in used.items() if id_ not in {question.id for question in asked}),
    )


def _ask_told(choice: ColumnChoice, column: ColumnProfile) -> OpenQuestion | None:
    """Ask about a column where a row over its name now asks another thing than before, or on another scale."""
    before, now = coding_of(choice), _told(choice, column)
    if before is None or now is None or not column.label.endswith(f" / {column.name}"):
        return None
    same = PRESETS[before.measure].asks is PRESETS[now.measure].asks
    if same and before.scale.code == now.scale.code:
        return None
    words = {
        AS_IT_WAS: (before, gettext_noop("As before, on the scale {scale}")),
        "anew": (now, gettext_noop("As the row says: {asked}, on the scale {scale}")),
    }
    readings = [
        Reading(
            id_,
            Message(said, {"scale": str(one.scale), "asked": Message(PRESETS[one.measure].asked)}),
            dict(figures(scores_of(column.texts, one), one)),
        )
        for id_, (one, said) in words.items()
    ]
    text = gettext_noop('"{column}": the row over it says "{said}", and it was read otherwise before. How now?')
    values = {"column": shown(column.name), "said": shown(column.label)}
    id_ = f"changed:{key_of(column.name)}"
    return OpenQuestion(id_, "changed", (column.name,), Message(text, values), tuple(readings))


def _told(choice: ColumnChoice, column: ColumnProfile) -> Coding | None:
    """Return how a column is read by the words over it, or None where it is no answer."""
    if not isinstance(choice.role, Measure):
        return None
    found = interpret(column, Given(otherwise=PRESETS[choice.role].asks))
    return found.coding if found and found.coding.used else None


def _anew(choice: ColumnChoice, column: ColumnProfile) -> Coding | None:
    """Return how a column of answers is read by what it holds now, on the scale it had before where that still fits."""
    if not isinstance(choice.role, Measure):
        return None
    plain = replace(choice, shift=0)
    if choice.shift and not misfits(plain, column.texts):
        return coding_of(plain)
    found = interpret(column, Given(otherwise=PRESETS[choice.role].asks))
    return found.coding if found and found.coding.used and not found.doubts else None


def _as_answered(column: ColumnProfile, choice: ColumnChoice, answer: str) -> ColumnProposal:
    why = (Message(gettext_noop("it was answered so")),)
    if answer == "not-used":
        return column_proposal(column, ColumnChoice(column.name), why)
    if answer == AS_IT_WAS:
        wrong = misfits(choice, column.texts)
        return column_proposal(column, replace(choice, missing=(*choice.missing, *wrong)), why)
    coding = _anew(choice, column) or _told(choice, column)
    read = choice_of(column.name, coding) if coding else choice
    return column_proposal(column, replace(read, touchpoint=choice.touchpoint), why)


def _date_format(mapping: SurveyMapping, days: ColumnProfile | None) -> str:
    """Return the form of the dates: as before, or as they show it where they are no longer written so."""
    if days is None:
        return mapping.date_format
    if mapping.date_format and reads(days.texts, mapping.date_format):
        return mapping.date_format
    changed = bool(mapping.date_format) or days.name != mapping.date
    return form_of(days.texts) or "" if changed and not doubtful_orders(days.texts) else ""


def _new_in_cells(profiled: FileProfile, mapping: SurveyMapping, known: Known) -> list[Touchpoint]:
    """Return the touchpoints in the cells of a file with a row for each answer that its earlier mapping lacks."""
    cells = next((one.texts for one in profiled.columns if one.name == mapping.touchpoint), {})
    declared = {one.key: asdict(one) for one in mapping.touchpoints}
    found = Touchpoints({**known, **declared}).declare(cells)
    return [one for one in found if one.key not in declared]
