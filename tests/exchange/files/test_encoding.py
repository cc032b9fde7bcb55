"""The encoding of a text without a mark is told by the letters that its words then have."""

import pytest

from cxdash.domain.messages import ImportRefused
from cxdash.exchange.files.encoding import guess_encoding, refuse_other_kinds

TEXTS = {
    "Norwegian": "ID;Hvor fornøyd er du?;Når\n1;Svært fornøyd;på\n2;Både og;Ål\n",
    "Swedish": "ID;Hur nöjd är du?\n1;Mycket nöjd\n2;Varken eller\n3;Ganska missnöjd;Åsa\n",
    "Danish": "ID;Svar\n1;Tilfreds\n2;Utilfreds, næsten altid\n3;Bør gøres lettere\n",
    "German": "ID;Zufriedenheit\n1;Für uns gut\n2;Straße\n3;Überhaupt nicht\n",
    "French": "ID;Café;très\n",
    "capitals": "ID;SVÆRT MISFORNØYD;MYCKET NÖJD;ÄR DET\n",
    "signs": "ID;Pris\n1;5 €\n2;Für “alle” – immer\n",
}


def can_be_written(text: str, encoding: str) -> bool:
    return text.encode(encoding, "ignore").decode(encoding) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (text, encoding)
        for text in TEXTS.values()
        for encoding in ["utf-8", "cp1252", "iso8859-15", "cp850", "cp865", "mac_roman", "utf-16-le", "utf-16-be"]
        if can_be_written(text, encoding)
    ],
)
def test_nordic_letters_decide_between_code_pages(text: str, encoding: str):
    content = text.encode(encoding)

    assert content.decode(guess_encoding(content)) == text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b"{\\rtf1\\ansi ID,Score\\\n1,5\\\n}",
            "svar.csv is rich text (RTF), as a text editor writes it; save it as plain text and try again.",
        ),
        (
            b"\xef\xbb\xbf<html><table><tr><td>5",
            "svar.csv is a web page (HTML), whatever its name says; open it in a "
            "spreadsheet, save it as .xlsx and try again.",
        ),
        (
            b"%PDF-1.7",
            "svar.csv is a PDF, made to be printed; export what it holds as CSV or .xlsx from where it was made.",
        ),
    ],
)
def test_what_people_take_for_a_table_is_refused_as_what_it_is(content: bytes, said: str):
    with pytest.raises(ImportRefused) as refused:
        refuse_other_kinds(content, "svar.csv")

    assert [str(fault) for fault in refused.value.faults] == [said]
