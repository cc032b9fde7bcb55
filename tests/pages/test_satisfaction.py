import json
import random
import re

import pandas as pd
import pytest
from click.testing import CliRunner

from cxdash.charts.satisfaction import gaps
from cxdash.charts.satisfaction.gaps import columns
from cxdash.cli.main import main
from cxdash.domain.scales import MEASURE_NAMES
from cxdash.i18n.translator import Words
from cxdash.presenters.elements import AXIS_HEIGHT
from cxdash.presenters.satisfaction.screen import SENTENCES
from cxdash.store import database
from cxdash.ui.components import pictures
from cxdash.ui.shell import cache
from tests.pages import stores
from tests.pages.reader import Reader

READING = columns(Words("en"))["reading"]

HALF = {0: 0.5, 1: 0.05, 2: 0.005, 3: 0.0005}
"""How far a figure on the screen may lie from the real one, by its decimals."""


def random_views(count):
    """Return links of views, some with a period that is open at one end, some on another question or stage."""
    draw = random.Random(20260501)
    for _ in range(count):
        first, last = sorted(draw.sample(stores.MONTHS, 2))
        yield {
            "journey": draw.choice(["", "buying", "using"]),
            "segment": draw.choice(["", *stores.SEGMENTS]),
            "period": draw.choice(["all", first, f"{first}..{last}"]),
            "measure": draw.choice(["CSAT", "CES"]),
            "stage": draw.choice(stores.STAGES),
        }


def printed(link):
    """Return what the command line prints of the same view."""
    period = f"{min(stores.MONTHS)}..{max(stores.MONTHS)}" if link["period"] == "all" else link["period"]
    first, _, last = period.partition("..")
    options = {"--journey": link["journey"], "--segment": link["segment"], "--from": first, "--to": last or first}
    given = [word for option, value in options.items() if value for word in (option, value)]
    done = CliRunner().invoke(main, ["figures", "satisfaction", "--json", *given], catch_exceptions=False)
    return json.loads(done.stdout)


def named(key):
    return key.capitalize()


def frame(rows, columns):
    """Return the command line's figures under the names of the screen."""
    table = [[value(row) for value in columns.values()] for row in rows]
    return pd.DataFrame(table, columns=list(columns), dtype=object)


def known(table):
    """Leave out columns in which nothing is known."""
    return table.dropna(axis="columns", how="all")


def percent(name):
    return lambda row: None if row[name] is None else row[name] * 100


def plain(name):
    return lambda row: row.get(name)


def between(low, high, times=1):
    return lambda row: None if row[low] is None else (row[low] * times, row[high] * times)


TOUCHPOINTS = {
    "Touchpoint": lambda row: named(row["key"]),
    "Question": lambda row: MEASURE_NAMES[row["measure"]],
    "Mean": plain("mean"),
    "Mean, from–to": between("mean_low", "mean_high"),
    "Gap": plain("gap"),
    "Top marks, %": percent("top2"),
    "Answers": plain("n"),
    "Expected": plain("expected"),
    "Gap, from–to": between("gap_low", "gap_high"),
    "Top marks, from–to": between("top2_low", "top2_high", 100),
    "NPS": plain("nps"),
    "Change": plain("change"),
    "Note": lambda row: "too few answers" if row["mean"] is None else "uncertain" if row["wide"] else None,
}
STAGES = {
    "Stage": lambda row: named(row["key"]),
    "Question": lambda row: MEASURE_NAMES[row["measure"]],
    "Mean": plain("mean"),
    "Mean, from–to": between("mean_low", "mean_high"),
    "Expected": plain("expected"),
    "Gap": plain("gap"),
    "Change": plain("change"),
    "All answers together": lambda row: row["pooled"]["n"],
    "Mean, all answers": lambda row: row["pooled"]["mean"],
    "Top marks, all answers, %": lambda row: None if row["pooled"]["top2"] is None else row["pooled"]["top2"] * 100,
}
PICTURE = {
    "Where": lambda row: named(row["key"]),
    "Expected": plain("expected"),
    "Got": plain("mean"),
    "Got, from": plain("mean_low"),
    "Got, to": plain("mean_high"),
    "Gap": plain("gap"),
    "Gap, from": plain("gap_low"),
    "Gap, to": plain("gap_high"),
    "Answers": plain("n"),
}


def assert_shows(shown, expected, decimals):
    """Assert that a table on the screen holds these figures, rounded."""
    assert list(shown.columns) == list(expected.columns)
    for name in expected:
        places = 0 if name == "NPS" else 1 if name.startswith("Top marks") else decimals
        for on_screen, real in zip(shown[name], expected[name], strict=True):
            if isinstance(real, float) and real == real:  # noqa: PLR0124
                assert on_screen == pytest.approx(real, abs=HALF[places] + 1e-9), name
            elif isinstance(real, tuple):
                ends = [float(end.replace("−", "-").replace(",", "")) for end in re.split("–| to ", on_screen)]
                assert ends == pytest.approx(real, abs=HALF[places] + 1e-9), name
            else:
                assert (pd.isna(on_screen) and real is None) or on_screen == real, name


def shown_stage(link, rows):
    """Return the stage whose touchpoints are shown: the link's, if it was asked about."""
    asked = [row["key"] for row in rows]
    return link["stage"] if link["stage"] in asked else None


