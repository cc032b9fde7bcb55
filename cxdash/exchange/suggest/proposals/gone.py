"""Say which columns of an earlier month a file lacks, and ask where its figures would differ in kind without them."""

from collections.abc import Mapping, Sequence

from cxdash.domain.keys import key_of
from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.phrases import quoted, shown
from cxdash.exchange.suggest.infer_columns import ColumnProfile
from cxdash.exchange.suggest.questions.gathering import OpenQuestion, Reading
from cxdash.exchange.survey.mapping import SurveyMapping

WITHOUT = "without"


def note_gone(mapping: SurveyMapping, columns: Sequence[ColumnProfile]) -> list[Message]:
    """Return a note that names the columns that a file lacks, none where it has all that were read before."""
    gone = gone_in(mapping, columns)
    template = gettext_noop("What was read before and is not in this file: {columns}.")
    return [Message(template, {"columns": quoted(gone)})] if gone else []


def gone_in(mapping: SurveyMapping, columns: Sequence[ColumnProfile]) -> list[str]:
    """Return the names of the mapping's columns that a file lacks."""
    here = {one.name for one in columns}
    return [name for name in mapping.columns if name not in here]


def ask_gone(
    mapping: SurveyMapping, columns: Sequence[ColumnProfile], answers: Mapping[str, str]
) -> tuple[list[OpenQuestion], dict[str, str]]:
    """Return questions about the weights and the counts that a file lacks, and the answers that were given to them."""
    readings = {
        mapping.weight: gettext_noop("Yes: every answer counts the same"),
        mapping.count: gettext_noop("Yes: every row is one answer"),
    }
    asked, used = [], {}
    for name in gone_in(mapping, columns):
        if name not in readings:
            continue
        text = gettext_noop(
            '"{column}" said before how much each row counts, and is not in this file. Read it without?'
        )
        reading = Reading(WITHOUT, Message(readings[name]), {"n": max((one.rows for one in columns), default=0)})
        id_ = f"gone:{key_of(name)}"
        question = OpenQuestion(id_, "gone", (name,), Message(text, {"column": shown(name)}), (reading,))
        if answers.get(id_) == WITHOUT:
            used[id_] = WITHOUT
        else:
            asked.append(question)
    return asked, used
