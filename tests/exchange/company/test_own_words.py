"""Files in Norwegian and Swedish, and faults in the file's own words."""

from datetime import date

import pytest

from cxdash.domain.messages import ImportRefused
from cxdash.i18n.translator import Words
from tests.company import checked

NORWEGIAN = {
    "Faser": [["Navn *", "Rekkefølge", "Løfte"], ["Kjøpe", 1, "Ferdig samme dag"]],
    "Kontaktpunkter": [
        ["Navn", "Fase", "Type kontakt", "Levert av", "Viktighet (1–10)", "Kunder i året"],
        ["Nettbutikk", "Kjøpe", "Direkte ", "egen", "8", "12 000"],
        ["Butikk", "kjøpe", "direkte", "Vestbanken", 7, "9 000"],
    ],
    "Roller": [["Navn", "Type"], ["Salgsdirektør", "Leder"], ["Alle", "alle"]],
    "Ansvar": [["Rolle", "Bokstav", "Fase"], ["Salgsdirektør", "Ansvarlig", "kjøpe"]],
    "Kunder per måned": [
        ["Måned", "Kunder ved start", "Nye kunder", "Tapte kunder", "Bruttomargin", "Inntekt", "Segment"],
        ["jan.26", 1000, 20, 10, "0,315", "1 200 000 kr", "Totalt"],
        [date(2026, 2, 1), 1010, 20, 10, "31,5 %", "1 200 000,50", None],
        ["Totalt", 2010, 40, 20, None, 2400000, None],
    ],
    "Utgifter": [["Måned", "Formål", "Beløp", "Kategori"], ["juni 2026", "vinne", "1 000 kr", "lønn"]],
    "Kundeplager": [
        ["Tittel", "Kontaktpunkt", "Kunder i året", "Alvorlighet", "Hindrer kjøp", "Status"],
        ["Kø", "Butikk", 100, 3, "Ja", "Åpen"],
    ],
}
SWEDISH = {
    "Faser": [["Namn", "Plats i kundresan"], ["Köpa", 1]],
    "Roller": [["Namn", "Typ"], ["Försäljningschef", "högsta ledningen"]],
    "Vem som ansvarar för vad": [["Roll", "Roll i det", "Fas"], ["Försäljningschef", "ytterst ansvarig", "Köpa"]],
    "Kunder per månad": [
        ["Månad", "Kunder vid månadens början", "Nya kunder", "Förlorade kunder"],
        ["maj 2026", 10, 1, 1],
    ],
}


def faults(sheets: dict) -> list:
    with pytest.raises(ImportRefused) as caught:
        checked(sheets)
    return caught.value.faults


@pytest.mark.parametrize(
    ("name", "place", "head", "new", "every"),
    [
        ("Name", "Position", "passed_by", "new", "all"),
        ("Name", "Position", "Passed by", "New customers", "all customers"),
        ("Navn", "Rekkefølge", "Hvem passerer", "nye kundene", "Alle"),
        ("Namn", "Ordningsföljd", "Går igenom", "nya", "alla kunderna"),
    ],
)
def test_who_passes_a_stage_is_read_in_three_languages_and_may_be_left_blank(name, place, head, new, every):
    rows = [[name, place, head], ["Kjøpe", 1, new], ["Bruke", 2, every], ["Fornye", 3, None]]

    found = checked({**NORWEGIAN, "Faser": rows}).tables["stages"]

    assert found.passed_by.tolist()[:2] == ["new", "all"]
    assert found.passed_by.isna().tolist() == [False, False, True]


def test_who_passes_a_stage_is_refused_in_other_words_with_those_that_are_allowed():
    rows = [["Navn", "Rekkefølge", "Hvem passerer"], ["Kjøpe", 1, "noen"]]

    (fault,) = faults({**NORWEGIAN, "Faser": rows})

    assert "noen" in str(fault)
    assert "nye kunder, alle kunder" in str(fault)


def test_a_norwegian_workbook_is_read():
    found = checked(NORWEGIAN)

    assert found.tables["touchpoints"].to_dict("records") == [
        {
            "key": "nettbutikk",
            "stage": "kjope",
            "name": "Nettbutikk",
            "contact": "direct",
            "delivered_by": "own",
            "importance": 8.0,
            "customers_per_year": 12000.0,
        },
        {
            "key": "butikk",
            "stage": "kjope",
            "name": "Butikk",
            "contact": "direct",
            "delivered_by": "Vestbanken",
            "importance": 7.0,
            "customers_per_year": 9000.0,
        },
    ]
    assert found.tables["roles"]["kind"].tolist() == ["executive", "collective"]
    assert found.tables["assignments"].to_dict("records") == [
        {"role": "salgsdirektor", "letter": "A", "stage": "kjope"}
    ]
    assert found.tables["customers"]["month"].tolist() == ["2026-01", "2026-02"]
    assert found.tables["customers"]["segment"].tolist() == [None, None]
    assert found.tables["customers"]["gross_margin"].tolist() == [0.315, 0.315]
    assert found.tables["customers"]["revenue"].tolist() == [1200000.0, 1200000.5]
    assert found.tables["spend"].loc[0, ["month", "purpose", "category"]].tolist() == [
        "2026-06",
        "acquisition",
        "people",
    ]
    assert found.tables["annoyances"].loc[0, ["stops_business", "status"]].tolist() == [True, "open"]
    assert list(map(str, found.notes)) == [
        'Sheet Kunder per måned, row 4: "Totalt" is a row of totals and is left out.'
    ]


