"""Which names of respondents say who somebody is, and what stands in their place."""

import pytest

from cxdash.domain.people.pseudonyms import digits, is_named, is_personal, pseudonym

KEY = b"k" * 32


@pytest.mark.parametrize(
    "name",
    [
        "kari@example.com",
        " Kari@Example.co.uk ",
        "Kari <kari@example.com>",
        "+4791234567",
        "+47 912 34 567",
        "0047 91234567",
        "004791234567",
        "912-34-567",
        "(08) 123 456 78",
        "912 34 567",
    ],
)
def test_addresses_and_phone_numbers_are_personal(name):
    assert is_personal(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "p1",
        "person 12",
        "91234567",
        "1234567890",
        "2026-05-31",
        "31.05.2026",
        "R_3kd9@x",
        "a@b",
        "7 (2)",
        "12-3",
        "#0123456789ab:7",
        "#forgotten:0123",
        "~00000000000000000000000000000000",
    ],
)
def test_other_names_and_plain_numbers_are_not(name):
    assert not is_personal(name)


def test_a_pseudonym_is_the_same_however_the_name_is_written_and_another_with_another_secret():
    one = pseudonym(KEY, "Kari@example.com")

    assert one == pseudonym(KEY, " kari@EXAMPLE.com")
    assert one not in {pseudonym(b"l" * 32, "kari@example.com"), pseudonym(KEY, "ola@example.com")}
    assert (len(one), one[0]) == (33, "~")


def test_ids_that_differ_in_their_letters_are_of_different_people_and_addresses_are_not():
    assert pseudonym(KEY, "R_1aB") != pseudonym(KEY, "R_1ab")
    assert pseudonym(KEY, "kari@example.com") == pseudonym(KEY, " Kari@Example.com")


def test_a_pseudonym_says_how_many_digits_a_number_has_and_nothing_else():
    assert [digits(pseudonym(KEY, name)) for name in ("7", "12345678", "0123", "p1", "kari@example.com")] == [
        1,
        8,
        0,
        0,
        0,
    ]
    assert "12345678" not in pseudonym(KEY, "12345678")


def test_what_is_no_name_is_left_as_it_is():
    named = [is_named(name) for name in ("", "#file:3", pseudonym(KEY, "p1"), pseudonym(KEY, "12"), "p1", "~kari")]

    assert named == [False, False, False, False, True, True]
