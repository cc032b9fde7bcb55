"""What becomes of a survey file as its proposal reads it, held against what its answers really are."""

from dataclasses import dataclass, field

from cxdash.domain.keys import key_of
from cxdash.domain.messages import ImportRefused
from cxdash.domain.scales import PRESETS, SCALES, Measure, Scale
from cxdash.exchange.suggest.proposals.model import MappingProposal
from cxdash.exchange.suggest.propose import propose
from cxdash.exchange.suggest.questions.gathering import OpenQuestion, Reading, slug
from cxdash.exchange.survey.mapping import read_mapping
from cxdash.exchange.survey.mapping_text import write_mapping
from cxdash.exchange.survey.reader import read_survey
from tests.surveys.generator import SurveyFile
from tests.surveys.questions import Asked

NEARLY = 1e-6
MOST_ROUNDS = 30


@dataclass
class Outcome:
    """What a file came to, in sentences: figures that are silently wrong, questions that were left out, asked, or
    asked without the right reading, and why the file was refused."""

    wrong: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    in_vain: list[str] = field(default_factory=list)
    refused: str = ""
    columns_asked: set[str] = field(default_factory=set)


def outcome_of(file: SurveyFile) -> Outcome:
    """Propose a mapping, answer its questions as the truth says, read the file, and compare what it gives."""
    outcome = Outcome()
    try:
        proposal = _settled(file, outcome)
        mapping = read_mapping(write_mapping(proposal))
        wave = read_survey(file.content, file.name, mapping)
    except ImportRefused as refused:
        outcome.refused = " ".join(map(str, refused.faults))
        return outcome
    read = {row["column"]: row for row in wave.questions.to_dict("records")}
    scales = {one.column: (one.measure, one.scale) for one in mapping.questions}
    true = {_header(name, read): one for one in file.asked for name in [one.header]}
    for column, row in read.items():
        one = true.get(column)
        if one is None:
            outcome.wrong.append(f"{column}: taken for a question")
        elif problem := _difference(one, row["answers"], row["mean"], *scales[column]):
            outcome.wrong.append(f"{column}: {problem}{' (asked)' if column in outcome.columns_asked else ''}")
    outcome.left_out = [name for name in true if name not in read]
    if (days := sorted(wave.answers["date"])) and not _same_days(file, days[0], days[-1]):
        outcome.wrong.append(f"days {days[0]}–{days[-1]}, not {min(file.days)}–{max(file.days)}")
    if wave.answers["respondent"].nunique() > len(file.days):
        outcome.wrong.append("more respondents than rows")
    return outcome


def _settled(file: SurveyFile, outcome: Outcome) -> MappingProposal:
    answers: dict[str, str] = {}
    for _ in range(MOST_ROUNDS):
        proposal = propose(file.content, file.name, answers=answers)
        if not proposal.open:
            return proposal
        for question in proposal.open:
            outcome.asked.append(question.id)
            outcome.columns_asked.update(question.columns)
            answers[question.id] = _truest(question, file, outcome)
            answers |= _apart(question, answers[question.id], file)
    raise AssertionError(f"the questions of {file.name} never end: {answers}")


def _truest(question: OpenQuestion, file: SurveyFile, outcome: Outcome) -> str:
    """Return the reading whose figures are nearest to the truth."""
    if any("first" in reading.figures for reading in question.readings):
        first, last = min(file.days).isoformat(), max(file.days).isoformat()
        fitting = [one.id for one in question.readings if (one.figures["first"], one.figures["last"]) == (first, last)]
        if not fitting:
            outcome.in_vain.append(f"{question.id}: {question.text}")
        return fitting[0] if fitting else question.readings[0].id
    return min(question.readings, key=lambda reading: _distance(question, _of_first(question, reading), file)).id


def _of_first(question: OpenQuestion, reading: Reading) -> dict:
    """Return the figures of the first column of a shared question; the others are answered apart where they differ."""
    each = reading.figures.get("columns")
    return (
        {"columns": {question.columns[0]: each[question.columns[0]]}} if each and question.places else reading.figures
    )


def _apart(question: OpenQuestion, answer: str, file: SurveyFile) -> dict[str, str]:
    """Return the answers for columns of a shared question that another reading is true of."""
    found = {}
    for column in question.columns[1:]:
        figures = {
            one.id: {"columns": {column: one.figures.get("columns", {}).get(column, {})}} for one in question.readings
        }
        far = {id_: _distance(question, each, file) for id_, each in figures.items()}
        best = min(far, key=far.__getitem__)
        if far[best] < far[answer] - NEARLY:
            found[slug(f"{question.kind}:{key_of(column)}")] = best
    return found


def _distance(question: OpenQuestion, figures: dict, file: SurveyFile) -> float:
    each = figures.get("columns") or {question.columns[0]: figures} if question.columns else {}
    far = 0.0
    for column, said in each.items():
        one = next((one for one in file.asked if _is_called(column, one.header)), None)
        if one is None:
            far += float(said.get("n", 0))  # no question: the fewer answers, the better
        elif said.get("mean") is None or not said.get("scale"):
            far += 10 + abs(one.answers - float(said.get("n", 0)))
        else:
            scale = Scale.parse(said["scale"])
            way = _of_the_way(scale, float(said["mean"]))
            far += 5 * ((scale.direction == "down") != (one.low > one.high))
            far += abs(way - one.of_the_way) + abs(one.answers - float(said["n"]))
    return far


def _difference(one: Asked, answers: int, mean: float, measure: Measure, scale: str) -> str:
    """Return how what was read differs from the truth, or ''."""
    read = Scale.parse(scale) if scale else SCALES[measure]
    if answers != one.answers:
        return f"{answers} answers, not {one.answers}"
    if PRESETS[measure].asks is not PRESETS[Measure(one.measure)].asks:
        return f"{measure}, not {one.measure}"
    if abs(_of_the_way(read, mean) - one.of_the_way) > NEARLY:
        return f"mean {mean} on {scale or SCALES[measure]}, truly {one.of_the_way:.3f} of {one.low}–{one.high}"
    return ""


def _of_the_way(scale: Scale, mean: float) -> float:
    worst, best = (scale.lowest, scale.highest) if scale.direction == "up" else (scale.highest, scale.lowest)
    return (mean - worst) / (best - worst)


def _header(header: str, read: dict[str, object]) -> str:
    """Return the column that a question is read from, whose name may hold a second header row as well."""
    return next((column for column in read if _is_called(column, header)), header)


def _is_called(column: str, header: str) -> bool:
    """Return whether a column has a header, which may stand over or under another one."""
    return column.startswith(header) or column.endswith(f"/ {header}")


def _same_days(file: SurveyFile, first: str, last: str) -> bool:
    return min(file.days).isoformat() <= str(first)[:10] and str(last)[:10] <= max(file.days).isoformat()
