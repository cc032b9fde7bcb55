"""No text of a file, however long, keeps a reader busy: each parser of cells and of names gets hostile ones.

The time is that of a child's processor, which ends the child: nothing here goes by the clock.
"""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from itertools import cycle

import pytest

from cxdash.domain.keys import key_of
from cxdash.domain.messages import ImportRefused
from cxdash.domain.sheets import BY_NAME, Column
from cxdash.exchange.cells import cell_parsers, dates, numbers
from cxdash.exchange.company.recognition import recognise
from cxdash.exchange.company.validation import check
from cxdash.exchange.door import lists, recognition
from cxdash.exchange.door.kinds import Kind
from cxdash.exchange.files import duplicate_headers, encoding, header
from cxdash.exchange.files.grids import Grid
from cxdash.exchange.phrases import closest, shown
from cxdash.exchange.suggest import answer_texts, known_names, name_hints, touchpoint_names
from cxdash.exchange.suggest.infer_columns import ColumnProfile
from cxdash.exchange.suggest.proposals import settle
from cxdash.exchange.suggest.propose import propose
from cxdash.exchange.suggest.scale_words import labels

LENGTH = 20_000
"""Characters, of which a pattern that goes back over them all takes seconds, and one that does not milliseconds."""

SECONDS = 1.5
"""Of processor time for one text, on a slow machine."""

UNITS = (
    " ",
    "\t\n",
    "a",
    "A",
    "1",
    "9",
    ".",
    ",",
    "1,",
    "1.",
    "1 ",
    "- ",
    "–",
    "(",
    "(1",
    "[",
    "[1 ",
    "?",
    "? ",
    ": ",
    "_",
    "a_",
    "A/",
    "R ",
    "/ ",
    "R/",
    ">",
    "a > ",
    "'",
    "’",
    "kr",
    "kr ",
    "1'111",
    "1,111",
    "1.111",
    ":00",
    "T1:11",
    "2026-01-01 ",
    "1/2/",
    "e",
    "1e",
    "+",
    "%",
    "æ",
    "ﬁ",
    "İ",
    "\u0301",
    "q1 ",
    "1_1",
    "to ",
    "scale ",
    "1 to ",
    "(1-5)",
    "satisfied with ",
    "expected ",
    "the ",
    "Aa",
    "not ",
    "very ",
    "example ",
    "och ",
    "{",
    "<",
    "\\",
    "=",
    ";",
    "&",
)
ENDS = ("", "!", "x")
TEXTS = [(unit * LENGTH)[:LENGTH] + end for unit in UNITS for end in ENDS]
STARTS = ["1", "A", "q1", "(", "How satisfied are you with x ", "12/05/2026", "2026-01-01T", "kr ", "+", "5 - "]
TEXTS += [start + (unit * LENGTH)[:LENGTH] + "!" for start in STARTS for unit in (" ", "1", "-", ".", "a ", "(", "?")]
MANY, FEW = TEXTS[::2], TEXTS[::9]

KINDS = [
    Column("one", kind=kind) for kind in ("number", "share", "whole", "date", "month", "yes_no", "key", "path", "text")
]

LISTS = {
    Kind.CUSTOMERS: ["customer_id", "started", "ended", "monthly_revenue", "segment"],
    Kind.SPEND: ["channel", "month", "amount", "category", "role"],
    Kind.PATHS: ["path", "conversions", "value", "null", "other"],
    Kind.DISTRIBUTION: ["touchpoint", "1", "2", "3", "4"],
    Kind.RACI: ["stage", "r", "sales", "service", "other"],
}
TURNS = cycle(LISTS)
KNOWN = {"touchpoints": {"a": {"name": "A"}}, "stages": {"s": {"name": "S"}}, "roles": {"r": {"name": "R"}}}


def as_company(text: str) -> None:
    stages, assignments = BY_NAME["stages"], BY_NAME["assignments"]
    names = [column.name for column in stages.columns[:3]]
    grids = [
        Grid("stages", [(1, names), (2, [text] * 3), (3, ["a", "A", "1"])]),
        Grid("assignments", [(1, ["", "ceo", text]), (2, ["a", text, "R"]), (3, [text, "A", text])]),
        Grid(text[:1_000], [(1, [column.name for column in assignments.columns])]),
    ]
    try:
        check(recognise(grids, "a.xlsx"))
    except ImportRefused:
        return


