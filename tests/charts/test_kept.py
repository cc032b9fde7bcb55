import ast
import json
import os
import time
from pathlib import Path

import pytest

from cxdash.charts import compiled as charts
from cxdash.charts import kept, paths
from cxdash.charts.satisfaction import gaps, matters
from cxdash.domain.scales import SCALES, Measure

SCALE = SCALES[Measure.CSAT]
COUNTED = {"mark": "point"}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "pictures")
    yield tmp_path / "pictures"
    kept.edition.cache_clear()


def described(picture, language="en", *arguments):
    """Return a picture as a start of the product finds it: nothing is in memory."""
    return charts.compiled.__wrapped__(picture, language, *arguments)


def files(folder):
    return sorted(folder.rglob("*.json"))


def test_a_picture_that_is_kept_is_the_picture_that_was_described(folder):
    first = described(gaps.stages, "nb", SCALE)
    second = described(gaps.stages, "nb", SCALE)

    assert first == second == json.loads(files(folder)[0].read_text(encoding="utf-8"))
    assert first["layer"]


def test_what_is_kept_is_read_and_not_described_again(folder):
    described(paths.credits)
    files(folder)[0].write_text(json.dumps(COUNTED), encoding="utf-8")

    assert described(paths.credits) == COUNTED


@pytest.mark.parametrize("broken", ["", "{", '{"layer": [', "[]", "null", "\x00"])
def test_a_broken_file_is_described_again_and_mended(folder, broken):
    whole = described(paths.credits)
    files(folder)[0].write_text(broken, encoding="utf-8")

    assert described(paths.credits) == whole
    assert json.loads(files(folder)[0].read_text(encoding="utf-8")) == whole


def test_a_folder_that_cannot_be_made_only_costs_time(folder):
    folder.write_text("a file in its place", encoding="utf-8")

    assert described(paths.credits)["layer"]
    assert folder.read_text(encoding="utf-8") == "a file in its place"


def test_nothing_is_left_of_a_file_that_could_not_be_put_in_its_place(folder, monkeypatch):
    def full(_new, _file):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)

    assert described(paths.credits)["layer"]
    assert [file.name for file in folder.rglob("*") if file.is_file()] == []


def test_each_picture_language_and_argument_has_a_file_of_its_own(folder):
    for language in ("en", "nb", "nb@users"):
        described(paths.credits, language)
        for scale in (SCALE, SCALES[Measure.CES]):
            described(gaps.stages, language, scale)

    assert len(files(folder)) == 9


@pytest.mark.parametrize("package", kept.MADE_OF)
def test_another_edition_of_what_pictures_are_made_of_is_another_file(folder, tmp_path, monkeypatch, package):
    house = _house(tmp_path)
    monkeypatch.setattr(kept, "HOUSE", house)
    kept.edition.cache_clear()
    before = kept.of(paths.credits, "en", ())
    changed = house / package / "one.py"
    changed.write_text("changed = True\n", encoding="utf-8")
    _make_old(changed)
    kept.edition.cache_clear()

    assert before is not None
    assert kept.of(paths.credits, "en", ()) != before


def test_another_version_of_altair_is_another_edition(monkeypatch):
    before = kept.edition()
    kept.edition.cache_clear()
    monkeypatch.setattr(kept, "version", lambda _name: "0")

    assert kept.edition() != before


def test_nothing_is_kept_while_code_is_newer_than_the_process_that_runs(folder, tmp_path, monkeypatch):
    house = _house(tmp_path)
    (house / "charts" / "one.py").touch()
    monkeypatch.setattr(kept, "HOUSE", house)
    kept.edition.cache_clear()

    assert described(paths.credits)["layer"]
    assert not folder.exists()


def test_nothing_is_kept_where_the_code_cannot_be_read(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "HOUSE", tmp_path)
    kept.edition.cache_clear()

    assert described(paths.credits)["layer"]
    assert not folder.exists()


def test_files_of_another_edition_are_removed_when_the_first_of_this_one_is_kept(folder):
    old = folder / "another edition"
    old.mkdir(parents=True)
    (old / "picture.json").write_text("{}", encoding="utf-8")
    described(paths.credits)

    assert not old.exists()
    assert len(files(folder)) == 1


def test_no_more_than_so_many_files_are_kept(folder, monkeypatch):
    monkeypatch.setattr(kept, "MOST", 2)
    for highest in (4.1, 4.2, 4.3):
        assert described(matters.importance, "en", (1.0, highest, 1.0, 5.0))["layer"]

    assert len(files(folder)) == 2


def test_only_pictures_of_this_package_over_plain_arguments_are_kept():
    assert kept.of(paths.credits, "en", ((SCALE, ("a", 1, 2.5, None, True)),)) is not None
    assert kept.of(paths.credits, "en", (object(),)) is None
    assert kept.of(paths.credits, "en", (["a list may change"],)) is None
    assert kept.of(lambda _words: None, "en", ()) is None
    assert kept.of(_own_picture, "en", ()) is None


def test_pictures_are_made_of_nothing_but_what_the_edition_tells():
    imported = set()
    for file in kept.sources():
        if file.suffix == ".py":
            tree = ast.parse(file.read_text(encoding="utf-8"))
            imported |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}

    ours = {name.split(".")[1] for name in imported if name.startswith("cxdash.")}
    assert ours <= set(kept.MADE_OF)


def _own_picture(_words):
    return None


def _house(tmp_path):
    """Make a house of one module a package, which is older than this process."""
    house = tmp_path / "house"
    for package in kept.MADE_OF:
        (house / package).mkdir(parents=True)
        file = house / package / "one.py"
        file.write_text("", encoding="utf-8")
        _make_old(file)
    return house


def _make_old(file):
    then = time.time() - 1000
    os.utime(file, (then, then))
