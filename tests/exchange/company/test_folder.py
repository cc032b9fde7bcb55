"""Sheets as CSV, alone or packed: the same reading as any other file has."""

import gzip
import zipfile
from io import BytesIO

import pytest

from cxdash.domain.messages import ImportRefused
from cxdash.exchange.company.folder import read_upload
from cxdash.exchange.company.validation import check
from cxdash.exchange.files import archives, budgets

STAGES = "key;name;position\nhelp;Få hjelp;1\n"
EXPECTED = [{"key": "help", "name": "Få hjelp", "position": 1}]


def stages(content: bytes, file: str) -> list[dict]:
    return check(read_upload(content, file)).tables["stages"].to_dict("records")


def zipped(files: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_sheet_is_read_whatever_its_delimiter(delimiter: str, encoding: str):
    raw = read_upload(STAGES.replace(";", delimiter).encode(encoding), "stages.csv")

    assert check(raw).tables["stages"].to_dict("records") == EXPECTED
    assert raw.notes == []


def test_the_columns_decide_the_delimiter_not_the_marks_in_a_title():
    assert stages(b"A, B, C, D, E and F\n" + STAGES.encode(), "stages.csv") == EXPECTED


def test_another_encoding_is_guessed_and_noted():
    raw = read_upload(STAGES.encode("cp1252"), "stages.csv")

    assert check(raw).tables["stages"].to_dict("records") == EXPECTED
    assert list(map(str, raw.notes)) == ["stages.csv was read as cp1252 text, a guess."]


def test_damaged_utf_8_is_not_taken_for_another_encoding():
    content = (STAGES + "use;Gå;2\n").encode() + b"pay;Betal\xe5;3\n"

    with pytest.raises(ImportRefused, match=r"stages.csv, line 4: the text is not UTF-8; save it as CSV UTF-8\."):
        read_upload(content, "stages.csv")


@pytest.mark.parametrize(
    ("content", "file"),
    [
        (gzip.compress(STAGES.encode()), "stages.csv.gz"),
        (zipped({"stages.csv": STAGES.encode()}), "company.zip"),
        (zipped({"data/stages.csv": STAGES.encode(), "data/read me.txt": b"x", "__MACOSX/stages.csv": b"x"}), "a.zip"),
    ],
    ids=["gz", "zip", "folder"],
)
def test_packed_sheets_are_unpacked(content: bytes, file: str):
    assert stages(content, file) == EXPECTED


def test_two_files_of_one_name_in_an_archive_are_not_chosen_between():
    content = zipped({"old/stages.csv": STAGES.encode(), "new/stages.csv": STAGES.replace("1", "2").encode()})

    with pytest.raises(ImportRefused, match="The sheet stages stands in the file more than once"):
        check(read_upload(content, "company.zip"))


def test_an_archive_that_unpacks_to_too_much_is_not_opened(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(budgets, "SUSPECT_SIZE", 1000)
    monkeypatch.setattr(budgets, "SUSPECT_RATIO", 2)

    for content, file in (
        (zipped({"stages.csv": bytes(100_000)}), "a.zip"),
        (gzip.compress(bytes(100_000)), "stages.csv.gz"),
    ):
        with pytest.raises(ImportRefused, match="unpacks to more than it may, 0 MB; it was not opened"):
            read_upload(content, file)
        with pytest.raises(ImportRefused, match="unpacks to more than it may, 0 MB; it was not opened"):
            archives.files_in(content, file)


def test_a_damaged_archive_is_refused():
    with pytest.raises(ImportRefused, match="it is damaged or locked"):
        read_upload(zipped({"stages.csv": STAGES.encode()})[:-30], "company.zip")
