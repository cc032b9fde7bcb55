"""What is taken home is written by a command, the same as long as nothing changes."""

import io

import pytest
from click.testing import CliRunner
from pptx import Presentation

from cxdash.cli.main import main
from cxdash.takeaway import files, pictures
from cxdash.takeaway.converter import NotDrawn


def run(*words: str):
    return CliRunner().invoke(main, list(words))


def test_slides_are_written_twice_alike_in_the_language_asked_for(demo_file, tmp_path):
    words = (
        "--store",
        f"sqlite:///{demo_file}",
        "takeaway",
        str(tmp_path / "home"),
        "--language",
        "nb",
        "--page",
        "overview",
    )
    asked = (*words, "--on", "2026-11-30", "--only", "deck")

    first = run(*asked)
    (file,) = (tmp_path / "home").iterdir()
    content = file.read_bytes()
    run(*asked)

    assert (first.exit_code, file.name) == (0, "havbris-fiber-2026-11-30-nb-slides.pptx")
    assert file.read_bytes() == content
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(io.BytesIO(content)).slides]
    assert titles[0].startswith("Løftet brytes oftest")


def test_a_kind_of_file_that_does_not_exist_is_refused_with_those_that_do(demo_file, tmp_path):
    refused = run("--store", f"sqlite:///{demo_file}", "takeaway", str(tmp_path / "home"), "--only", "dek")

    assert refused.exit_code == 2
    assert f"There is: {', '.join(files.FORMATS)}." in refused.stderr
    assert not (tmp_path / "home").exists()


def test_a_template_that_is_not_there_is_refused_with_its_name(demo_file, tmp_path, monkeypatch):
    monkeypatch.setenv("CXDASH_DECK_TEMPLATE", str(tmp_path / "none.potx"))

    refused = run(
        "--store", f"sqlite:///{demo_file}", "takeaway", str(tmp_path), "--page", "overview", "--only", "deck"
    )

    assert refused.exit_code == 1
    assert "none.potx" in refused.stderr


@pytest.mark.parametrize(
    ("kind", "place", "problem", "said"),
    [
        ("brief", "typeset.converter.pdf", NotDrawn("unknown variable"), "PDF-en kunne ikke lages"),
        ("sheet", "typeset.pictures.converter.svg", NotDrawn("slow"), "Et bilde kunne ikke tegnes"),
    ],
)
def test_a_file_that_cannot_be_made_is_a_sentence_in_the_language_asked_for(
    kind, place, problem, said, demo_file, tmp_path, monkeypatch
):
    pictures._drawn.cache_clear()
    words = ("--language", "nb", "takeaway", str(tmp_path), "--page", "overview", "--only", kind)

    def fail(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr(f"cxdash.takeaway.paper.{place}", fail)
    refused = run("--store", f"sqlite:///{demo_file}", *words[2:], *words[:2])

    assert refused.exit_code == 1
    assert said in refused.stderr
    assert list(tmp_path.iterdir()) == []
