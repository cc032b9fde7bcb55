import re
from datetime import date
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as CatalogMessage
from babel.messages.pofile import read_po

from cxdash.domain.messages import Message, Name, Names, Number
from cxdash.domain.periods import Period
from cxdash.domain.vocabulary import LANGUAGES
from cxdash.i18n import catalogues
from cxdash.i18n.translator import LOCALES, NOTHING, Words, languages, wrapped

THIN, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
NAN = float("nan")

CATALOGUES = sorted(file.stem for file in LOCALES.glob("*.po"))


def said(language, write, *values):
    """Write values in a language, every kind of space as a plain one."""
    return getattr(Words(language), write)(*values).replace(THIN, " ").replace(NARROW, " ")


@pytest.mark.parametrize(
    ("value", "decimals", "en", "nb", "sv"),
    [
        (0, 0, "0", "0", "0"),
        (1234567, 0, "1,234,567", "1 234 567", "1 234 567"),
        (3.25, 1, "3.3", "3,3", "3,3"),
        (3.96, 1, "4.0", "4,0", "4,0"),
        (-1.5, 1, "−1.5", "−1,5", "−1,5"),
        (-0.04, 1, "0.0", "0,0", "0,0"),
        (0.125, 3, "0.125", "0,125", "0,125"),
        (None, 1, "–", "–", "–"),
        (NAN, 1, "–", "–", "–"),
    ],
)
def test_numbers(value, decimals, en, nb, sv):
    assert [said(language, "number", value, decimals) for language in ("en", "nb", "sv")] == [en, nb, sv]


@pytest.mark.parametrize(
    ("value", "decimals", "en", "nb", "sv"),
    [
        (12, 0, "+12", "+12", "+12"),
        (0.3, 0, "0", "0", "0"),
        (-12, 0, "−12", "−12", "−12"),
        (0.34, 1, "+0.3", "+0,3", "+0,3"),
        (None, 0, "–", "–", "–"),
    ],
)
def test_differences_have_their_sign(value, decimals, en, nb, sv):
    assert [said(language, "signed", value, decimals) for language in ("en", "nb", "sv")] == [en, nb, sv]


@pytest.mark.parametrize(
    ("value", "decimals", "en", "nb", "sv"),
    [
        (0, 0, "0%", "0 %", "0 %"),
        (0.5, 0, "50%", "50 %", "50 %"),
        (1, 0, "100%", "100 %", "100 %"),
        (0.4345, 1, "43.5%", "43,5 %", "43,5 %"),
        (-0.05, 0, "−5%", "−5 %", "−5 %"),
        (None, 0, "–", "–", "–"),
        (NAN, 0, "–", "–", "–"),
    ],
)
def test_shares(value, decimals, en, nb, sv):
    assert [said(language, "share", value, decimals) for language in ("en", "nb", "sv")] == [en, nb, sv]


@pytest.mark.parametrize(
    ("month", "en", "nb", "sv"),
    [
        ("2026-05", "May 2026", "mai 2026", "maj 2026"),
        ("2026-01", "Jan 2026", "jan. 2026", "jan. 2026"),
        ("1999-12", "Dec 1999", "des. 1999", "dec. 1999"),
    ],
)
def test_months(month, en, nb, sv):
    assert [said(language, "month", month) for language in ("en", "nb", "sv")] == [en, nb, sv]


def test_a_day_is_written_as_its_readers_do():
    day = date(2026, 5, 17)

    assert [said(language, "day", day) for language in ("en", "nb", "sv")] == [
        "May 17, 2026",
        "17. mai 2026",
        "17 maj 2026",
    ]


def test_a_period_is_its_first_and_last_month_and_one_month_is_itself():
    words = Words("nb")

    assert words.period(Period("2026-01", "2026-05")) == "jan. 2026 – mai 2026"
    assert words.period(Period("2026-05", "2026-05")) == "mai 2026"


