import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdash.domain.keys import is_identity, is_key, key_of


@pytest.mark.parametrize(
    ("name", "taken", "key"),
    [
        ("Levering på døra", [], "levering-pa-dora"),
        ("Återköp & ångerrätt", [], "aterkop-angerratt"),
        ("Ærlig talt", [], "aerlig-talt"),
        ("Wifi", ["wifi", "wifi-2"], "wifi-3"),
        ("顧客", [], "new"),
        ("x" * 100, [], "x" * 40),
    ],
)
def test_a_key_is_made_of_plain_letters_and_is_new(name, taken, key):
    assert key_of(name, taken) == key


@given(st.text(), st.lists(st.sampled_from(["new", "a", "a-2"])))
def test_any_name_gives_a_key(name, taken):
    key = key_of(name, taken)

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key)
    assert key not in taken


@pytest.mark.parametrize("key", ["wifi", "Våren 2026", "få-hjelp", "1", "a" * 80, "pris:nivå", "x & y", "客服"])
def test_words_and_codes_of_one_line_are_keys(key: str) -> None:
    assert is_key(key)


@pytest.mark.parametrize(
    "key",
    [
        "",
        " ",
        " a",
        "a ",
        "a>b",
        "a<b",
        "a/b",
        "a\\b",
        "5%",
        "a\nb",
        "a\tb",
        "a\0b",
        "a\x7fb",
        "a\u2028b",
        "a" * 81,
        "a\ud800b",
        "Example: a",
        "eksempel : b",
    ],
)
def test_nothing_else_is_a_key(key: str) -> None:
    assert not is_key(key)


def test_people_are_told_apart_by_texts_that_both_databases_can_index() -> None:
    assert is_identity("respondent", "r" * 500)
    assert is_identity("segment", "Hjem / Bedrift > 50 %")
    assert not is_identity("respondent", "r" * 501)
    assert not is_identity("segment", "s" * 201)
    assert not is_identity("customer", "a\x0bb")
    assert not is_identity("customer", "Example: 1")
