import json

import pytest
from fontTools.ttLib import TTFont

from cxdash.i18n.translator import languages
from cxdash.takeaway import texts
from cxdash.takeaway.theme import FONTS
from tests.conftest import REPOSITORY

WEIGHTS = pytest.mark.parametrize("weight", [texts.REGULAR, texts.SEMIBOLD, texts.BOLD])


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("a\x00b\x1bc\x7f", "abc"),
        ("a\ud800b\ufffe", "ab"),
        ("\u202eevil\u202c \u2067x\u2069", "evil x"),
        ("<script>alert(1)</script> =cmd|'/C calc'!A0", "<script>alert(1)</script> =cmd|'/C calc'!A0"),
        ("שלום, مرحبا, 客户, é 🙂\n", "שלום, مرحبا, 客户, é 🙂\n"),
    ],
)
def test_only_what_no_file_may_hold_and_what_turns_text_around_is_left_out(text, harmless):
    assert texts.harmless(text) == harmless


def test_texts_are_harmless_wherever_they_stand():
    found = texts.harmless_within({"a\x00": ["b\x00", {"c": ("d\x00", 1, None)}]})

    assert found == {"a": ["b", {"c": ["d", 1, None]}]}


@WEIGHTS
def test_a_text_is_as_wide_as_its_letters_whose_widths_the_type_says(weight):
    font = TTFont(FONTS / texts.FILES[weight])
    of_each = [font["hmtx"][font.getBestCmap()[ord(letter)]][0] for letter in "mmm"]

    assert texts.width("mmm", 20, weight) == pytest.approx(20 * sum(of_each) / font["head"].unitsPerEm, rel=0.02)


def test_letters_that_the_type_lacks_are_squares():
    assert texts.width("客户", 20) == 40


def test_a_text_is_broken_between_words_and_no_line_is_wider_than_its_room():
    text = "The promise breaks most at Get connected: about 53,000 let-downs a year, and nobody owns it."

    lines = texts.wrapped(text, 300, 22, texts.SEMIBOLD)

    assert " ".join(lines) == text
    assert len(lines) == 4
    assert max(texts.width(line, 22, texts.SEMIBOLD) for line in lines) <= 300


def test_a_word_without_room_is_cut_and_what_exceeds_the_lines_is_left_out():
    lines = texts.wrapped("x" * 300, 200, 14, most=3)

    assert len(lines) == 3
    assert set("".join(lines)) == {"x", " ", "…"}
    assert max(texts.width(line.removesuffix(" …"), 14) for line in lines) <= 200


def test_spaces_that_do_not_break_hold_a_number_and_its_unit_together():
    lines = texts.wrapped("it was 53\u00a0%\n\nof all", texts.width("it was 53", 14), 14)

    assert lines == ["it was", "53\u00a0% of", "all"]


def test_nothing_has_no_lines():
    assert texts.wrapped(" \x00\n", 100, 14) == []


@WEIGHTS
def test_the_type_has_every_letter_and_sign_of_our_own_words(weight):
    catalogues = [REPOSITORY / "cxdash" / "i18n" / "locales" / f"{language}.po" for language in languages()[1:]]
    said = {*"".join(catalogue.read_text("utf-8") for catalogue in catalogues)}

    known = {chr(one) for one in TTFont(FONTS / texts.FILES[weight]).getBestCmap()}

    assert known >= {*"ÆØÅäöåéü–−“”▲▼◆≥●◐○"}
    assert said - known - {"\n"} == set()


@pytest.mark.parametrize(
    "text", ["plain å – ✓", "a\x00b", "\u202eevil\u202c", "\ud800alone", "\\u0041", 'quoted "\x1f"']
)
def test_json_is_as_harmless_as_the_value_it_is_of(text):
    value = {f"name {text}": [text, {"c": (text, 1.5, None)}]}

    written = texts.harmless_json(value)

    assert json.loads(written) == json.loads(json.dumps(texts.harmless_within(value)))
    assert not texts.HARMFUL.search(written)
