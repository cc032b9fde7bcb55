import pytest

from cxdash.domain.messages import ImportRefused, Message
from cxdash.exchange.kept import kept

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
