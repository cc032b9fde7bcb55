"""Find the saved mapping that matches a new export's header, and return its column roles where they still fit."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from cxdash.domain.keys import key_of
from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.scales import Measure, scale_of
from cxdash.exchange.cells.numbers import number
from cxdash.exchange.files.header import folded
from cxdash.exchange.phrases import quoted, shown
from cxdash.exchange.suggest.name_hints import is_code
from cxdash.exchange.suggest.questions.coding import Coding, figures, marks_in, scores_of
from cxdash.exchange.suggest.questions.gathering import OpenQuestion, Reading
from cxdash.exchange.survey.column_roles import ColumnRole
from cxdash.exchange.survey.mapping import Fixed, SurveyMapping, read_mapping
from cxdash.exchange.survey.mapping_text import ColumnChoice


def fitting(texts: Iterable[str], header: Collection[str]) -> SurveyMapping | None:
    """Return the mapping with most columns that the header names, or None; of equals the first.

    One that the header names all columns of goes before one that it lacks some of.
    """
    kept = [mapping for text in texts if (mapping := readable_mapping(text)) and _fits(mapping, set(header))]
    fit = [mapping for mapping in kept if mapping.columns and choices_of(mapping) is not None]
    return max(fit, key=lambda mapping: fit_of(mapping, header), default=None)


def fit_of(mapping: SurveyMapping, header: Collection[str]) -> tuple[bool, int]:
    """Return whether a header names all columns of a mapping, and how many it names."""
    named = len(set(mapping.columns) & set(header))
    return named == len(set(mapping.columns)), named


def _fits(mapping: SurveyMapping, header: set[str]) -> bool:
    """Return whether a header names all columns of a mapping, or most of them: of its questions, at least half.

    Short codes such as Q1 are names in any survey, so they say nothing where others are absent.
    """
    gone = set(mapping.columns) - header
    if not gone:
        return True
    rows = {one for one in (mapping.score, mapping.touchpoint, mapping.measure) if isinstance(one, str) and one}
    asked = {one.column for one in mapping.questions}
    here = {name for name in asked - gone if not is_code(name)}
    lacks = len(gone) * 2 > len(set(mapping.columns)) or gone & rows
    return not lacks and len(here) >= max(1, len(asked & gone))


def choices_of(mapping: SurveyMapping) -> dict[str, ColumnChoice] | None:
    """Return what a mapping says of each column, by its name; None where a column plays two roles."""
    about = {
        ColumnRole.RESPONDENT: mapping.respondent,
        ColumnRole.DATE: mapping.date,
        ColumnRole.NEED: mapping.need,
        ColumnRole.WEIGHT: mapping.weight,
        ColumnRole.COUNT: mapping.count,
        ColumnRole.TOUCHPOINT: mapping.touchpoint,
        ColumnRole.QUESTION: mapping.measure,
    }
    choices = [ColumnChoice(name, role) for role, name in about.items() if isinstance(name, str) and name]
    choices += [ColumnChoice(name, ColumnRole.SEGMENT) for name in mapping.segment]
    choices += [
        ColumnChoice(one.column, ColumnRole.COMMENT, one.touchpoint, mapping.comment_missing) for one in mapping.comment
    ]
    choices += [
        ColumnChoice(one.column, one.measure, one.touchpoint, one.missing, one.codes, one.shift, one.scale)
        for one in mapping.questions
    ]
    if mapping.score:
        choices.append(ColumnChoice(mapping.score, ColumnRole.SCORE, "", mapping.missing, mapping.codes, mapping.shift))
        if isinstance(mapping.scale, Fixed):
            choices[-1] = replace(choices[-1], scale=mapping.scale.value)
        elif isinstance(mapping.scale, str):
            choices[-1] = replace(choices[-1], scale=mapping.scale)
        else:
            choices[-1] = replace(choices[-1], scales=mapping.scale)
    by_name = {one.name: one for one in choices}
    return by_name if len(by_name) == len(choices) else None


def fixed_measure(mapping: SurveyMapping) -> Measure | None:
    """Return the scale that a mapping says for all rows, or None."""
    return Measure.__members__.get(mapping.measure.value) if isinstance(mapping.measure, Fixed) else None


def fixed_touchpoint(mapping: SurveyMapping) -> str:
    """Return the touchpoint that a mapping says for all rows, or ''."""
    return mapping.touchpoint.value if isinstance(mapping.touchpoint, Fixed) else ""


def misfits(choice: ColumnChoice, texts: Mapping[str, int]) -> list[str]:
    """Return the texts of a column of answers that its earlier reading has no score for."""
    coding = coding_of(choice)
    if coding is None:
        return []
    marks, codes = marks_in(texts), dict(choice.codes)
    silent = {str(one) for one in choice.missing}
    found = []
    for text in texts:
        value = codes.get(folded(text), number(text, marks))
        none = text in silent or (value is not None and value in choice.missing)
        if not none and (value is None or not coding.scale.has(value + choice.shift)):
            found.append(text)
    return found


def shift_is_doubtful(choice: ColumnChoice, texts: Mapping[str, int]) -> bool:
    """Return whether the number that was added to each answer may be wrong now, as all answers fit without it."""
    coding = coding_of(choice)
    plain = replace(choice, shift=0)
    return bool(choice.shift) and coding is not None and not misfits(plain, texts)


def coding_of(choice: ColumnChoice) -> Coding | None:
    """Return the reading of a column of answers, None for any other column."""
    if not isinstance(choice.role, Measure):
        return None
    scale = scale_of(choice.role, choice.scale)
    down = scale.direction == "down"
    return Coding(
        choice.role, scale.lowest, scale.highest, scale.step, down, choice.codes, choice.missing, choice.shift
    )


def ask_again(choice: ColumnChoice, texts: Mapping[str, int], anew: Coding | None) -> OpenQuestion | None:
    """Return the question how a column is read now that its earlier reading does not fit, or None where it fits."""
    name, wrong = choice.name, misfits(choice, texts)
    if not wrong and not shift_is_doubtful(choice, texts):
        return None
    before = coding_of(choice)
    silent = before and replace(before, missing=(*before.missing, *wrong))
    words = {
        "as-before": gettext_noop("As before; what is new is no answer")
        if wrong
        else gettext_noop("As before: {shift} is added to each answer"),
        "anew": gettext_noop("Anew, as this file shows it") if wrong else gettext_noop("As they stand"),
    }
    codings = {"as-before": silent, "anew": anew}
    readings = [
        Reading(id_, Message(text, {"shift": choice.shift}), dict(figures(scores_of(texts, one), one)))
        for id_, text in words.items()
        if (one := codings[id_])
    ]
    readings.append(Reading("not-used", Message(gettext_noop("Do not use the column")), {"n": 0}))
    text = (
        gettext_noop('"{column}": {values} did not occur when this survey was read before. How is it read now?')
        if wrong
        else gettext_noop(
            '"{column}": {shift} was added to each answer before, which this file does not need. How now?'
        )
    )
    values = {"column": shown(name), "values": quoted(wrong, 5), "shift": choice.shift}
    id_ = f"changed:{key_of(name)}"
    return OpenQuestion(id_, "changed", (name,), Message(text, values), tuple(readings))


def readable_mapping(text: str) -> SurveyMapping | None:
    """Return a kept mapping, or None where it cannot be read any more."""
    try:
        return read_mapping(text)
    except ImportRefused:
        return None
