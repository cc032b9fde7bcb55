import pytest

from cxdash.domain.messages import ImportRefused, Message
from cxdash.exchange import isolated
from cxdash.exchange.company.folder import read_checked
from cxdash.exchange.door.recognition import recognise
from cxdash.exchange.kept import kept
from tests.company import COMPANY, book

READ: list[bytes] = []


@kept
def size_of(content: bytes, file: str, unit: int = 1) -> int:
    READ.append(content)
    if not content:
        raise ImportRefused([Message("{file} is empty.", {"file": file})])
    return len(content) // unit


def test_a_file_is_read_once_and_again_when_it_is_another_or_read_otherwise():
    READ.clear()

    sizes = [size_of(b"abcd", "a.csv"), size_of(b"abcd", "a.csv"), size_of(b"abcd", "a.csv", unit=2)]

    assert sizes == [4, 4, 2]
    assert len(READ) == 2


def test_a_refusal_is_kept_as_well():
    READ.clear()

    for _ in range(3):
        with pytest.raises(ImportRefused, match=r"a\.csv is empty"):
            size_of(b"", "a.csv")

    assert len(READ) == 1


def test_a_file_of_the_same_name_is_another_file():
    assert [size_of(b"abcd", "a.csv"), size_of(b"ab", "a.csv"), size_of(b"abcd", "a.csv")] == [4, 2, 4]


def test_what_a_child_keeps_goes_with_it():
    READ.clear()

    assert [isolated.run(size_of, b"abcdef", "a.csv") for _ in range(2)] == [6, 6]
    assert READ == []
    assert size_of(b"abcdef", "a.csv") == 6
    assert READ == [b"abcdef"]


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("company.xlsx", book(COMPANY)),
        ("faulty.xlsx", book({**COMPANY, "stages": [["name", "position", "passed_by"], ["Order", 1, "some"]]})),
        ("damaged.xlsx", book(COMPANY)[:2000]),
        ("stages.csv", "name,position\nBestille på nett,1\nBruke,2\n".encode("cp1252")),
    ],
)
def test_reading_a_file_again_gives_the_same_whoever_read_it_before(file, content):
    first, again = (outcome(content, file) for _ in range(2))

    assert first == again


def outcome(content: bytes, file: str) -> str:
    """Return what a file is and holds, in words."""
    try:
        return f"{recognise(content, file)} {read_checked(content, file)}"
    except ImportRefused as refused:
        return str(list(map(str, refused.faults)))
