"""The check of known weaknesses: never passed over in silence."""

import pytest

from tests import advisories


@pytest.fixture
def answering(tmp_path):
    """Return the address of an index that answers with a text."""

    def at(text: str) -> str:
        (tmp_path / "json").write_text(text, encoding="utf-8")
        return (tmp_path / "json").as_uri()

    return at


@pytest.mark.parametrize(
    ("text", "reason"), [('{"info": {}}', "the index has no advisories"), ("<html>", "Expecting value")]
)
def test_an_index_without_advisories_is_named_in_one_line(text, reason, answering, capsys):
    address, asked = answering(text), []

    assert advisories.main(address, asked.append) == 0
    said = capsys.readouterr().err
    assert said.startswith(f"NOT AUDITED: {address} could not be asked for known weaknesses ({reason}")
    assert said.count("\n") == 1
    assert asked == []


def test_nobody_who_answers_is_named_too(tmp_path, capsys):
    assert advisories.main((tmp_path / "nothing").as_uri()) == 0
    assert capsys.readouterr().err.startswith("NOT AUDITED: ")


@pytest.mark.parametrize(("codes", "code"), [([0, 0], 0), ([0, 1], 1), ([2], 1)])
def test_what_the_audit_finds_is_handed_on(codes, code, answering, capsys):
    asked, left = [], iter(codes)

    def run(command):
        asked.append(command)
        return next(left)

    assert advisories.main(answering('{"vulnerabilities": []}'), run) == code
    assert asked == [advisories.INSTALL, advisories.AUDIT][: len(codes)]
    assert capsys.readouterr().err == ""


def test_what_is_asked_for_is_what_the_audit_asks_for():
    asked = advisories.address("# what runs\nuvicorn[standard]==0.35.0  # the server\naltair==6.3.0  # pictures\n")

    assert asked == "https://pypi.org/pypi/uvicorn/0.35.0/json"
