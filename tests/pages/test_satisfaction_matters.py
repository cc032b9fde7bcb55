import json

import numpy as np
import pytest
from click.testing import CliRunner

from cxdash.charts.satisfaction import matters as charts
from cxdash.cli.main import main
from cxdash.domain.people import admin
from cxdash.store.write import changes
from tests.pages import stores
from tests.pages.reader import Reader

MORE = "What goes with overall satisfaction"


@pytest.fixture
def surveyed(own_store):
    """A store of 200 customers who answered at three touchpoints, of which the shop matters most, and of the whole."""
    rng = np.random.default_rng(5)
    scores = rng.integers(1, 6, (200, 3))
    whole = np.clip(np.round(scores @ [0.6, 0.25, 0.05] + 0.3 + rng.normal(0, 0.4, 200)), 1, 5).astype(int)
    rows = [
        (f"c{i}", key, "CSAT", int(scores[i, at])) for i in range(200) for at, key in enumerate(("shop", "help", "web"))
    ]
    rows += [(f"c{i}", "", "CSAT", int(whole[i])) for i in range(200)]
    stores.load(own_store, rows, touchpoints=["shop:buy", "help:use", "web:use"])
    with changes.writing(own_store, admin("test")) as change:
        for key, importance in (("shop", 9), ("help", 4), ("web", 3)):
            changes.edit(change, "touchpoint", key, 1, {"importance": importance})
    return own_store


def printed(*options):
    done = CliRunner().invoke(main, ["figures", "satisfaction", "--json", *options], catch_exceptions=False)
    return json.loads(done.stdout)


def test_what_is_drawn_on_request_is_what_the_command_line_prints(surveyed):
    told = printed("--drivers")["drivers"]["CSAT"]

    reader = Reader("satisfaction", lang="en", part="matters").open_more(MORE)

    drawn = reader.charts()[-1].tables["rows"]
    assert drawn.Where.tolist() == [row["key"].capitalize() for row in told["rows"]] == ["Shop", "Help", "Web"]
    assert drawn["Share, %"].tolist() == [round(row["share"] * 100, 1) for row in told["rows"]]
    assert "200 respondents answered all of these touchpoints" in reader.text()
    assert reader.tables()[0].Where.tolist() == ["Shop", "Help", "Web"]


def test_drivers_are_printed_only_where_asked_for(surveyed):
    assert printed()["drivers"] is None


def test_the_map_shows_what_the_command_line_prints(surveyed):
    told = printed()["ipa"]

    drawn = Reader("satisfaction", lang="en", part="matters").charts()[1].tables["rows"]

    assert drawn.Where.tolist() == [row["key"].capitalize() for row in told]
    assert drawn.Importance.tolist() == [row["importance"] for row in told] == [9, 4, 3]
    assert drawn.Got.tolist() == [round(row["mean"], 3) for row in told]


def test_names_stand_beside_at_most_fourteen_marks(open_store):
    open_store("demo")

    tables = Reader("satisfaction", lang="en", part="matters").charts()[1].tables

    named = [place for side in charts.SIDES for place in tables[side].Where]
    assert 8 <= len(named) <= 14
    assert len(set(named)) == len(named)
    assert {"The installer's visit", "Phone support", "Complaint"} <= set(named)


def test_where_nobody_answered_several_touchpoints_the_page_says_why_nothing_is_told(open_store):
    open_store("demo")

    reader = Reader("satisfaction", lang="en", part="matters").open_more(MORE)

    assert "Too few have answered several touchpoints and been asked about the whole relationship: 0." in reader.text()


def test_the_command_line_prints_every_signal_of_the_demo(open_store):
    open_store("demo")

    signals = printed()["signals"]

    (installer,) = [one for one in signals if (one["touchpoint"], one["measure"]) == ("installer", "CSAT")]
    assert (installer["state"], installer["side"], installer["since"], installer["months"]) == (
        "run",
        -1,
        "2026-02",
        24,
    )