def test_a_swedish_workbook_is_read():
    found = checked(SWEDISH)

    assert found.tables["roles"].loc[0].tolist() == ["forsaljningschef", "Försäljningschef", "executive"]
    assert found.tables["assignments"].loc[0].tolist() == ["forsaljningschef", "A", "kopa"]
    assert found.tables["customers"].loc[0].tolist() == ["2026-05", 10.0, 1.0, 1.0]


def test_faults_name_sheets_columns_and_values_as_the_file_does():
    sheets = {**NORWEGIAN, "Roller": [["Navn", "Type"], ["Salgsdirektør", "sjef"]]}
    sheets["Faser"] = [["Navn"], ["Kjøpe"]]
    sheets["Kontaktpunkter"] = [["Navn", "Fase"], ["Butikk", "kjøp"]]
    sheets["Ansvar"] = [["Rolle", "Bokstav", "Kundefase"], ["Salgsdirektør", "A", "x"], ["Alle", "A", "y"]]

    assert list(map(str, faults(sheets))) == [
        "Sheet Faser: the required columns Plass i kundereisen are missing.",
        'Sheet Kontaktpunkter, row 2, column Fase: "kjøp" is not in the sheet Faser; is "Kjøpe" meant?',
        'Sheet Roller, row 2, column Type: "sjef" is not one of the allowed values, which are toppledelsen, en '
        "funksjon, alle.",
        'Sheet Ansvar, row 3, column Rolle: "Alle" is not in the sheet Roller, which holds "salgsdirektor".',
    ]


def test_a_reader_is_told_allowed_values_in_his_own_language():
    [fault] = faults({"roles": [["key", "name", "kind"], ["A", "A", "boss"]]})

    assert "executive, function, collective" in str(fault)
    assert "toppledelsen, en funksjon, alle" in Words("nb").sentence(fault)


def test_a_heading_that_may_be_two_columns_is_refused_with_both(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("cxdash.exchange.cells.words._columns", lambda _sheet: {"sum": ("value", "severity")})

    assert 'Sheet annoyances, row 1: the column "Sum" may be value, severity; name it after the one that it is.' in [
        str(fault) for fault in faults({"annoyances": [["Sum"], [1]]})
    ]


def test_a_sheet_that_may_be_two_is_refused_with_both():
    assert str(faults({"Kundereise": [["Navn"], ["Kjøpe"]], "roles": [["navn", "type"], ["A", "leder"]]})[0]) == (
        'The sheet "Kundereise" may be Reiser, Faser; give it the name of the one that it is.'
    )


def test_two_headings_for_one_column_are_refused_and_its_own_name_goes_before_a_synonym():
    twice = [["Navn", "Rekkefølge", "Nr"], ["Kjøpe", 1, 2]]
    own = [["key", "name", "position", "Id"], ["buy", "Buy", 1, 77]]

    assert 'the columns "Rekkefølge" and "Nr" are the same one' in str(faults({"Faser": twice})[0])
    assert checked({"stages": own}).tables["stages"].loc[0].tolist() == ["buy", "Buy", 1]


def test_an_unknown_assumption_is_refused_and_the_known_ones_are_listed_by_name():
    [fault] = faults({"assumptions": [["key", "low", "mode", "high"], ["måneder før det virker", 3, 6, 12]]})

    assert "delay_months (how many months pass before the fix takes effect)" in str(fault)
    assert "delay_months (hvor mange måneder det går før tiltaket virker)" in Words("nb").sentence(fault)


def test_an_assumption_goes_by_its_name_in_any_language():
    name = Words("nb").gettext("how many months pass before the fix takes effect")

    assert checked({"Antakelser": [["Hva vi tror", "Mest sannsynlig"], [name, 6]]}).tables["assumptions"].to_dict(
        "records"
    ) == [{"key": "delay_months", "mode": 6.0}]


def test_what_leaders_rated_goes_by_its_words_and_what_nothing_uses_is_noted():
    found = checked(
        {
            "Faser": [["Navn", "Nr"], ["Kjøpe", 1], ["Bruke", 2]],
            "Roller": [["Navn", "Type"], ["Sjef", "leder"]],
            "Ledernes vurderinger": [
                ["Emne", "Påstand", "Rolle", "Fase", "Poeng"],
                ["mandat", Words("nb").gettext("May set priorities across functions"), "Sjef", None, 4],
                ["de seks nøklene", "Innovation culture", None, None, 3],
                ["overlevering", "Bruke", None, "Kjøpe", 2],
                ["mandat", "Er hyggelig", "Sjef", None, 5],
            ],
        }
    )

    assert found.tables["assessments"]["item"].tolist() == ["priority", "innovation", "bruke", "Er hyggelig"]
    [note] = map(str, found.notes)
    assert note.startswith(
        'Sheet Ledernes vurderinger, row 5: nothing uses "Er hyggelig"; what is used is end_to_end ('
    )
