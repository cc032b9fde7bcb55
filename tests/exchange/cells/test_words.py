import pytest

from cxdash.domain.sheets import BY_NAME, SHEETS, Sheet
from cxdash.exchange.cells import words
from cxdash.i18n.translator import languages

LANGUAGES = languages()


def column(sheet: str, name: str):
    found = BY_NAME[sheet].column(name)
    assert found
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_whatever_the_screen_and_the_template_say_a_file_may_say(sheet: Sheet, language: str):
    assert words.sheets(words.called(sheet.title, language)) == (sheet.name,)
    assert words.sheets(words.sheet_name(sheet, language)) == (sheet.name,)
    for one in sheet.columns:
        assert words.columns(sheet, words.heading(one, language)) == (one.name,)
        for code, word in one.codes.items():
            assert words.codes(one, words.called(word, language)) == (code,)
            assert words.codes(one, code.upper()) == (code,)


@pytest.mark.parametrize(
    ("name", "sheet"),
    [
        ("stages", "stages"),
        ("KPI values", "kpi_values"),
        ("kpi_values", "kpi_values"),
        ("Kontaktpunkter", "touchpoints"),
        ("ansvar", "assignments"),
        ("RACI-matrise", "assignments"),
        ("Utgifter", "spend"),
        ("Beslut", "decisions"),
    ],
)
def test_sheets_go_by_many_names(name: str, sheet: str):
    assert words.sheets(name) == (sheet,)


def test_a_word_for_two_sheets_means_both():
    assert words.sheets("Kundereise") == ("journeys", "stages")
    assert words.sheets("Notater") == ()


@pytest.mark.parametrize(
    ("sheet", "heading", "name"),
    [
        ("touchpoints", "Kunder i året", "customers_per_year"),
        ("touchpoints", "customers per year *", "customers_per_year"),
        ("touchpoints", "Viktighet (1–10)", "importance"),
        ("touchpoints", "Fase:", "stage"),
        ("roles", "Navn på svensk", "name_sv"),
        ("roles", "navn_nb", "name_nb"),
        ("customers", "Kunder ved start", "customers_start"),
        ("annoyances", "Ansvarlig", "owner"),
        ("stages", "Fase", "name"),
        ("touchpoints", "Kontaktpunkt", "name"),
    ],
)
def test_columns_go_by_many_names(sheet: str, heading: str, name: str):
    assert words.columns(BY_NAME[sheet], heading) == (name,)


@pytest.mark.parametrize(
    ("sheet", "name", "word", "code"),
    [
        ("roles", "kind", "leder", "executive"),
        ("roles", "kind", " Alla", "collective"),
        ("roles", "kind", "Avdeling", "function"),
        ("spend", "purpose", "Vinne", "acquisition"),
        ("annoyances", "status", "ÅPEN", "open"),
        ("annoyances", "cause", "not_ready", "not ready"),
        ("touchpoints", "delivered_by", "egen", "own"),
        ("assignments", "letter", "ytterst ansvarig", "A"),
    ],
)
def test_allowed_values_go_by_many_words(sheet: str, name: str, word: str, code: str):
    assert words.codes(column(sheet, name), word) == (code,)


def test_a_word_that_nobody_knows_means_nothing():
    assert words.codes(column("roles", "kind"), "sjefete") == ()


@pytest.mark.parametrize(("word", "whole"), [("Totalt", True), ("alle kunder", True), ("Bedrift", False), ("", False)])
def test_a_segment_may_be_called_all(word: str, whole: bool):
    assert words.is_whole(word) == whole
