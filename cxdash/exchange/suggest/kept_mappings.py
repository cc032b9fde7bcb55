"""Find the saved mapping that matches a new export's header, and return its column roles."""

from collections.abc import Collection, Iterable

from cxdash.domain.messages import ImportRefused
from cxdash.domain.scales import Measure
from cxdash.exchange.survey.column_roles import ColumnRole
from cxdash.exchange.survey.mapping import Fixed, SurveyMapping, read_mapping
from cxdash.exchange.survey.mapping_text import ColumnChoice


def fitting(texts: Iterable[str], header: Collection[str]) -> SurveyMapping | None:
    """Return the mapping with most columns, all of which the header names; of equals the first, or None."""
    kept = [mapping for text in texts if (mapping := readable_mapping(text)) and set(mapping.columns) <= set(header)]
    fit = [mapping for mapping in kept if mapping.columns and choices_of(mapping) is not None]
    return max(fit, key=lambda mapping: len(mapping.columns), default=None)


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
        ColumnChoice(one.column, one.measure, one.touchpoint, one.missing, one.codes, one.shift)
        for one in mapping.questions
    ]
    if mapping.score:
        choices.append(ColumnChoice(mapping.score, ColumnRole.SCORE, "", mapping.missing, mapping.codes, mapping.shift))
    by_name = {one.name: one for one in choices}
    return by_name if len(by_name) == len(choices) else None


def fixed_measure(mapping: SurveyMapping) -> Measure | None:
    """Return the scale that a mapping says for all rows, or None."""
    return Measure.__members__.get(mapping.measure.value) if isinstance(mapping.measure, Fixed) else None


def fixed_touchpoint(mapping: SurveyMapping) -> str:
    """Return the touchpoint that a mapping says for all rows, or ''."""
    return mapping.touchpoint.value if isinstance(mapping.touchpoint, Fixed) else ""


def readable_mapping(text: str) -> SurveyMapping | None:
    """Return a kept mapping, or None where it cannot be read any more."""
    try:
        return read_mapping(text)
    except ImportRefused:
        return None
