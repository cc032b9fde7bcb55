"""Settle what concerns all rows of a survey: the order of its dates, respondents, weights, decimal mark, the day."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.scales import Measure
from cxdash.exchange.cells.numbers import is_doubtful
from cxdash.exchange.phrases import refuse
from cxdash.exchange.suggest.date_forms import counts_time, day_in
from cxdash.exchange.suggest.infer_columns import ColumnProfile, likely_roles
from cxdash.exchange.suggest.kept_mappings import coding_of
from cxdash.exchange.suggest.name_hints import is_plain_fact, speaks_for
from cxdash.exchange.suggest.profile import FileProfile
from cxdash.exchange.suggest.proposals import days_ahead
from cxdash.exchange.suggest.proposals.model import MappingProposal
from cxdash.exchange.suggest.questions.asked import is_fact
from cxdash.exchange.suggest.questions.day_columns import NONE as NO_COLUMN
from cxdash.exchange.suggest.questions.day_columns import OTHER, ask_day_column
from cxdash.exchange.suggest.questions.days import ask_order, doubtful_orders, order_shown, reads
from cxdash.exchange.suggest.questions.gathering import OpenQuestion, Reading
from cxdash.exchange.suggest.questions.people import EACH_ROW, ask_duplicates, ask_respondent
from cxdash.exchange.suggest.questions.weights import NONE, ask_decimal, ask_weight
from cxdash.exchange.survey.column_roles import ColumnRole
from cxdash.exchange.survey.dates import AHEAD
from cxdash.exchange.survey.mapping_kinds import DAY
from cxdash.exchange.survey.numbers import decimal_mark

FIGURES = {ColumnRole.WEIGHT, ColumnRole.COUNT}
"""Roles of columns that are read as numbers on no scale."""


def settle(proposal: MappingProposal, profiled: FileProfile, answers: Mapping[str, str], file: str) -> MappingProposal:
    """Return the proposal with what concerns all rows settled by the file and the answers, or asked."""
    columns = {one.name: one for one in profiled.columns}
    if not proposal.kept:
        proposal = _respondent(proposal, profiled, answers)
        proposal = _weight(proposal, columns, answers)
        proposal = _day_column(proposal, profiled, answers)
    proposal = _date(proposal, columns, answers)
    proposal = _day(proposal, answers, file)
    proposal = _ahead(proposal, columns, answers)
    proposal = _decimal(proposal, columns, answers)
    return _duplicates(proposal, columns, answers)


def _answer(
    proposal: MappingProposal, question: OpenQuestion, answers: Mapping[str, str]
) -> tuple[MappingProposal, str]:
    """Return the proposal with a question open or answered, and the id of the reading, '' where it is open."""
    answer = answers.get(question.id, "")
    if answer not in {reading.id for reading in question.readings}:
        return replace(proposal, open=(*proposal.open, question)), ""
    return replace(proposal, answers=(*_but(proposal, question.id), (question.id, answer))), answer


def _but(proposal: MappingProposal, id_: str) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in proposal.answers if pair[0] != id_)


def _with_role(proposal: MappingProposal, role: ColumnRole, name: str) -> MappingProposal:
    """Return the proposal with a role given to one column, and to no other; '' gives it to none."""
    changed = []
    for one in proposal.columns:
        if one.name == name:
            changed.append(replace(one, role=role, touchpoint="", missing=(), codes=(), shift=0, scale=""))
        elif one.role is role:
            changed.append(replace(one, role=ColumnRole.NOT_USED))
        else:
            changed.append(one)
    return replace(proposal, columns=tuple(changed))


def _candidates(proposal: MappingProposal, columns: Sequence[ColumnProfile], role: ColumnRole) -> list[ColumnProfile]:
    """Return the columns that may play a role and are used as nothing else."""
    free = {one.name for one in proposal.columns if one.role in (role, ColumnRole.NOT_USED)}
    return [
        one
        for one in columns
        if one.name in free and any(some.role is role and some.strength[:1] != (1,) for some in likely_roles(one))
    ]


def _respondent(proposal: MappingProposal, profiled: FileProfile, answers: Mapping[str, str]) -> MappingProposal:
    if any(one.of_tool is ColumnRole.RESPONDENT for one in profiled.columns):
        return proposal
    candidates = _candidates(proposal, profiled.columns, ColumnRole.RESPONDENT)
    question = ask_respondent(candidates, profiled.rows) if candidates and not proposal.is_long else None
    if question is None:
        return proposal
    proposal, answer = _answer(proposal, question, answers)
    if not answer:
        return proposal
    ids = [reading.id for reading in question.readings]
    name = "" if answer == EACH_ROW else candidates[ids.index(answer)].name
    return _with_role(proposal, ColumnRole.RESPONDENT, name)


def _weight(
    proposal: MappingProposal, columns: Mapping[str, ColumnProfile], answers: Mapping[str, str]
) -> MappingProposal:
    candidates = _candidates(proposal, list(columns.values()), ColumnRole.WEIGHT)
    question = ask_weight(candidates)
    if question is None:
        return proposal
    proposal, answer = _answer(proposal, question, answers)
    ids = [reading.id for reading in question.readings]
    name = "" if answer in ("", NONE) else candidates[ids.index(answer)].name
    return _with_role(proposal, ColumnRole.WEIGHT, name) if answer else proposal


def _day_column(proposal: MappingProposal, profiled: FileProfile, answers: Mapping[str, str]) -> MappingProposal:
    """Ask which column holds the day of the answers, where names leave it open."""
    if any(one.of_tool is ColumnRole.DATE for one in profiled.columns):
        return proposal
    free = {one.name for one in proposal.columns if one.role in (ColumnRole.DATE, ColumnRole.NOT_USED)}
    candidates = [
        (column, int(one.strength[1]))
        for column in profiled.columns
        if column.name in free
        for one in likely_roles(column)
        if one.role is ColumnRole.DATE
    ]
    candidates = candidates or [(one, OTHER) for one in profiled.columns if one.name in free and _may_count_time(one)]
    question = ask_day_column(candidates)
    if question is None:
        return proposal
    proposal, answer = _answer(proposal, question, answers)
    ids = [reading.id for reading in question.readings]
    name = "" if answer in ("", NO_COLUMN) else candidates[ids.index(answer)][0].name
    return _with_role(proposal, ColumnRole.DATE, name) if answer else proposal


def _may_count_time(column: ColumnProfile) -> bool:
    """Return whether numbers of a column may count days or seconds, although no word over them says so."""
    named = is_fact(column.words) or is_plain_fact(column.words) or speaks_for(ColumnRole.RESPONDENT, column.words)
    return counts_time(column.texts) and not named


def _date(
    proposal: MappingProposal, columns: Mapping[str, ColumnProfile], answers: Mapping[str, str]
) -> MappingProposal:
    days = next((columns[one.name] for one in proposal.of(ColumnRole.DATE)), None)
    if days is None:
        return proposal
    if proposal.kept and proposal.date_format and reads(days.texts, proposal.date_format):
        return proposal
    orders = doubtful_orders(days.texts)
    if not orders:
        return proposal
    order = order_shown(one.texts for one in columns.values() if _is_written_like(one, days))
    if order:
        return replace(proposal, date_format=orders[order][0])
    proposal, order = _answer(proposal, ask_order(days.name, days.texts, orders), answers)
    return replace(proposal, date_format=orders[order][0]) if order else proposal


def _ahead(
    proposal: MappingProposal, columns: Mapping[str, ColumnProfile], answers: Mapping[str, str]
) -> MappingProposal:
    """Ask about days ahead of today, anew for each file, once the order of day and month is settled."""
    proposal = replace(proposal, answers=_but(proposal, AHEAD))
    days = next((columns[one.name] for one in proposal.of(ColumnRole.DATE)), None)
    if days is None or any(one.id == "date-order" for one in proposal.open):
        return proposal
    question = days_ahead.ask(proposal, days, ordered="date-order" in answers)
    if question is None:
        return proposal
    proposal, answer = _answer(proposal, question, answers)
    return days_ahead.as_answered(proposal, days, answer)


def _is_written_like(one: ColumnProfile, days: ColumnProfile) -> bool:
    """Return whether another column holds dates in the form of a column of days, digits for digits."""
    return one is not days and _form(next(iter(one.texts), "")) == _form(next(iter(days.texts)))


def _form(text: str) -> str:
    return "".join("" if character.isdigit() else character for character in text)


def _day(proposal: MappingProposal, answers: Mapping[str, str], file: str) -> MappingProposal:
    """Ask for one day for all answers where neither a column nor the name of the file says it."""
    if proposal.of(ColumnRole.DATE) or any(one.kind == "day-column" for one in proposal.open):
        return proposal
    today = date.today().isoformat()  # noqa: DTZ011 - the day where the reader is
    if (day := DAY.read(answers["day"]) if "day" in answers else None) and day > today:
        refuse(gettext_noop("{day} has not come yet; on which day were the answers given?"), day=day)
    if day:
        return replace(proposal, day=day, answers=(*_but(proposal, "day"), ("day", answers["day"])))
    if day := day_in(file):
        return replace(proposal, day=day)
    text = Message(gettext_noop("No column says on which day the answers were given. Which day counts for all?"))
    words = Message(gettext_noop("Today, or any other day written as {day}"), {"day": today})
    reading = Reading(today, words, {"first": today, "last": today})
    question = OpenQuestion("day", "day", (), text, (reading,), free=True)
    return replace(proposal, open=(*proposal.open, question))


def _decimal(
    proposal: MappingProposal, columns: Mapping[str, ColumnProfile], answers: Mapping[str, str]
) -> MappingProposal:
    if proposal.decimal:
        return proposal
    numbers = [columns[one.name] for one in proposal.columns if one.role in FIGURES]
    asked = [one for one in proposal.columns if isinstance(one.role, Measure) or one.role is ColumnRole.SCORE]
    scores = [text for one in asked for text in columns[one.name].texts]
    mark = decimal_mark([text for one in numbers for text in one.texts], scores)
    if mark is not None:
        return replace(proposal, decimal=mark)
    doubtful = next(one for one in numbers if any(map(is_doubtful, one.texts)))
    proposal, answer = _answer(proposal, ask_decimal(doubtful), answers)
    return replace(proposal, decimal={"comma": ",", "point": "."}[answer]) if answer else proposal


def _duplicates(
    proposal: MappingProposal, columns: Mapping[str, ColumnProfile], answers: Mapping[str, str]
) -> MappingProposal:
    if proposal.duplicates:
        return proposal
    who = next((columns[one.name] for one in proposal.of(ColumnRole.RESPONDENT)), None)
    if who is None or len(who.texts) == who.filled:
        return proposal
    day = next((columns[one.name] for one in proposal.of(ColumnRole.DATE)), None)
    apart = [columns[one.name] for role in (ColumnRole.TOUCHPOINT, ColumnRole.QUESTION) for one in proposal.of(role)]
    asked = [(columns[one.name], coding_of(one)) for one in [*proposal.questions, *proposal.of(ColumnRole.SCORE)]]
    question = ask_duplicates(who, day, apart, asked)
    if question is None:
        return proposal
    proposal, answer = _answer(proposal, question, answers)
    return replace(proposal, duplicates=answer)
