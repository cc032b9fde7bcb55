"""Touchpoints asked on scales of every kind: the page and the command show the same figures."""

import json

import pytest

from tests.builders import DAY, load
from tests.pages.reader import Reader

ASKED = {"web": ("0-100", 10, 20), "app": ("1-5/0.5", 1.5, 0.5), "shop": ("1-7", 2, 1), "desk": ("", 1, 1)}
ASKED |= {"phone": ("5-1", 1, 1)}
"""Touchpoints with the scale of their question ('' for the measure's own), their lowest answer, and the next step."""

SHOWN = {
    "web": "Satisfaction (0–100)",
    "app": "Satisfaction (1–5)",
    "shop": "Satisfaction (1–7)",
    "desk": "Satisfaction (1–5)",
    "phone": "Satisfaction (1–5, lower is better)",
}


@pytest.fixture
def record(own_store, sqlite_address, typed):
    """What the command says of forty customers who were asked about each touchpoint."""
    answers = [
        (f"c{at}", key, "CSAT", first + step * (at * at % 5), DAY, "", "", 1.0, 1, scale)
        for key, (scale, first, step) in ASKED.items()
        for at in range(40)
    ]
    load(own_store, answers, touchpoints=[f"{key}:use" for key in ASKED])
    return json.loads(typed(sqlite_address, "figures", "satisfaction", "--json")[1])


def test_all_figures_are_those_of_the_command_each_on_its_own_scale(record):
    shown = Reader("satisfaction", lang="en", part="table").tables()[0].set_index("Touchpoint")
    everything = Reader("satisfaction", lang="en", part="table").all_columns().tables()[0].set_index("Touchpoint")

    assert {key: shown.loc[key.capitalize(), "Question"] for key in ASKED} == SHOWN
    for row in record["touchpoints"]:
        place = row["key"].capitalize()
        told = [row["mean"], row["mean_low"], row["mean_high"], 100 * row["top2"], row["n"]]
        low, high = shown.loc[place, "Mean, from–to"].split("–")
        seen = [shown.loc[place, "Mean"], float(low), float(high), shown.loc[place, "Top marks, %"]]
        assert [*seen, everything.loc[place, "Answers"]] == pytest.approx(told, abs=0.051)
    assert [row["mean"] for row in record["touchpoints"]] == [50, 2.5, 4, 3, 3]


def test_the_pictures_compare_them_as_per_cent_of_the_way_and_say_so(record):
    reader = Reader("satisfaction", lang="en", stage="use")
    stages, touchpoints = (chart.tables["rows"].set_index("Where")["Got"] for chart in reader.charts())

    assert "per cent of the way from the worst mark (0) to the best (100)" in reader.text()
    ways = {row["key"].capitalize(): row["way"] for row in record["touchpoints"]}
    assert ways == pytest.approx({"Web": 50, "App": 37.5, "Shop": 50, "Desk": 50, "Phone": 50})
    assert dict(touchpoints) == pytest.approx(ways, abs=0.001)
    assert stages["Use"] == pytest.approx(record["stages"][0]["mean"], abs=0.001)