@pytest.mark.parametrize(
    ("items", "en", "nb", "sv"),
    [
        ([], "", "", ""),
        (["Buy"], "Buy", "Buy", "Buy"),
        (["Buy", "Use"], "Buy and Use", "Buy og Use", "Buy och Use"),
        (["Buy", "Use", "Help"], "Buy, Use, and Help", "Buy, Use og Help", "Buy, Use och Help"),
    ],
)
def test_lists(items, en, nb, sv):
    assert [said(language, "list", items) for language in ("en", "nb", "sv")] == [en, nb, sv]


@pytest.mark.parametrize(
    ("row", "en", "nb", "sv"),
    [
        ({"name": "Buy", "name_nb": "Kjøpe", "name_sv": "Köpa"}, "Buy", "Kjøpe", "Köpa"),
        ({"name": "Buy", "name_nb": "Kjøpe", "name_sv": None}, "Buy", "Kjøpe", "Buy"),
        ({"name": "Buy", "name_nb": "", "name_sv": NAN}, "Buy", "Buy", "Buy"),
        ({"name": "Buy"}, "Buy", "Buy", "Buy"),
        ({"name": None}, "", "", ""),
    ],
)
def test_names_are_those_of_the_language_else_the_plain_one(row, en, nb, sv):
    assert [Words(language).name(row) for language in ("en", "nb", "sv")] == [en, nb, sv]


def test_a_sentence_within_a_sentence_is_said_in_the_same_language():
    inner = Message("{count} rows", {"count": 3})

    assert Words("en").sentence(Message("Skipped: {what}.", {"what": inner})) == "Skipped: 3 rows."


def test_one_thing_and_more_things_are_said_apart():
    words = Words("en")

    assert words.ngettext("{count} answer", "{count} answers", 1) == "1 answer"
    assert words.ngettext("{count} answer", "{count} answers", 1234) == "1,234 answers"


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_vega_writes_numbers_with_the_same_signs(language):
    signs = Words(language).vega_locale()["number"]

    assert Words(language).number(1234.5, 1) == f"1{signs['thousands']}234{signs['decimal']}5"


def test_nothing_is_a_dash():
    assert Words("en").number(None) == NOTHING


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Buy", "Buy"),
        ("Ask for help", "Ask for help"),
        ("Departure and arrival times", "Departure and\narrival times"),
        ("Selvbetjeningsløsningen", "Selvbetjeningsløsningen"),
        ("", ""),
    ],
)
def test_a_long_name_is_broken_between_words(name, lines):
    assert wrapped(name) == lines


def test_the_interface_speaks_english_norwegian_and_swedish():
    assert languages() == list(LANGUAGES) == ["en", "nb", "sv"]


def test_the_code_marks_sentences():
    assert len([message for message in catalogues.template() if message.id]) > 100


def test_names_and_days_in_a_sentence_are_those_of_the_language():
    sales, service = Name("CSO", "Sales", "Salg"), Name("SERVICE", "Service")
    values = {"one": sales, "all": Names((sales, service)), "day": date(2026, 2, 1)}

    told = {language: Words(language).sentence(Message("{one}; {all}; {day}", values)) for language in ("en", "nb")}

    assert told == {"en": "Sales; Sales and Service; Feb 1, 2026", "nb": "Salg; Salg og Service; 1. feb. 2026"}


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_sentence_is_translated(language):
    catalogue = catalogues.read(language)

    missing = [
        _forms(message.id)[0] for message in catalogues.template() if message.id and not _done(catalogue, message)
    ]

    assert missing == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_no_translation_is_a_guess_that_nobody_has_looked_at(language):
    assert [message.id for message in catalogues.read(language) if message.id and message.fuzzy] == []


@pytest.mark.parametrize(
    ("flags", "string", "done"),
    [((), "Köp", True), (("fuzzy",), "Köp", False), ((), "", False)],
)
def test_a_guess_or_nothing_is_no_translation(flags, string, done):
    catalogue = Catalog(locale="sv")
    catalogue.add("Buy", string, flags=flags)

    assert _done(catalogue, CatalogMessage("Buy")) is done
    assert not _done(catalogue, CatalogMessage("Sell"))


