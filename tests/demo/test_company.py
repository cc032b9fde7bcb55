"""The demo's answers give the figures of the story (experience.md 5), asked of the store as a page would."""

from collections.abc import Iterator

import pandas as pd
import pytest
from sqlalchemy import Engine

from cxdash.demo import company as demo
from cxdash.domain.people import admin
from cxdash.domain.surveys import Wave
from cxdash.domain.vocabulary import View
from cxdash.measures.satisfaction import figures as measures
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.services import satisfaction
from cxdash.store import database
from cxdash.store.write import answers as store_answers

STORY = """
tv_ad       3.3 3.5  .1 .163     - 600
social_ad   3.0 3.2   0 .249     - 500
friends     3.6 3.0 -.4 .317     - 420
website     3.9 4.0  .1 .063  7600 1800
address     3.9 4.2  .1 .038  2300 1500
reviews     3.6 3.1 -.4 .282     - 380
store       3.9 3.7   0 .117  2400 700
sales_call  3.6 3.5 -.2 .163  4900 800
checkout    4.0 4.1  .1 .050  1300 1500
order_phone 4.0 4.0   0 .063   700 700
confirmation 4.0 4.1  0 .050  1900 1200
date        4.2 2.7 -.5 .431 16300 1600
progress    4.1 2.6 -.4 .471 17800 1500
installer   4.4 2.9 -.6 .353 12000 1700
first_start 4.1 3.4 -.1 .190  7200 1400
welcome     3.2 4.6  .1 .009   100 400
speed       4.4 4.3   0 .028  5300 1500
wifi        4.2 4.0   0 .063 11800 1500
app         3.9 4.1  .3 .050  6000 1300
outage      4.0 3.9  .1 .079  5100 900
invoice     4.1 4.2   0 .038  7100 1200
help_pages  3.7 3.8  .1 .097  5800 900
chat        3.9 3.3 -.3 .218  9200 1500
phone_help  4.1 3.2 -.4 .249 15500 2000
fault_visit 4.3 3.9   0 .079   800 600
complaint   4.0 2.3 -.2 .595  3700 260
price       3.8 3.5 -.2 .163 14700 900
offer       3.7 3.7 -.1 .117  3500 500
cancel      3.6 3.1   0 .282 10900 600
referral    3.6 3.9   0 .079  1300 300
"""
"""Touchpoint, expected, got, change from the first year, low share, let-downs a year, answers in both years.

News (22 answers) and thanks (24) have too few to be shown.
"""

SAME = ["survey", "respondent", "touchpoint"]


@pytest.fixture(scope="module")
def given() -> pd.DataFrame:
    return demo.answers()


@pytest.fixture(scope="module")
def written(given: pd.DataFrame) -> pd.DataFrame:
    return demo.comments(given)


