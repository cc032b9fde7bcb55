"""Where a table begins, and which rows hold its names, is told from its first rows."""

from dataclasses import replace

import pytest

from cxdash.domain.messages import ImportRefused
from cxdash.exchange.suggest.layout import Layout, layout_of, likely_delimiter
from cxdash.exchange.suggest.propose import propose
from cxdash.exchange.survey.mapping import read_mapping
from cxdash.exchange.survey.mapping_text import write_mapping
from cxdash.exchange.survey.reader import read_survey

GRID = """ID,Dato,Hvilke kanaler brukte du?,,,Hvor fornøyd er du?,,,Alder
,,Nett,Telefon,Butikk,Nett,Telefon,Butikk,Svar
1,2026-05-01,Nett,Telefon,,4,5,,30-44
2,2026-05-02,,Telefon,Butikk,,3,2,45-60
3,2026-05-13,Nett,,,1,,,45-60
"""


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("ID,Dag,Score\n1,2026-05-01,4\n2,2026-05-02,5\n", Layout()),
        ("Rapport,Mai\n\nID,Dag,Score\n1,2026-05-01,4\n2,2026-05-02,5\n", Layout((1, 2))),
        (GRID, Layout((), (1, 2))),
        ("Rapport\n" + GRID, Layout((1,), (2, 3))),
        ("ID,Fornøyd?,Hvorfor?\n,Response,Open-Ended Response\n1,4,ja visst\n2,5,nei da\n", Layout((), (1, 2))),
        ("Q1,Q2\nHvor fornøyd?,Hvor lett?\n4,5\n5,3\n1,2\n", Layout((2,), (), (2,))),
        ('Q1,Q2\nHvor fornøyd?,Hvor lett?\n"{""ImportId"":""x""}",y\n4,5\n5,3\n', Layout((2, 3), (), (2, 3))),
        ("ID,Fornøyd,,\n,Nett,,Butikk\n,Pris,Utvalg,Pris\n1,4,5,3\n2,1,2,3\n", Layout((), (1, 2, 3))),
        ("Fornøyd?,,,Annet\nNett,App,Butikk,Svar\nja,nei,ja,\nnei,nei,nei,\nja,ja,nei,nå\n", Layout((), (1, 2))),
    ],
)
def test_the_rows_of_names_are_found(text: str, layout: Layout):
    assert layout_of(text, likely_delimiter(text)) == layout


def test_every_column_of_a_grid_is_kept_and_called_by_its_question_and_its_choice():
    proposal = propose(GRID.encode(), "mai.csv")

    assert [(one.name, str(one.role)) for one in proposal.columns if one.role != "not_used"] == [
        ("ID", "respondent"),
        ("Dato", "date"),
        ("Hvor fornøyd er du? / Nett", "CSAT"),
        ("Hvor fornøyd er du? / Telefon", "CSAT"),
        ("Hvor fornøyd er du? / Butikk", "CSAT"),
        ("Alder", "segment"),
    ]


def test_the_next_file_is_read_by_the_same_rows_of_names():
    mapping = write_mapping(replace(propose(GRID.encode(), "mai.csv"), survey="mai"))

    again = propose(GRID.replace("2026-05", "2026-06").encode(), "juni.csv", kept=[mapping])
    survey = read_survey(GRID.encode(), "mai.csv", read_mapping(mapping))

    assert (again.kept, again.header_rows, again.rows) == (True, (1, 2), 3)
    assert survey.questions["answers"].tolist() == [2, 2, 1]


def test_a_file_with_thousands_of_columns_is_refused():
    text = ",".join(f"Q{n}" for n in range(2_001)) + "\n" + ",".join("4" for _ in range(2_001)) + "\n"

    with pytest.raises(ImportRefused) as refused:
        propose(text.encode(), "bred.csv")

    said = "bred.csv has 2001 columns; at most 2000 can be read. Leave out those that are not needed."
    assert [str(fault) for fault in refused.value.faults] == [said]