def as_survey(text: str) -> None:
    cell = text.replace("\r", " ").replace("\n", " ").replace('"', "'")
    try:
        propose(f'id,date,"{cell}"\n1,2026-01-01,"{cell}"\n2,2026-01-02,5\n'.encode(), "a.csv")
    except ImportRefused:
        return


def as_list(text: str) -> None:
    """Read a text as a list of one kind, under a usual header and in it; the kinds take turns."""
    cell = text.replace("\r", " ").replace("\n", " ").replace('"', "'")
    kind = next(TURNS)
    for names in (LISTS[kind], [cell, *LISTS[kind][1:]]):
        rows = [names, [cell] * len(names), ["2", "2026-01-02", "5", "4", "3"]]
        content = "\n".join(",".join(f'"{one}"' for one in row) for row in rows).encode()
        with suppress(ImportRefused):
            lists.read(content, "a.csv", kind, KNOWN, date(2026, 1, 1), {})
        with suppress(ImportRefused):
            recognition.recognise(content, "a.csv")


def silently(read: Callable[[str], object]) -> Callable[[str], object]:
    def attempt(text: str) -> object:
        try:
            return read(text)
        except ValueError:
            return None

    return attempt


PARSERS: dict[str, Callable[[str], object]] = {
    **{column.kind: lambda text, column=column: cell_parsers.read(column, [text]) for column in KINDS},
    "day": silently(dates.read_day),
    "order of a day": dates.day_comes_first,
    "number alone": silently(numbers.read_number),
    "marks": lambda text: numbers.marks_of([text]),
    "doubtful": numbers.is_doubtful,
    "name of a sheet": header.plain,
    "name of a column": header.tidy,
    "name of a column, folded": header.folded,
    "name of a touchpoint": touchpoint_names.name_in,
    "about the whole": touchpoint_names.is_about_the_whole,
    "words of a name": name_hints.readable,
    "one name": lambda text: known_names.same(text, text[:-1]),
    "known in": lambda text: known_names.known_in(text, text[:100], {"a": {"name": text[:1_000]}}),
    "number and words of an answer": labels.take_apart,
    "question of several columns": lambda text: settle.stem_of(ColumnProfile(text, "", {}, 0)),
    "answers": lambda text: answer_texts.read_as([text, "5"], answer_texts.Measure.CSAT),
    "closest": lambda text: closest(text, [text[1:], "stages"]),
    "shown": shown,
    "key from a name": key_of,
    "names": lambda text: duplicate_headers.unique_names([text, text, ""]),
    "encoding": lambda text: encoding.guess_encoding(text.encode("cp1252", errors="replace")),
}


def seconds_are_enough(read: Callable[[str], object], texts: list[str], seconds: float) -> bool:
    """Return whether a child reads each text within so many seconds of its processor."""
    child = os.fork()
    if child == 0:
        try:
            for text in texts:
                signal.setitimer(signal.ITIMER_PROF, seconds)
                read(text)
            os._exit(0)
        except BaseException:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status):
        assert os.WEXITSTATUS(status) == 0, "the parser raised an error"
        return True
    return False


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system forks no child")
@pytest.mark.parametrize("name", PARSERS)
def test_no_text_keeps_a_parser_busy(name: str) -> None:
    assert seconds_are_enough(PARSERS[name], MANY, SECONDS)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system forks no child")
@pytest.mark.parametrize("read", [as_company, as_survey, as_list])
def test_no_text_keeps_a_reader_busy(read: Callable[[str], object]) -> None:
    assert seconds_are_enough(read, FEW, SECONDS)


def test_very_many_columns_of_one_name_get_names_of_their_own() -> None:
    assert seconds_are_enough(lambda text: duplicate_headers.unique_names([text] * 50_000), ["x"], 10 * SECONDS)