@pytest.mark.parametrize(
    ("said", "translated", "differs"),
    [
        ("{count} of {of}", "{of} med {count}", False),
        ("{count} of {of}", "{count} av {off}", True),
        ("{count} of {of}", "{count} av", True),
        ("Buy", "Köp {what}", True),
        ("Buy ", "Köp", True),
        (("{count} answer", "{count} answers"), "{count} svar", False),
        (("{count} answer", "{count} answers"), "svar", True),
        ("Buy", "", False),
    ],
)
def test_a_translation_with_other_places_than_its_sentence_is_found(said, translated, differs):
    assert _differs(CatalogMessage(said), translated) is differs


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_translation_has_the_places_of_its_sentence(language):
    catalogue = catalogues.read(language)

    wrong = [text for message in catalogue if message.id for text in _forms(message.string) if _differs(message, text)]

    assert wrong == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_no_translation_is_kept_of_a_sentence_no_longer_said(language):
    said_by_the_code = {_forms(message.id)[0] for message in catalogues.template()}

    assert [
        text for message in catalogues.read(language) if (text := _forms(message.id)[0]) not in said_by_the_code
    ] == []


def _forms(text):
    return [text] if isinstance(text, str) else list(text)


def _done(catalogue, message):
    found = catalogue.get(message.id)
    return found is not None and all(_forms(found.string)) and not found.fuzzy


def _differs(message, text):
    """Tell whether a translation that is given lacks a place, has one too many, or ends another kind of sentence."""
    if not text:
        return False
    allowed = [_places(form) for form in _forms(message.id)]
    return _places(text) not in allowed or _edges(text) != _edges(_forms(message.id)[0])


def _places(text):
    return {name for _, name, *_ in Formatter().parse(text) if name is not None}


def _edges(text):
    """Return the spaces a text begins and ends with, and its line breaks: they are part of the sentence."""
    return re.match(r"\s*", text)[0], re.search(r"\s*$", text)[0], text.count("\n")


@pytest.mark.parametrize(
    ("value", "currency", "en", "nb", "sv"),
    [
        (2549.6, "NOK", "2,550 kr", "2 550 kr", "2 550 kr"),
        (278, "SEK", "278 kr", "278 kr", "278 kr"),
        (-278, "EUR", "−278 €", "−278 €", "−278 €"),
        (NAN, "NOK", "– kr", "– kr", "– kr"),
        (1, "", "1 kr", "1 kr", "1 kr"),
    ],
)
def test_money_is_a_whole_amount_with_its_currency(value, currency, en, nb, sv):
    assert [said(language, "money", value, currency) for language in ("en", "nb", "sv")] == [en, nb, sv]


def test_a_number_within_a_sentence_is_written_as_its_readers_do():
    sentence = Message("{stage}: {mean} of {all}.", {"stage": "Buy", "mean": Number(3.04, 1), "all": Number(1234)})

    assert str(sentence) == "Buy: 3.0 of 1,234."
    assert [said(language, "sentence", sentence) for language in ("en", "nb", "sv")] == [
        "Buy: 3.0 of 1,234.",
        "Buy: 3,0 of 1 234.",
        "Buy: 3,0 of 1 234.",
    ]


@pytest.mark.parametrize("language", [one for one in languages() if one != "en"])
def test_per_cent_and_thousands_are_not_torn_from_their_numbers_at_the_end_of_a_line(language):
    with (LOCALES / f"{language}.po").open("rb") as lines:
        said = [one.string for one in read_po(lines, locale=language) if one.id]

    texts = [text for one in said for text in ([one] if isinstance(one, str) else one)]
    assert [text for text in texts if re.search(r"[\d}] %|\d \d{3}(?!\d)", text)] == []
