"""`figures overview` prints what the overview shows, and agrees with the commands of the subjects it gathers."""

import json
from datetime import date

import pytest

from cxdash.domain.vocabulary import View
from cxdash.presenters.overview import page
from cxdash.store import database

TODAY = date(2026, 11, 1)


def _refuse(constant):
    raise ValueError(f"{constant} is no JSON.")


@pytest.fixture
def run(demo_file, typed):
    def asked(subject, *options):
        code, printed, _ = typed(str(demo_file), "figures", subject, "--on", "2026-11-01", *options)
        assert code == 0
        return printed

    return asked


def test_it_prints_the_title_and_the_cards_of_the_page(run, demo_file):
    with database.reading(database.open_store(str(demo_file))) as connection:
        screen = page.show(connection, View(period="12m"), "en", TODAY, "")

    record = json.loads(run("overview", "--json"), parse_constant=_refuse)

    assert record["title"] == screen.title
    assert [card["value"] for card in record["cards"]] == [figure.value for figure in screen.figures]
    assert run("overview").splitlines()[0] == screen.title
    hands = {one["sentence"]: one["hands"] for one in record["findings"] if one["hands"]}
    assert hands == {card.statement: card.mandate for card in screen.findings if card.mandate}
    assert hands
    lines = run("overview").splitlines()
    assert all(any(said in line and line.endswith(f"({hand})") for line in lines) for said, hand in hands.items())


def test_what_could_be_dropped_is_said_as_on_the_page(run):
    record = json.loads(run("priorities", "--json"))

    said = record["sentences"]["drop"]
    assert bool(said) == bool(record["could_be_dropped"])
    assert set(said) <= set(run("priorities").splitlines())


@pytest.mark.parametrize(
    ("language", "costs"),
    [
        ("nb", "Hva hvert kontaktpunkt koster, er ikke kjent: "),
        ("sv", "Vad varje kontaktpunkt kostar är inte känt: "),
    ],
)
def test_what_could_be_dropped_is_said_in_the_language_asked_for(run, language, costs):
    said = json.loads(run("priorities", "--json", "--language", language))["sentences"]["drop"]

    assert said[1].startswith(costs)


def test_it_agrees_with_the_owners(run):
    overview, owners = (json.loads(run(subject, "--json")) for subject in ("overview", "ownership"))

    assert overview["clear_owners"] == {"clear": owners["clear_owners"], "of": len(owners["stages"])}
    assert overview["let_downs"]["value"] == pytest.approx(owners["let_downs"]["value"])
    assert overview["start_here"] == overview["situation"]["stages"][0] == "connect"
    assert overview["first"][0] == "nobody"
