"""Propose a mapping for a file that nobody has described."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.scales import Measure
from cxdash.exchange.phrases import shown
from cxdash.exchange.suggest.date_forms import form_of
from cxdash.exchange.suggest.infer_columns import ColumnProfile, Inference
from cxdash.exchange.suggest.infer_long import LongLayout, long_layout
from cxdash.exchange.suggest.known_names import Known
from cxdash.exchange.suggest.profile import FileProfile
from cxdash.exchange.suggest.proposals.model import ColumnProposal, MappingProposal, column_proposal
from cxdash.exchange.suggest.proposals.row_scales import RowScales, row_scales
from cxdash.exchange.suggest.proposals.settle import Settled, settle
from cxdash.exchange.suggest.questions.coding import Coding
from cxdash.exchange.suggest.questions.repeats import repeats_scores
from cxdash.exchange.suggest.touchpoints import Touchpoints
from cxdash.exchange.survey.column_roles import ColumnRole
from cxdash.exchange.survey.mapping_text import ColumnChoice

WHY = {
    ColumnRole.RESPONDENT: gettext_noop("its cells are nearly all different, and it is called as ids are"),
    ColumnRole.DATE: gettext_noop("its cells are days"),
    ColumnRole.SEGMENT: gettext_noop("a few texts come again in it"),
    ColumnRole.NEED: gettext_noop("it is called as reasons are, and a few texts come again in it"),
    ColumnRole.COMMENT: gettext_noop("customers write freely in it"),
    ColumnRole.WEIGHT: gettext_noop("it is called as weights are"),
    ColumnRole.COUNT: gettext_noop("it is called as counts are"),
    ColumnRole.TOUCHPOINT: gettext_noop("it names what each row is about"),
    ColumnRole.QUESTION: gettext_noop("it names what each row asks"),
    ColumnRole.SCORE: gettext_noop("it is called as scores are"),
    ColumnRole.NOT_USED: gettext_noop("nothing in its name or its cells says that it is an answer"),
}
"""What speaks for a role of a column that is no question."""


def propose_anew(
    proposal: MappingProposal, profiled: FileProfile, known: Known, answers: Mapping[str, str]
) -> MappingProposal:
    """Return the proposal with what names and texts of the columns, and the answers so far, speak for."""
    columns = profiled.columns
    long = long_layout(columns)
    settled = settle(columns, long, answers)
    touchpoints = Touchpoints(known)
    proposed = [_column(one, settled, place, touchpoints, columns) for place, one in enumerate(columns)]
    asked = {one.touchpoint for one in proposed}
    days = next((one for one, at in zip(columns, settled.inferences, strict=True) if at.role is ColumnRole.DATE), None)
    result = replace(
        proposal,
        columns=tuple(proposed),
        date_format=(form_of(days.texts) or "") if days else "",
        touchpoints=tuple(one for one in touchpoints.made if one.key in asked),
        open=tuple(settled.open),
        answers=tuple(settled.used.items()),
    )
    if long is None:
        return result
    result = _with_long_roles(result, columns, settled, long, touchpoints)
    return result if long.question is None else _with_row_scales(result, row_scales(columns, long, answers))


def _column(
    column: ColumnProfile,
    settled: Settled,
    place: int,
    touchpoints: Touchpoints,
    columns: Sequence[ColumnProfile],
) -> ColumnProposal:
    inference = settled.inferences[place]
    answers = inference.interpretation
    others = alternatives(column, settled, place)
    if answers is None:
        if inference.role in (ColumnRole.SEGMENT, ColumnRole.NEED) and (said := _repeated(column, settled, columns)):
            why = Message(gettext_noop('it says in words what "{column}" says in numbers'), {"column": shown(said)})
            return column_proposal(column, ColumnChoice(column.name), (why,), others)
        role = inference.role
        return column_proposal(column, ColumnChoice(column.name, role), _why(role, column), others)
    evidence = tuple(answers.evidence)
    if not answers.coding.used:
        return column_proposal(column, ColumnChoice(column.name), evidence, others)
    choice = choice_of(column.name, answers.coding)
    if inference.role is ColumnRole.SCORE:
        return column_proposal(column, replace(choice, role=ColumnRole.SCORE), evidence, others)
    in_table = place in settled.in_tables
    key = touchpoints.ask(answers.coding.measure, column.label or column.name, in_table=in_table)
    if key is None:
        why = Message(gettext_noop("another column asks the same of the same touchpoint"))
        return column_proposal(column, ColumnChoice(column.name), (why,), (choice, *others))
    return column_proposal(column, replace(choice, touchpoint=key), evidence, others)


def choice_of(name: str, coding: Coding) -> ColumnChoice:
    """Return the choice for a column that a reading of its answers makes."""
    return ColumnChoice(name, coding.measure, "", coding.missing, coding.codes, coding.shift, coding.code)


def alternatives(column: ColumnProfile, settled: Settled, place: int) -> tuple[ColumnChoice, ...]:
    """Return what else a column may be: other roles, and the other readings of its answers."""
    found: dict[ColumnChoice, None] = {}
    inference = settled.inferences[place]
    if (answers := inference.interpretation) is not None:
        for at, doubt in enumerate(answers.doubts):
            for option in doubt.options:
                coding = option.change(answers.before[at])
                found[choice_of(column.name, coding) if coding.used else ColumnChoice(column.name)] = None
        if answers.coding.used:
            found.pop(choice_of(column.name, answers.coding), None)
    for other in settled.options[place]:
        if other.role is not inference.role:
            read = other.interpretation
            found[choice_of(column.name, read.coding) if read else ColumnChoice(column.name, other.role)] = None
    if inference.role is not ColumnRole.NOT_USED:
        found[ColumnChoice(column.name)] = None
    return tuple(found)


def _why(role: object, column: ColumnProfile) -> tuple[Message, ...]:
    if role is ColumnRole.NOT_USED and not column.texts:
        return (Message(gettext_noop("its cells are blank")),)
    if column.of_tool is role:
        return (Message(gettext_noop("the survey tool adds it")),)
    if role is ColumnRole.NOT_USED and form_of(column.texts) is not None:
        return (Message(gettext_noop("its cells are days, but not those of the answers")),)
    return (Message(WHY[role]),) if isinstance(role, ColumnRole) else ()


def _repeated(column: ColumnProfile, settled: Settled, columns: Sequence[ColumnProfile]) -> str:
    """Return the name of a question whose scores a column of words repeats, or ''."""
    for other, inference in zip(columns, settled.inferences, strict=True):
        answers = inference.interpretation
        if answers and answers.coding.used and repeats_scores(column, other, answers.coding):
            return other.name
    return ""


def _with_long_roles(
    proposal: MappingProposal,
    columns: Sequence[ColumnProfile],
    settled: Settled,
    long: LongLayout,
    touchpoints: Touchpoints,
) -> MappingProposal:
    """Add the touchpoints of a file with a row for each answer, and its measure where no column names it."""
    cells = columns[long.touchpoint].texts if long.touchpoint is not None else {}
    score = proposal.columns[long.score]
    measure: Measure | None = None
    if long.question is not None:
        reading = long.reading
        score = replace(score, role=ColumnRole.SCORE, missing=reading.missing, codes=reading.codes, scale="")
    else:
        found: Inference = settled.inferences[long.score]
        measure = found.interpretation.coding.measure if found.interpretation else Measure.CSAT
    changed = [score if place == long.score else one for place, one in enumerate(proposal.columns)]
    return replace(proposal, columns=tuple(changed), touchpoints=touchpoints.declare(cells), measure=measure)


def _with_row_scales(proposal: MappingProposal, scales: RowScales) -> MappingProposal:
    """Add the scales of the scores in a file whose rows name their measure."""
    says = Message(gettext_noop("it names the scale of each row"))
    pairs = tuple(scales.by_measure.items())
    changed = [
        replace(one, scale=scales.column, scales=pairs, evidence=(*one.evidence, *scales.evidence))
        if one.role is ColumnRole.SCORE
        else replace(one, role=ColumnRole.NOT_USED, evidence=(says,))
        if one.name == scales.column
        else one
        for one in proposal.columns
    ]
    answers = (*proposal.answers, *scales.used.items())
    return replace(proposal, columns=tuple(changed), open=(*proposal.open, *scales.open), answers=answers)
