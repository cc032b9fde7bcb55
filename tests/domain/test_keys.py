import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdash.domain.keys import key_of


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