@pytest.mark.parametrize("link", list(random_views(20)), ids=lambda link: "-".join(link.values()))
def test_the_screen_shows_what_the_command_line_prints(link, open_store):
    open_store("company")
    record = printed(link)
    of_stages, of_touchpoints = (
        [row for row in record[level] if row["measure"] == link["measure"]] for level in ("stages", "touchpoints")
    )

    reader = Reader("satisfaction", lang="en", **link)

    pictures = reader.charts()
    assert_shows(pictures[0].tables["rows"].drop(columns=[READING, "said"]), frame(of_stages, PICTURE), 3)
    if stage := shown_stage(link, of_stages):
        inside = [row for row in of_touchpoints if row["stage"] == stage]
        assert_shows(pictures[1].tables["rows"].drop(columns=[READING, "said"]), frame(inside, PICTURE), 3)
    assert_metrics(reader, record["relationship"])
    touchpoints, stages = Reader("satisfaction", lang="en", part="table", **link).all_columns().tables()
    assert_shows(
        touchpoints.drop(columns="Month by month", errors="ignore"), known(frame(record["touchpoints"], TOUCHPOINTS)), 2
    )
    assert_shows(stages, known(frame(record["stages"], STAGES)), 2)


def assert_metrics(reader, relationship):
    """Assert that the figures side by side are those of the whole relationship, with their number of answers."""
    shown = {metric.label: metric.value for metric in reader.app.metric}
    asked = {"Satisfied customers": ("CSAT", "top2", 100), "Net promoter score (NPS)": ("NPS", "value", 1)}
    assert set(shown) == {name for name, (measure, *_) in asked.items() if measure in relationship}
    for name, value in shown.items():
        measure, figure, unit = asked[name]
        row = relationship[measure]
        if row[figure] is None:
            assert value == "Too few answers"
        else:
            assert number(value) == pytest.approx(row[figure] * unit, abs=HALF[0] + 1e-9)
        assert f"{row['n']} answers" in reader.text()


def number(text):
    return float(text.replace("−", "-").replace("%", ""))


def test_the_sentence_names_the_other_stage_when_the_answers_are_swapped(own_store):
    stores.story(own_store, {"buy": (4, 2), "use": (4, 3)})

    assert Reader(lang="en").finding == SENTENCES["broken most"].format(stage="Buy", mean="2.0", expected="4.0")


def test_the_sentence_names_this_stage_when_they_are_not(own_store):
    stores.story(own_store, {"buy": (4, 3), "use": (4, 2)})

    assert Reader(lang="en").finding == SENTENCES["broken most"].format(stage="Use", mean="2.0", expected="4.0")


def test_the_sentence_is_gone_with_the_gap(own_store):
    stores.story(own_store, {"buy": (4, 4), "use": (4, 4)})

    reader = Reader(lang="en")

    assert reader.finding == SENTENCES["kept"]
    assert set(reader.charts()[0].tables["rows"][READING]) == {"as expected"}


def test_the_sentence_follows_new_answers_without_a_restart(own_store):
    stores.story(own_store, {"buy": (4, 2), "use": (4, 4)})
    reader = Reader(lang="en")
    before = reader.finding

    stores.story(own_store, {"buy": (4, 4), "use": (4, 4)}, replaces="spring")

    assert "in the stage Buy" in before
    assert reader.run().finding == SENTENCES["kept"]


def test_the_picture_says_in_words_what_its_sentence_says(open_store):
    open_store("company")

    reader = Reader(lang="en")

    assert reader.charts()[0].alt == reader.finding


def test_on_a_phone_the_stages_are_rows(open_store, monkeypatch):
    open_store("company")
    at_desk = Reader(lang="en").charts()[0]
    monkeypatch.setattr(pictures, "on_a_phone", lambda: True)

    on_phone = Reader(lang="en").charts()[0]

    assert on_phone.spec["height"] == gaps.ROW_HEIGHT * len(at_desk.tables["rows"]) + AXIS_HEIGHT
    assert on_phone.tables["rows"].equals(at_desk.tables["rows"])
    assert at_desk.spec["height"] == gaps.STAGE_HEIGHT


def test_what_customers_wrote_is_no_markdown(open_store):
    open_store("company")

    reader = Reader(lang="en", stage="know")

    quoted = [text.value for text in reader.app.text]
    assert stores.TRICKY in quoted
    assert not any(stores.TRICKY in text.value for text in [*reader.app.title, *reader.app.markdown])


def test_clearly_lower_scores_are_named_where_expectations_are_unknown(own_store):
    rows = [(f"c{i}", key, "CSAT", score + i % 2) for i in range(40) for key, score in (("shop", 4), ("help", 2))]
    stores.load(own_store, rows, touchpoints=["shop:buy", "help:use"])

    assert Reader(lang="en").finding == SENTENCES["lowest"].format(stage="Use", mean="2.5", scale="1–5")


def test_a_name_that_is_markdown_is_shown_as_it_is(own_store):
    rows = [(f"c{i}", "shop", "CSAT", 3) for i in range(40)]
    stores.load(own_store, rows, touchpoints=["shop:*buy*"])

    reader = Reader(lang="en")

    assert reader.finding == SENTENCES["only"].format(stage="*buy*", mean="3.0", scale="1–5")
    assert re.search(r"\\\*buy\\\*", reader.app.title[0].value)


def test_a_store_that_is_read_twice_is_opened_once(open_store):
    engine = open_store("company")

    assert cache.store(database.store_url()) is engine
