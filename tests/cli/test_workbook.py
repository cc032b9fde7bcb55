"""A company's own data on the command line: in, out, checked, renamed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cxdash.cli import main as cli
from cxdash.exchange.company import export
from cxdash.store import database
from cxdash.store.read import tables
from tests.company import COMPANY, book, held, take

ANSWERS = [
    ["survey", "respondent", "touchpoint", "measure", "score", "date"],
    ["spring", "1", "web", "CSAT", 4, "2026-05-03"],
]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def cxdash(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line on a store; return exit code, what it said and what it complained of."""
    monkeypatch.setenv("USER", "test")

    def run(store: Path, *arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["cxdash", "--store", str(store), *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            cli.run()
        return int(left.value.code or 0), *capsys.readouterr()

    return run


def test_a_workbook_comes_in_after_a_dry_run_and_goes_out_the_same(cxdash: Run, store: Path, tmp_path: Path):
    (tmp_path / "company.xlsx").write_bytes(book({**COMPANY, "responses": ANSWERS}))

    code, said, _ = cxdash(store, "import", tmp_path / "company.xlsx", "--dry-run")
    assert code == 0
    assert "roles: 3 added, 0 changed, 0 removed, 0 stay as they are.\nroles CEO: added.\n" in said
    assert said.endswith("This was a dry run: nothing was changed.\n")
    assert held(database.open_store(str(store))) == {}

    code, said, _ = cxdash(store, "import", tmp_path / "company.xlsx")
    assert (code, said.splitlines()) == (
        0,
        [
            "Sheet responses: there is no survey spring yet; it is made.",
            "company: 1 added, 0 changed, 0 removed, 0 stay as they are.",
            "stages: 2 added, 0 changed, 0 removed, 0 stay as they are.",
            "touchpoints: 2 added, 0 changed, 0 removed, 0 stay as they are.",
            "roles: 3 added, 0 changed, 0 removed, 0 stay as they are.",
            "assignments: 3 added, 0 changed, 0 removed, 0 stay as they are.",
            "Survey spring: 1 answers added, 0 removed, 0 stay as they are; 0 comments added, changed or removed.",
        ],
    )

    for target in ("out.xlsx", "out.zip", "folder"):
        assert cxdash(store, "export", tmp_path / target, "--with-people")[0] == 0
        assert cxdash(tmp_path / f"{target}.db", "import", tmp_path / target)[0] == 0
        assert held(database.open_store(str(tmp_path / f"{target}.db"))) == held(database.open_store(str(store)))


def test_without_people_nobody_goes_out(cxdash: Run, store: Path, tmp_path: Path):
    take(database.open_store(str(store)), {**COMPANY, "responses": ANSWERS})

    code, said, _ = cxdash(store, "export", tmp_path / "folder")

    assert code == 0
    assert "Left out: answers, comments, the customer list and raters" in said
    assert not {"responses.csv", "comments.csv", "subscriptions.csv", "assessments.csv"} & {
        file.name for file in (tmp_path / "folder").iterdir()
    }
    with database.reading(database.open_store(str(store))) as connection:
        expected = export.csv_files(tables.tables(connection))
    assert {file.name: file.read_bytes() for file in (tmp_path / "folder").iterdir()} == expected


def test_a_faulty_workbook_is_refused_with_every_fault(cxdash: Run, store: Path, tmp_path: Path):
    roles = [["key", "name", "kind", "reports_to"], ["CEO", None, "boss", "CFO"]]
    (tmp_path / "company.xlsx").write_bytes(book({"roles": roles}))

    assert cxdash(store, "import", tmp_path / "company.xlsx") == (
        1,
        "",
        "Sheet roles, row 2, column name: the cell is blank, and must not be.\n"
        'Sheet roles, row 2, column kind: "boss" is not one of the allowed values, which are executive, function, '
        "collective.\n"
        'Sheet roles, row 2, column reports_to: "CFO" is not in the sheet roles; is "CEO" meant?\n',
    )


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["import", "."], 1, "holds no CSV files."),
        (["import", ".", "--mapping", "pyproject.toml"], 2, "a survey is one file, not a folder"),
        (["import", "nowhere.xlsx"], 2, "does not exist"),
        (["template", "company.csv"], 2, "must end with .xlsx"),
        (["rename", "stages", "a", "b"], 1, "There is no stage with the key a."),
        (["rename", "customers", "a", "b"], 1, "The sheet customers has no keys"),
        (["export", "/dev/null/x.xlsx"], 1, "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said(cxdash: Run, store: Path, arguments: list[str], code: int, complaint: str):
    done, _, said = cxdash(store, *arguments)

    assert (done, complaint in " ".join(said.split())) == (code, True), said
    assert "Traceback" not in said


def test_a_survey_is_corrected(cxdash: Run, store: Path, tmp_path: Path):
    take(database.open_store(str(store)), {**COMPANY, "responses": ANSWERS})
    corrected = tmp_path / "corrected.csv"
    corrected.write_text("survey;respondent;touchpoint;measure;score;date\nspring;1;web;CSAT;5;3.5.2026\n")
    corrected.rename(tmp_path / "responses.csv")

    code, _, complaint = cxdash(store, "import", tmp_path / "responses.csv")
    assert code == 1
    assert "load the file with --replaces spring." in complaint

    assert cxdash(store, "import", tmp_path / "responses.csv", "--replaces", "spring")[:2] == (
        0,
        "Survey spring: 1 answers added, 1 removed, 0 stay as they are; 0 comments added, changed or removed.\n",
    )


def test_a_template_is_made_and_filled_stores_are_checked(cxdash: Run, store: Path, tmp_path: Path):
    assert cxdash(store, "template", tmp_path / "empty.xlsx", "--language", "nb") == (
        0,
        f"Written: {tmp_path / 'empty.xlsx'}\n",
        "",
    )
    assert cxdash(store, "import", tmp_path / "empty.xlsx")[0] == 1
    take(database.open_store(str(store)), COMPANY)

    code, said, wrong = cxdash(store, "check")
    assert (code, said.splitlines()[0], wrong) == (0, "There are no answers yet.", "")
    assert cxdash(store, "check", "--strict")[0] == 1
    assert cxdash(store, "rename", "roles", "CIO", "CTO") == (0, "roles: CIO is now CTO.\n", "")
    assert cxdash(store, "rename", "Faser", "Bruke", "using") == (0, "stages: use is now using.\n", "")
    assert "CTO" in held(database.open_store(str(store)))["assignments"][0]
