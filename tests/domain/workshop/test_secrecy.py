from itertools import combinations

import pytest

from cxdash.domain.vocabulary import LANGUAGES
from cxdash.domain.workshop import secrecy
from cxdash.domain.workshop.receipt_words import WORDS

SECRET = b"s" * 32


def far(one: str, other: str) -> bool:
    """Return whether two words differ by more than one letter changed, added or left out."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return True
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) > 1
    return all(long[:at] + long[at + 1 :] != short for at in range(len(long)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_256_words_in_each_language_none_like_another(language):
    words = WORDS[language]

    assert len(words) == len(set(words)) == 256
    assert all(word.isalpha() and word.islower() and len(word) > 2 for word in words)
    assert [pair for pair in combinations(words, 2) if not far(*pair)] == []


def test_hashes_differ_by_what_they_are_for_and_the_same_twice_is_the_same():
    made = [
        secrecy.voter_of(SECRET, 1, "a"),
        secrecy.voter_of(SECRET, 2, "a"),
        secrecy.voter_of(SECRET, 1, "b"),
        secrecy.voter_of(b"t" * 32, 1, "a"),
        secrecy.voter_of(SECRET, 1, "1\0a"),
        secrecy.voter_of(SECRET, 11, "a"),
        secrecy.slip_of(SECRET, "a"),
        secrecy.form_of(SECRET, 1, 1, "a"),
        secrecy.form_of(SECRET, 1, 2, "a"),
        secrecy.form_of(SECRET, 2, 1, "a"),
    ]

    assert len({one[:32] for one in made}) == len(made)
    assert made[0] == secrecy.voter_of(SECRET, 1, "a")
    assert secrecy.receipt_of(SECRET, 1, "a", "sv") == secrecy.receipt_of(SECRET, 1, "a", "sv")


def test_receipts_of_many_are_all_different():
    made = {secrecy.receipt_of(SECRET, 1, f"phone {number}", "nb") for number in range(2000)}

    assert len(made) == 2000


def test_codes_are_typed_in_any_letters():
    assert {secrecy.typed_code(text) for text in ("CDFHJ", " cdfhj", "cdf-hj", "CD F HJ\n")} == {"CDFHJ"}
    assert not set(secrecy.LETTERS) & set("0O1IL5S8B2ZUVQGAEE6")


def test_what_a_browser_may_send_is_no_reason_to_fail():
    assert secrecy.voter_of(SECRET, 1, "\ud800")
    assert not secrecy.same("é", "e")