@pytest.fixture(scope="module")
def company(given: pd.DataFrame, written: pd.DataFrame, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A store with the demo's touchpoints, answers and comments."""
    engine = database.open_store(str(tmp_path_factory.mktemp("demo") / "demo.db"))
    stages = _sheet("stages").set_index("key")["name"]
    touchpoints = _sheet("touchpoints").drop(columns="need")
    described = touchpoints.assign(stage_name=touchpoints["stage"].map(stages))
    for key in demo.SURVEYS:
        answered, commented = (
            table[table["survey"] == key].drop(columns="survey").reset_index(drop=True) for table in (given, written)
        )
        store_answers.load(engine, Wave(key, key, "", "", described, answered, commented), who=admin("test"))
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def last_year(company: Engine) -> Satisfaction:
    return _figures(company)


def _sheet(name: str) -> pd.DataFrame:
    return pd.read_csv(demo.FOLDER / f"{name}.csv", keep_default_na=False)


def _figures(company: Engine, period: str = "12m", *, everything: bool = False) -> Satisfaction:
    view = View(period=period)
    with database.reading(company) as connection:
        return satisfaction.figures(connection, view, everything)


def _satisfaction(table: pd.DataFrame) -> pd.DataFrame:
    return table[table["measure"] == "CSAT"].set_index("key")


def _story() -> list[list[str]]:
    return [line.split() for line in STORY.split("\n") if line]


def test_every_touchpoint_gives_what_the_story_says(company: Engine, last_year: Satisfaction):
    volumes = _sheet("touchpoints").set_index("key")["customers_per_year"]
    both_years = _satisfaction(_figures(company, "").touchpoints)["n"]
    found = _satisfaction(last_year.touchpoints)

    for key, expected, got, change, low, let_downs, n in _story():
        row = found.loc[key]
        assert round(row["expected"], 1) == float(expected), key
        assert round(row["mean"], 1) == float(got), key
        assert round(row["change"], 1) == float(change), key
        assert row["gap"] == pytest.approx(float(got) - float(expected), abs=0.05), key
        assert row["low_share"] == pytest.approx(float(low), abs=0.0006), key
        assert both_years[key] == int(n)
        if let_downs != "-":
            assert round(row["low_share"] * volumes[key], -2) == int(let_downs), key


def test_all_is_counted(company: Engine, given: pd.DataFrame):
    rated = _satisfaction(_figures(company, "").touchpoints)["n"]
    asked = given["measure"].value_counts()

    assert rated.sum() == 30_706
    assert asked[asked > 0].to_dict() == {
        "CSAT": 34_306,
        "EXPECTATION": 18_424,
        "NPS": 3_600,
        "CES": 2_000,
        "RESOLVED": 1_900,
    }


def test_news_and_thanks_have_too_few_answers_to_be_shown(company: Engine, last_year: Satisfaction):
    both_years = _figures(company, "")

    assert last_year.hidden == both_years.hidden == ("news", "thanks")
    assert _satisfaction(both_years.touchpoints).loc[["news", "thanks"], "n"].tolist() == [22, 24]


@pytest.mark.parametrize(
    ("stage", "expected", "got", "let_downs", "digits"),
    [
        ("compare", 3.9, 4.0, 17_000, -3),
        ("order", 4.0, 4.1, 3_900, -2),
        ("connect", 4.1, 3.0, 53_000, -3),
        ("use", 4.2, 4.1, 35_000, -3),
        ("help", 3.9, 3.4, 35_000, -3),
        ("renew", 3.7, 3.4, 29_000, -3),
        ("recommend", 3.6, 3.9, 1_300, -2),
    ],
)
def test_every_stage_gives_what_the_story_says(
    last_year: Satisfaction, stage: str, expected: float, got: float, let_downs: int, digits: int
):
    row = _satisfaction(last_year.stages).loc[stage]
    touchpoints = _sheet("touchpoints").set_index("key")
    inside = touchpoints[(touchpoints["stage"] == stage) & (touchpoints["contact"] == "direct")]
    low = _satisfaction(last_year.touchpoints)["low_share"]

    assert (round(row["expected"], 1), round(row["mean"], 1)) == (expected, got)
    assert round((inside["customers_per_year"] * low[inside.index]).sum(), digits) == let_downs


def test_recommend_is_3_5_to_4_0_only_with_the_thanks_that_are_too_few_to_be_shown(company: Engine):
    row = _satisfaction(_figures(company, everything=True).stages).loc["recommend"]

    assert (round(row["expected"], 1), round(row["mean"], 1)) == (3.5, 4.0)


def test_the_promise_breaks_most_at_get_connected(last_year: Satisfaction):
    found = measures.finding(last_year)

    assert (found.code, found.stages[0], found.clear) == ("broken", "connect", True)
    assert _satisfaction(last_year.stages).loc["use", "gap"] == pytest.approx(-0.03, abs=0.01)


def test_the_whole_relationship_is_worse(company: Engine, last_year: Satisfaction):
    now = last_year.relationship.set_index("measure")
    before = _figures(company, "2024-11..2025-10").relationship.set_index("measure")

    assert [round(year.loc["NPS", "value"], 1) for year in (before, now)] == [28, 14]
    assert [round(year.loc["CSAT", "top2"], 3) for year in (before, now)] == [0.71, 0.62]
    assert now["n"].to_dict() == before["n"].to_dict() == {"CSAT": 1800, "NPS": 1800}


@pytest.mark.parametrize(("period", "share"), [("2026-08..2026-10", 0.62), ("2025-08..2025-10", 0.71)])
def test_the_headline_of_the_last_three_months_is_that_of_the_year(company: Engine, period: str, share: float):
    whole = _figures(company, period).relationship.set_index("measure")

    assert round(whole.loc["CSAT", "top2"], 2) == share


def test_help_has_become_less_easy(given: pd.DataFrame, last_year: Satisfaction):
    ease = given[given["measure"] == "CES"]
    stages = last_year.stages

    assert ease.groupby("survey", observed=True)["score"].mean().round(1).tolist() == [4.9, 4.3]
    assert stages[stages["measure"] == "CES"]["mean"].round(1).tolist() == [4.3]
    assert set(ease["touchpoint"]) == {"phone_help", "chat", "help_pages"}


def test_the_share_solved_and_how_satisfied_they_are(given: pd.DataFrame):
    solved = given[given["measure"] == "RESOLVED"]
    both = solved.merge(given[given["measure"] == "CSAT"], on=SAME, suffixes=("", "_csat"))
    now = solved[solved["survey"] == "2025-26"]
    by_talking = solved[solved["touchpoint"].isin(["chat", "phone_help"])]

    assert now.groupby("touchpoint", observed=True)["score"].mean().round(2).to_dict() == {
        "help_pages": 0.66,
        "chat": 0.57,
        "phone_help": 0.67,
        "complaint": 0.41,
    }
    assert by_talking.groupby("survey", observed=True)["score"].mean().round(2).tolist() == [0.71, 0.63]
    for _, year in both.groupby("survey", observed=True):
        assert year.groupby("score")["score_csat"].mean().round(1).tolist() == [1.9, 4.0]


def test_some_channels_fit_some_needs(given: pd.DataFrame):
    now = given[(given["measure"] == "CSAT") & (given["survey"] == "2025-26")]
    means = now.groupby(["touchpoint", "need"], observed=True)["score"].mean().round(1)

    assert means.loc["chat"].to_dict() == {"info": 4.0, "fault": 2.6}
    assert means.loc["phone_help"].drop("bill").to_dict() == {"fault": 3.9, "info": 3.0}
    assert means.loc["help_pages"].to_dict() == {"info": 4.1, "fault": 2.9}
    assert means.loc["cancel", "leave"] == 3.0


def test_small_businesses_are_served_worse_with_a_fault(given: pd.DataFrame):
    rated = given[(given["measure"] == "CSAT") & (given["touchpoint"] != "")]
    faults = rated[rated["need"] == "fault"].assign(business=lambda rows: rows["segment"] == "small business")
    means = faults.groupby(["touchpoint", "business"], observed=True)["score"].mean().unstack()

    assert rated["segment"].value_counts(normalize=True).round(2).to_dict() == {
        "home": 0.74,
        "housing co-op": 0.18,
        "small business": 0.08,
    }
    assert set(means.index) == {"help_pages", "chat", "phone_help", "fault_visit"}
    assert (means[False] - means[True]).tolist() == pytest.approx([0.4] * 4, abs=0.05)


def test_the_installer_is_worse_from_february_2026(company: Engine):
    months = _figures(company, "").months
    visit = months[(months["touchpoint"] == "installer") & (months["measure"] == "CSAT")]
    after = visit["month"] >= "2026-02"
    means = [(part["n"] * part["mean"]).sum() / part["n"].sum() for part in (visit[~after], visit[after])]

    assert [round(mean, 1) for mean in means] == [3.4, 2.7]
    assert after.sum() == 9
    assert visit.loc[after, "mean"].max() < visit.loc[~after, "mean"].min()


def test_what_was_expected_follows_what_was_got_a_little(given: pd.DataFrame):
    expected = given[given["measure"] == "EXPECTATION"]
    both = expected.merge(given[given["measure"] == "CSAT"], on=SAME, suffixes=("", "_got"))
    together = both.groupby("touchpoint", observed=True)[["score", "score_got"]].corr().iloc[::2, 1]

    assert together.median() == pytest.approx(0.3, abs=0.03)


def test_the_same_seed_gives_the_same_answers_and_comments(given: pd.DataFrame, written: pd.DataFrame):
    again = demo.answers(demo.SEED)

    assert again.to_csv(index=False) == given.to_csv(index=False)
    assert demo.comments(again, demo.SEED).to_csv(index=False) == written.to_csv(index=False)


def test_another_seed_gives_the_same_figures_to_other_people(given: pd.DataFrame):
    other = demo.answers(demo.SEED + 1)
    counts = [
        table.groupby(["survey", "touchpoint", "measure", "score"], observed=True).size() for table in (given, other)
    ]

    assert not other.equals(given)
    pd.testing.assert_series_equal(*counts)


def test_nobody_answers_a_question_twice(given: pd.DataFrame):
    assert not given.duplicated([*SAME, "measure"]).any()
    assert given.groupby(["survey", "respondent"], observed=True)["date"].nunique().max() == 1


def test_comments_fit_what_they_are_about(given: pd.DataFrame, written: pd.DataFrame):
    sentences = pd.read_csv(demo.SENTENCES, keep_default_na=False).drop_duplicates("text")
    rated = given[given["measure"] == "CSAT"].astype({"survey": str, "touchpoint": str})
    told = written.merge(rated, on=SAME).merge(sentences, on="text")
    told = told.merge(_sheet("touchpoints")[["key", "stage"]], left_on="touchpoint", right_on="key")
    moods = told["score"].map({1: "low", 2: "low", 3: "middle", 4: "high", 5: "high"})

    assert len(told) == len(written) == 2400
    assert told["language"].value_counts(normalize=True).to_dict() == {"nb": 0.55, "sv": 0.3, "en": 0.15}
    assert (told["stage_x"] == told["stage_y"]).all()
    assert (told["mood"] == moods).all()
    assert all(
        not keys or key in keys.split() for key, keys in zip(told["touchpoint"], told["touchpoints"], strict=True)
    )
