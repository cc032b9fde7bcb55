"""Settle what each column of a file is: inferences, answers that were given, and the questions that stay open."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cxdash.domain.scales import Question
from cxdash.exchange.suggest.infer_columns import ColumnProfile, Inference, infer_columns, likely_roles
from cxdash.exchange.suggest.infer_long import LongLayout
from cxdash.exchange.suggest.questions.coding import Interpretation
from cxdash.exchange.suggest.questions.gathering import OpenQuestion, gather
from cxdash.exchange.suggest.questions.interpret import interpret
from cxdash.exchange.suggest.questions.material import Given
from cxdash.exchange.suggest.scale_words import means_no_answer, read_words
from cxdash.exchange.suggest.touchpoint_names import LOOKED_AT
from cxdash.exchange.survey.column_roles import ColumnRole, Role

MOST_ROUNDS = 8
"""How often an answer may open a further question about the same column."""

FEW = 14
"""Distinct texts that answers in words have at most."""

SHORT_OF_A_SCALE = 4
"""Distinct answers in words below which the rest of a scale is looked for in the other columns of a table."""

MOST_RUNGS = 7
"""Rungs of a scale that the answers of several columns may make up together."""

TOPIC = re.compile(r"^(.{8,}?)\s*(?:\[[^\[\]]+\]|(?:\s[-–—/>|]\s|:\s)[^?:/>|]{2,80})\W{0,20}$", re.S)
"""A question that the columns of a table have in common, before the topic of one of them."""


@dataclass
class Settled:
    """What each column is, which of all roles it may have, the open questions, and the answers that were used.

    *in_tables* are the places of columns that ask the same of several topics.
    """

    inferences: list[Inference]
    options: list[list[Inference]]
    open: list[OpenQuestion] = field(default_factory=list)
    used: dict[str, str] = field(default_factory=dict)
    in_tables: set[int] = field(default_factory=set)


def settle(columns: Sequence[ColumnProfile], long: LongLayout | None, answers: Mapping[str, str]) -> Settled:
    """Return what each column is, as far as the file and the *answers* to earlier questions show it."""
    given = [Given(beside=beside) for beside in _answers_alike(columns)]
    options = [_options(one, place, given[place], long) for place, one in enumerate(columns)]
    _with_table_ends(columns, options, given, long)
    used: dict[str, str] = {}
    for _ in range(MOST_ROUNDS):
        inferences = infer_columns(options)
        found = {place: one.interpretation for place, one in enumerate(inferences) if one.interpretation}
        questions = gather([one.name for one in columns], [one.texts for one in columns], found, answers)
        answered = [one for one in questions if answers.get(one.id) in {reading.id for reading in one.readings}]
        if not answered:
            break
        for one in answered:
            used[one.id] = answers[one.id]
            for place in one.places:
                chosen = {**given[place].chosen, one.kind: answers[one.id]}
                given[place] = replace(given[place], chosen=chosen)
                options[place] = _options(columns[place], place, given[place], long)
    tables: dict[tuple[str, Role], list[int]] = defaultdict(list)
    for place in found:
        tables[stem_of(columns[place]), inferences[place].role].append(place)
    in_tables = {place for (stem, _), places in tables.items() if stem and len(places) > 1 for place in places}
    return Settled(inferences, options, questions, used, in_tables)


def _options(column: ColumnProfile, place: int, given: Given, long: LongLayout | None) -> list[Inference]:
    if long is None:
        return likely_roles(column, given)
    role = long.roles.get(place)
    if role is None:
        return likely_roles(column, long=True)
    if role is not ColumnRole.SCORE or long.question is not None:
        return [Inference(role)]
    return [Inference(role, (), interpret(column, replace(given, otherwise=Question.SATISFACTION)))]


def _answers_alike(columns: Sequence[ColumnProfile]) -> list[tuple[str, ...]]:
    """Return, for each column, the answers of others that are on one scale with its own, which lacks them."""
    said = [_said(one) if len(one.texts) <= FEW else frozenset[str]() for one in columns]
    sets = {one for one in said if len(one) > 1}
    tables: dict[str, frozenset[str]] = defaultdict(frozenset)
    for column, own in zip(columns, said, strict=True):
        tables[stem_of(column)] |= own
    found = []
    for column, own in zip(columns, said, strict=True):
        table = tables[stem_of(column)] if 0 < len(own) < SHORT_OF_A_SCALE and stem_of(column) else own
        whole = own | table if table > own and _is_one_scale(own, table) else own
        found.append(tuple(sorted(_together(whole, sets) - own)))
    return found


def _said(column: ColumnProfile) -> frozenset[str]:
    """Return the texts of a column that are words and answers."""
    return frozenset(text for text in column.texts if re.search(r"[^\W\d_]", text) and not means_no_answer(text))


def _together(own: frozenset[str], sets: Collection[frozenset[str]]) -> frozenset[str]:
    """Return the answers of a column with those of others, as long as all of them are rungs of one scale."""
    union = own
    for other in sorted(sets, key=lambda one: (-len(own & one), len(one), sorted(one))):
        shared = len(own & other)
        if other - union and (shared > 1 or (shared == 1 and own <= other)) and _is_one_scale(own, union | other):
            union |= other
    return union


def _is_one_scale(own: frozenset[str], union: frozenset[str]) -> bool:
    """Return whether texts are a scale with as many rungs above its middle as below, about what *own* texts are."""
    if len(union) > MOST_RUNGS:
        return False
    scale, alone = read_words(sorted(union)), read_words(sorted(own))
    each = len(set(scale.positions.values())) == len(scale.positions) == len(union)
    return each and scale.symmetric and scale.steps <= MOST_RUNGS and alone.subjects == scale.subjects


def _with_table_ends(
    columns: Sequence[ColumnProfile], options: list[list[Inference]], given: list[Given], long: LongLayout | None
) -> None:
    """Give columns of a table, of which the answers show no ends, the scale that all its other columns show."""
    tables: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(columns):
        if (stem := stem_of(one)) and options[place] and options[place][0].interpretation:
            tables[stem].append(place)
    for places in tables.values():
        doubtful = [place for place in places if _doubts_ends(options[place][0].interpretation)]
        shown = {
            (read.coding.low, read.coding.high)
            for place in places
            if place not in doubtful and (read := options[place][0].interpretation) and not read.doubts
        }
        if len(shown) == 1 and len(places) - len(doubtful) >= 2:
            (ends,) = shown
            for place in doubtful:
                if all(ends[0] <= value <= ends[1] for value in _numbers(columns[place])):
                    given[place] = replace(given[place], ends=ends)
                    options[place] = _options(columns[place], place, given[place], long)


def stem_of(column: ColumnProfile) -> str:
    """Return the question that a column has in common with others of its table, in small letters, or ''."""
    found = TOPIC.match((column.label or column.name)[:LOOKED_AT])
    return found[1].casefold() if found else ""


def _doubts_ends(one: Interpretation | None) -> bool:
    return one is not None and any(doubt.kind == "scale-ends" for doubt in one.doubts)


def _numbers(column: ColumnProfile) -> list[float]:
    return [float(text) for text in column.texts if re.fullmatch(r"\d{1,3}(\.\d)?", text)]
