"""What is proposed for a survey export, in sentences and as a record: columns with evidence, and open questions."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from cxdash.domain.scales import Measure, scale_of
from cxdash.exchange.phrases import shown
from cxdash.exchange.suggest.proposals.model import ColumnProposal, MappingProposal
from cxdash.exchange.suggest.questions.gathering import Figures, OpenQuestion, own_ids
from cxdash.exchange.suggest.touchpoint_names import name_in
from cxdash.exchange.survey.column_roles import ROLE_NAMES
from cxdash.exchange.survey.mapping_text import ColumnChoice, faults_of, write_mapping
from cxdash.i18n.translator import Words
from cxdash.presenters.scales import measure_name

MOST_COLUMNS = 3
"""Columns of a question whose figures a reading lists."""


class Card(NamedTuple):
    """A question as it is shown: its text, and for each reading its id, its words, and the figures in a sentence.

    *apart* are the columns that may be answered otherwise, by the id of their own question; *figures_apart* what each
    reading gives for each of them.
    """

    id: str
    text: str
    readings: dict[str, str]
    figures: dict[str, str]
    free: bool
    apart: dict[str, str]
    figures_apart: dict[str, list[str]]


def cards(questions: Sequence[OpenQuestion], words: Words) -> list[Card]:
    """Return the open questions in a reader's language."""
    return [
        Card(
            one.id,
            words.sentence(one.text),
            {reading.id: words.sentence(reading.words) for reading in one.readings},
            {reading.id: figures_in_words(reading.figures, words) for reading in one.readings},
            one.free,
            {id_: column for column, id_ in own_ids(one).items()},
            {
                id_: [_of_column(reading.figures, column, words) for reading in one.readings]
                for column, id_ in own_ids(one).items()
            },
        )
        for one in questions
    ]


def _of_column(figures: Figures, column: str, words: Words) -> str:
    each = figures.get("columns")
    return figures_in_words(each.get(column, {}), words) if isinstance(each, Mapping) else ""


def figures_in_words(figures: Figures, words: Words) -> str:
    """Return the figures of a reading on one line, '' where there are none."""
    each = figures.get("columns")
    if isinstance(each, Mapping):
        some = [
            f"{name_in(name) or shown(name)}: {figures_in_words(one, words)}"
            for name, one in list(each.items())[:MOST_COLUMNS]
        ]
        return " · ".join([*some, *(["…"] if len(each) > MOST_COLUMNS else [])])
    said = []
    if "n" in figures:
        said.append(words.ngettext("{count} answer", "{count} answers", _int(figures["n"])))
    if figures.get("mean") is not None:
        said.append(words.gettext("mean {mean}", mean=words.number(_float(figures["mean"]), 2)))
    if figures.get("of_the_way") is not None:
        way = words.share(_float(figures["of_the_way"]))
        said.append(words.gettext("{share} of the way from worst to best", share=way))
    if figures.get("top_share") is not None:
        said.append(words.gettext("{share} at the top", share=words.share(_float(figures["top_share"]))))
    if figures.get("nps") is not None:
        said.append(words.gettext("NPS {nps}", nps=words.signed(_float(figures["nps"]))))
    if "sum" in figures:
        said.append(words.gettext("sum {sum}", sum=words.number(_float(figures["sum"]), 2)))
    return ", ".join(said)


def why(column: ColumnProposal, words: Words) -> str:
    """Return the evidence for what is proposed for a column, on one line."""
    return "; ".join(words.sentence(one) for one in column.evidence)


def record(proposal: MappingProposal, words: Words) -> dict[str, Any]:
    """Return the proposal as a command prints it: columns with role, scale and evidence, questions, the mapping."""
    return {
        "file": proposal.file,
        "kind": "survey",
        "tool": proposal.tool,
        "sheet": proposal.sheet,
        "rows": proposal.rows,
        "columns": [
            {
                "name": one.name,
                **_choice(one),
                "evidence": [words.sentence(sentence) for sentence in one.evidence],
                "alternatives": [_choice(other) for other in one.alternatives],
            }
            for one in proposal.columns
        ],
        "questions": [
            {
                "id": one.id,
                "column": one.columns[0] if one.columns else "",
                "columns": list(one.columns),
                "text": words.sentence(one.text),
                "readings": [
                    {"id": reading.id, "words": words.sentence(reading.words), "figures": reading.figures}
                    for reading in one.readings
                ],
            }
            for one in proposal.open
        ],
        "answers": dict(proposal.answers),
        "notes": [words.sentence(note) for note in proposal.notes],
        "mapping": "" if faults_of(proposal) else write_mapping(proposal),
    }


def lines(proposal: MappingProposal, words: Words) -> list[str]:
    """Return the proposal in plain words, a line each: columns with evidence, then the open questions."""
    said = [f"{proposal.file}: {words.ngettext('{count} row', '{count} rows', proposal.rows)}"]
    for one in proposal.columns:
        measured = isinstance(one.role, Measure)
        role = measure_name(one.role, _scale(one), words) if measured else words.gettext(ROLE_NAMES[one.role])
        about = f" → {one.touchpoint}" if one.touchpoint else ""
        said.append(f"  {one.name}: {role}{about}" + (f" – {why(one, words)}" if one.evidence else ""))
    return [*said, *questions_in_words(proposal, words)]


def questions_in_words(proposal: MappingProposal, words: Words) -> list[str]:
    """Return each open question with its readings, their figures and the option that answers it."""
    said = []
    for card in cards(proposal.open, words):
        said.append(f"? {card.text}")
        for id_, reading in card.readings.items():
            figures = f" ({card.figures[id_]})" if card.figures[id_] else ""
            said.append(f"    --answer {card.id}={id_}   {reading}{figures}")
    return said


def _choice(one: ColumnChoice) -> dict[str, Any]:
    question = isinstance(one.role, Measure)
    return {
        "role": "question" if question else one.role.value,
        "measure": one.role.value if question else "",
        "touchpoint": one.touchpoint,
        "scale": _scale(one),
        "codes": dict(one.codes),
        "missing": list(one.missing),
    }


def _scale(one: ColumnChoice) -> str:
    return scale_of(one.role, one.scale).code if isinstance(one.role, Measure) else one.scale


def _int(value: object) -> int:
    return int(str(value))


def _float(value: object) -> float:
    return float(str(value))
