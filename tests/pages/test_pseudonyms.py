"""With respondents under pseudonyms, as is the default, everything reads as with their names."""

import re

import pytest

from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.presenters.satisfaction import headlines
from cxdash.services import satisfaction
from cxdash.store import database
from tests.builders import load
from tests.company import COMPANY, take
from tests.pages.reader import Reader

PEOPLE = [f"person{number}@example.com" if number % 2 else str(1000 + number) for number in range(240)]
"""E-mail addresses, and numbers of a customer list."""

SUBJECTS = ["overview", "satisfaction", "economics", "ownership", "priorities", "maturity", "paths"]


def rows(turn, day):
    """Return what each of PEOPLE answered on a day: about both touchpoints, and the whole."""
    scores = [(name, (number * 7 + turn) % 5 + 1) for number, name in enumerate(PEOPLE)]
    return [
        row
        for number, (name, score) in enumerate(scores)
        for row in (
            (name, "web", "CSAT", score, day),
            (name, "wifi", "CSAT", (score + number) % 5 + 1, day),
            (name, "", "CSAT", (2 * score + number) % 5 + 1, day),
        )
    ]


WAVES = {
    "spring": {"rows": rows(0, "2026-03-02"), "comments": [(PEOPLE[1], "web", "Slow"), (PEOPLE[2], "web", "Fast")]},
    "autumn": {"rows": rows(2, "2026-09-02"), "comments": [(PEOPLE[1], "wifi", "Gone again")]},
}


def both(engine):
    return {key: load(engine, wave["rows"], key=key, comments=wave["comments"]) for key, wave in WAVES.items()}


@pytest.fixture
def stores(tmp_path, monkeypatch):
    """Two stores that hold the same, one with names as given, one as every new store is, and their addresses."""
    made = {}
    for kind in ("as given", "pseudonyms"):
        monkeypatch.setenv("CXDASH_RESPONDENTS", kind)
        if kind == "pseudonyms":
            monkeypatch.delenv("CXDASH_RESPONDENTS")
        engine = database.open_store(f"sqlite:///{tmp_path / kind}.db")
        take(engine, COMPANY)
        both(engine)
        made[kind] = engine
    yield made
    for engine in made.values():
        engine.dispose()


def address(engine):
    return engine.url.render_as_string(hide_password=False)


def test_files_find_their_respondents_again_and_no_name_is_kept(stores):
    hidden = stores["pseudonyms"]
    again = both(hidden)

    assert [(one.added, one.removed, one.unchanged) for one in again.values()] == [(0, 0, 720)] * 2
    with database.reading(hidden) as connection:
        kept = connection.exec_driver_sql("SELECT DISTINCT respondent FROM response").scalars().all()
    assert len(kept) == len(PEOPLE)
    assert all(re.fullmatch(r"~\S{32,}", name) for name in kept)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_figure_is_the_same(subject, stores, typed):
    said = [typed(address(engine), "figures", subject, "--json") for engine in stores.values()]

    assert said[0] == said[1]
    assert said[0][0] == 0


@pytest.mark.parametrize("whole", [True, False])
def test_it_is_seen_who_answered_twice_and_what_satisfaction_goes_with(whole, stores):
    found, shares = [], []
    for engine in stores.values():
        with database.reading(engine) as connection:
            twice = satisfaction.repeated(connection, View(), whole)
            sentence = headlines.answered_twice(twice, Words("en"))
            explained, _ = satisfaction.drivers(connection, View(), "CSAT")
            found.append((sentence, repr(twice), [(row.key, row.n) for row in explained.rows]))
            shares.append([explained.r2, *(row.share for row in explained.rows)])  # ranges follow the order of names

    assert found[0] == found[1]
    assert shares[0] == pytest.approx(shares[1])
    assert set(twice.rows["n"]) == {240}


@pytest.mark.parametrize("part", ["", "drivers", "repeated"])
def test_a_page_reads_the_same(part, stores, monkeypatch):
    said = []
    for engine in stores.values():
        monkeypatch.setenv("CXDASH_DATABASE_URL", address(engine))
        said.append(Reader("satisfaction", lang="en", **({"part": part} if part else {})).text())

    assert said[0] == said[1]


def test_an_export_holds_pseudonyms_and_is_taken_in_again_as_it_is(stores, tmp_path, typed):
    code, _, wrong = typed(address(stores["pseudonyms"]), "export", tmp_path / "out", "--with-people")
    other = f"sqlite:///{tmp_path / 'other.db'}"
    taken = typed(other, "import", tmp_path / "out")

    assert (code, wrong, taken[0]) == (0, "", 0)
    text = (tmp_path / "out" / "responses.csv").read_text("utf-8")
    assert not any(name in text for name in PEOPLE if "@" in name)
    for subject in SUBJECTS[:2]:
        assert typed(other, "figures", subject, "--json") == typed(
            address(stores["pseudonyms"]), "figures", subject, "--json"
        )


@pytest.mark.parametrize("name", [PEOPLE[1], PEOPLE[2]])
def test_somebody_is_forgotten_by_the_name_that_the_file_has(name, stores, typed):
    code, said, wrong = typed(address(stores["pseudonyms"]), "forget", name, "--yes")

    assert (code, wrong) == (0, "")
    assert said.startswith("Nobody's from now on, and still counted: 6 answers.")
    assert typed(address(stores["as given"]), "forget", name, "--yes")[0] == 0
    figures = [typed(address(engine), "figures", "satisfaction", "--json") for engine in stores.values()]
    assert figures[0] == figures[1]
    assert typed(address(stores["pseudonyms"]), "forget", name, "--yes")[0] == 1
