"""Propose columns that were not read when the survey was read before; ask about those that look like questions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace

from cxdash.domain.keys import key_of
from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.scales import PRESETS, Measure
from cxdash.exchange.phrases import shown
from cxdash.exchange.suggest.infer_columns import ColumnProfile, Inference
from cxdash.exchange.suggest.known_names import Known
from cxdash.exchange.suggest.proposals.anew import WHY, choice_of
from cxdash.exchange.suggest.proposals.model import ColumnProposal, column_proposal
from cxdash.exchange.suggest.proposals.settle import settle
from cxdash.exchange.suggest.questions.coding import figures, scores_of
from cxdash.exchange.suggest.questions.gathering import OpenQuestion, Reading
from cxdash.exchange.suggest.touchpoints import Touchpoints
from cxdash.exchange.survey.column_roles import ColumnRole, Role
from cxdash.exchange.survey.mapping import SurveyMapping, Touchpoint
from cxdash.exchange.survey.mapping_text import ColumnChoice

QUESTION, NOT_USED = "question", "not-used"
FAINT = (1,)
"""The strength of a role that only few texts that come again speak for."""

WAS_NOT_READ = Message(gettext_noop("it was not read before"))


@dataclass
class Added:
    """The columns that are proposed, by name, what is open, the answers that were used, and new touchpoints."""

    columns: dict[str, ColumnProposal] = field(default_factory=dict)
    open: list[OpenQuestion] = field(default_factory=list)
    used: dict[str, str] = field(default_factory=dict)
    touchpoints: list[Touchpoint] = field(default_factory=list)


def added_questions(
    columns: Sequence[ColumnProfile], mapping: SurveyMapping, known: Known, answers: Mapping[str, str]
) -> Added:
    """Return what is proposed for columns that an earlier mapping does not read.

    Comments are read; groups, reasons, days and respondents where the file has no column for them that was read before.
    """
    found = Added()
    new = [one for one in columns if one.name not in mapping.columns]
    if mapping.score or not new:
        return found
    settled = settle(new, None, answers)
    touchpoints = Touchpoints({**known, **{one.key: asdict(one) for one in mapping.touchpoints}})
    touchpoints.asked |= {(one.touchpoint, one.measure) for one in mapping.questions}
    ids: list[str] = []
    free = _free_roles(columns, mapping)
    for place, (one, inference) in enumerate(zip(new, settled.inferences, strict=True)):
        read = inference.interpretation
        if isinstance(inference.role, ColumnRole) and inference.role in free and inference.strength != FAINT:
            said = (WAS_NOT_READ, Message(WHY[inference.role]))
            found.columns[one.name] = column_proposal(one, ColumnChoice(one.name, inference.role), said)
        if read is None or not read.coding.used or not isinstance(inference.role, Measure):
            continue
        key = touchpoints.ask(read.coding.measure, one.label or one.name)
        if key is None:
            continue
        ids.append(key_of(one.name, ids))
        question = _question(one, inference, f"added:{ids[-1]}")
        answer = answers.get(question.id, "")
        if answer not in (QUESTION, NOT_USED):
            found.open.append(question)
        else:
            found.used[question.id] = answer
        why = (WAS_NOT_READ, *read.evidence)
        choice = ColumnChoice(one.name) if answer == NOT_USED else _choice(one, inference, key)
        found.columns[one.name] = column_proposal(one, choice, why)
        if answer == QUESTION:
            found.open += [open_ for open_ in settled.open if place in open_.places and open_ not in found.open]
    found.used |= {id_: answer for id_, answer in settled.used.items() if answers.get(id_) == answer}
    asked = {one.touchpoint for one in found.columns.values()}
    found.touchpoints = [one for one in touchpoints.made if one.key in asked and one not in mapping.touchpoints]
    return found


def _free_roles(columns: Sequence[ColumnProfile], mapping: SurveyMapping) -> set[Role]:
    """Return the roles that no column of the file plays by the earlier mapping; any number may hold comments.

    Where each row was a respondent before, it is one still.
    """
    here = {one.name for one in columns}
    played: dict[Role, Iterable[object]] = {
        ColumnRole.RESPONDENT: [mapping.respondent or next(iter(here), "")],
        ColumnRole.DATE: [mapping.date],
        ColumnRole.SEGMENT: mapping.segment,
        ColumnRole.NEED: [mapping.need],
    }
    return {ColumnRole.COMMENT, *(role for role, names in played.items() if not here & {*map(str, names)})}


def _choice(column: ColumnProfile, inference: Inference, key: str) -> ColumnChoice:
    return replace(choice_of(column.name, inference.interpretation.coding), touchpoint=key)  # type: ignore[union-attr]


def _question(column: ColumnProfile, inference: Inference, id_: str) -> OpenQuestion:
    coding = inference.interpretation.coding  # type: ignore[union-attr]
    text = gettext_noop('"{column}" was not read when this survey was read before. Is it to be read now?')
    yes = gettext_noop("Yes, as a question: {asked}")
    values = {"asked": Message(PRESETS[coding.measure].asked)}
    readings = (
        Reading(QUESTION, Message(yes, values), dict(figures(scores_of(column.texts, coding), coding))),
        Reading(NOT_USED, Message(gettext_noop("Do not use the column")), {"n": 0}),
    )
    return OpenQuestion(id_, "added", (column.name,), Message(text, {"column": shown(column.name)}), readings)
