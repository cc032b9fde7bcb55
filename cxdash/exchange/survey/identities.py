"""Say which cells of a survey cannot be kept: too long, of no text, or no key where a key is meant."""

from collections.abc import Callable, Iterator
from functools import partial

from cxdash.domain.keys import LONGEST, LONGEST_KEY, is_identity, is_key
from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.files.delimited import TextTable
from cxdash.exchange.files.grids import LONGEST_CELL
from cxdash.exchange.files.header import folded
from cxdash.exchange.survey.mapping import SurveyMapping


def faults(table: TextTable, mapping: SurveyMapping) -> Iterator[Message]:
    """Give a fault for each text of a respondent, segment, need, touchpoint or comment that the store cannot take."""
    identities = {mapping.respondent: "respondent", mapping.need: "need", **dict.fromkeys(mapping.segment, "segment")}
    for column, kind in identities.items():
        yield from _unfit(table, column, LONGEST[kind], partial(is_identity, kind))
    if isinstance(mapping.touchpoint, str):
        declared = {folded(name) for one in mapping.touchpoints for name in (one.name, one.name_nb, one.name_sv)}
        yield from _no_keys(table, mapping.touchpoint, lambda text: folded(text) in declared or is_key(text))
    for one in mapping.comment:
        yield from _unfit(table, one.column, LONGEST_CELL, lambda text: len(text) <= LONGEST_CELL)


def _unfit(table: TextTable, column: str, most: int, fits: Callable[[str], bool]) -> Iterator[Message]:
    template = gettext_noop(
        'Row {row}, column "{column}": "{value}" cannot stand here; allowed is a text of at most {most} characters'
        "{also}."
    )
    yield from _faults(table, column, Message(template, {"most": most}), fits)


def _no_keys(table: TextTable, column: str, fits: Callable[[str], bool]) -> Iterator[Message]:
    template = gettext_noop(
        'Row {row}, column "{column}": "{value}" cannot be a key; a key is one line of at most {most} characters, '
        "without < > / \\ %. Declare it as the name of a touchpoint in the mapping{also}."
    )
    yield from _faults(table, column, Message(template, {"most": LONGEST_KEY}), fits)


def _faults(table: TextTable, name: str, fault: Message, fits: Callable[[str], bool]) -> Iterator[Message]:
    column = table.columns.get(name)
    if column is not None:
        wrong = {code: fault for code, text in enumerate(column.texts) if text and not fits(text)}
        yield from column.place(wrong)
