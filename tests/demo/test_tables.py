"""The demo's tables say what the story says (experience.md 5), and nothing that no sheet knows."""

from pathlib import Path
from statistics import mean, median

import pandas as pd
import pytest

from cxdash.demo import company as demo
from cxdash.demo import tables as demo_tables
from cxdash.demo.comments import fitting
from cxdash.demo.figures import KEYS, LANGUAGES, TOUCHPOINTS
from cxdash.domain import sheets as columns

SHEETS = {sheet.name: sheet for sheet in columns.SHEETS}
FILES = sorted(demo.FOLDER.glob("*.csv"))
NOW = "2026-10-31"


def _sheet(name: str) -> pd.DataFrame:
    return pd.read_csv(demo.FOLDER / f"{name}.csv", keep_default_na=False)


def _by_year(rows: pd.DataFrame) -> pd.Series:
    """Return 1 or 2 for each row's month."""
    return (rows["month"] >= "2025-11") + 1


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_table_is_a_sheet_with_its_columns_and_what_they_require(file: Path):
    sheet, table = SHEETS[file.stem], _sheet(file.stem)

    assert [name for name in table.columns if not sheet.column(name)] == []
    assert [column.name for column in sheet.columns if column.required and column.name not in table.columns] == []
    for column in filter(None, map(sheet.column, table.columns)):
        given = table[column.name].astype(str)
        assert given.ne("").any(), f"{column.name} is wholly empty"
        assert not column.required or given.ne("").all(), column.name
        assert not column.allowed or set(given) <= {"", *column.allowed}, column.name


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_a_table_refers_to_is_there(file: Path):
    table = _sheet(file.stem)

    for name in table.columns:
        column = SHEETS[file.stem].column(name)
        if column and column.refers:
            assert set(table[name]) - set(_sheet(column.refers)["key"]) <= {""}, name


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_row_of_a_table_is_there_twice(file: Path):
    table = _sheet(file.stem)
    identity = [name for name in SHEETS[file.stem].identity if name in table.columns]

    assert not identity or not table.duplicated(identity).any()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_name_is_given_in_three_languages(file: Path):
    table = _sheet(file.stem)

    for name in table.columns:
        if f"{name}_nb" in SHEETS[file.stem].fields() and file.stem != "company":
            assert all(table[f"{name}_{language}"].astype(bool).all() for language in columns.TRANSLATIONS), name


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_file_is_plain_utf_8_with_line_feeds(file: Path):
    content = file.read_bytes()

    content.decode("utf-8")
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")


@pytest.mark.parametrize("name", demo_tables.TABLES)
def test_computed_tables_are_what_their_rule_makes(name: str):
    made = demo_tables.as_csv(demo_tables.TABLES[name]())

    assert made == (demo.FOLDER / f"{name}.csv").read_text(encoding="utf-8")


def test_answers_refer_to_what_is_there():
    given = demo.answers()

    assert set(given["survey"]) == set(_sheet("surveys")["key"])
    assert set(given["touchpoint"]) == {"", *_sheet("touchpoints")["key"]}
    assert set(given["need"]) - {""} == set(_sheet("needs")["key"])
    assert list(given.columns) == list(SHEETS["responses"].fields())
    assert list(demo.comments(given).columns) == list(SHEETS["comments"].fields())


def test_touchpoints_are_those_that_are_answered():
    touchpoints = _sheet("touchpoints")
    from_figures = [[t.key, t.stage, t.importance, t.need] for t in TOUCHPOINTS]

    assert touchpoints[["key", "stage", "importance"]].to_numpy().tolist() == [row[:3] for row in from_figures]
    assert touchpoints["need"].tolist() == [row[3] for row in from_figures]


def test_customers_stand_still_while_more_are_won():
    customers = _sheet("customers").assign(year=_by_year)
    sums = customers.groupby("year")[["customers_new", "customers_lost"]].sum()
    end = customers["customers_start"] + customers["customers_new"] - customers["customers_lost"]

    assert sums.to_numpy().tolist() == [[36_000, 31_187], [37_800, 39_290]]
    assert (customers["customers_start"].iloc[0], end.iloc[11], end.iloc[23]) == (182_000, 186_813, 185_323)
    assert (end.iloc[:-1].to_numpy() == customers["customers_start"].iloc[1:].to_numpy()).all()
    assert (customers["revenue"] == customers["customers_start"] * 420).all()


def test_more_is_spent_on_winning_and_less_on_keeping():
    spend = _sheet("spend").assign(year=_by_year)
    sums = spend.groupby(["purpose", "year"])["amount"].sum() / 1e6
    customers = _sheet("customers").assign(year=_by_year).groupby("year")
    kept = customers["customers_start"].first() - customers["customers_lost"].sum()

    assert sums.unstack().to_dict("index") == {
        "acquisition": {1: 66.2, 2: 96.4},
        "experience": {1: 18.5, 2: 19.0},
        "retention": {1: 44.6, 2: 41.0},
    }
    assert (sums["acquisition"] * 1e6 / customers["customers_new"].sum()).round().tolist() == [1839, 2550]
    assert (sums["retention"] * 1e6 / kept).round().tolist() == [296, 278]


def test_the_money_of_every_role_is_that_of_the_story():
    spend = _sheet("spend").assign(year=_by_year)
    sums = (spend.groupby(["purpose", "role", "category", "year"])["amount"].sum() / 1e6).unstack()

    assert {key: tuple(row) for key, row in zip(sums.index, sums.to_numpy().tolist(), strict=True)} == demo_tables.SPEND
    assert round(sums[2].loc["experience", "CCO", "people"] / sums[2].sum(), 2) == 0.01


def test_winning_has_its_season():
    spend = _sheet("spend")
    media = (
        spend[(spend["category"] == "media") & (spend["month"] >= "2025-11")].set_index("month")["amount"] / 54e6 * 12
    )

    assert media.round(3).tolist() == [0.757] * 2 + [1.3] * 3 + [0.757] * 4 + [1.4] * 2 + [0.757]


@pytest.mark.parametrize(
    ("kpi", "was", "now"),
    [
        ("nps", 28, 14),
        ("days_online", 8.6, 12.1),
        ("contracts", 3000, 3150),
        ("cost_new", 1839, 2550),
        ("solved", 71, 63),
        ("handling_time", 8.9, 7.8),
        ("leaving", 15.7, 19.1),
        ("awareness", 61, 70),
        ("uptime", 99.93, 99.95),
        ("met_customer", 2, 2),
    ],
)
def test_kpis_move_from_what_they_were_to_what_they_are(kpi: str, was: float, now: float):
    values = _sheet("kpi_values").query("kpi == @kpi")["value"].tolist()

    assert len(values) == 24
    assert mean(values[:12]) == pytest.approx(was)
    assert values[-3:] == pytest.approx([now] * 3)


def test_two_pairs_of_targets_pull_against_each_other_and_two_have_no_owner():
    kpis = _sheet("kpis").set_index("key")

    assert kpis["works_against"][kpis["works_against"] != ""].to_dict() == {
        "contracts": "days_online",
        "solved": "handling_time",
    }
    assert kpis.index[kpis["owner"] == ""].tolist() == ["days_online", "leaving"]
    assert kpis["target"].tolist() == [35, 5, 3400, 1800, 80, 7.0, 14, 70, 99.95, 8]


def _letters(day: str, letter: str = "A") -> dict[str, list[str]]:
    """Return who holds a letter on a day, by stage."""
    rows = _sheet("assignments")
    holds = (rows["valid_from"] <= day) & ((rows["valid_to"] == "") | (rows["valid_to"] > day))
    chosen = rows[holds & (rows["letter"] == letter) & (rows["stage"] != "")]
    return chosen.groupby("stage")["role"].agg(list).to_dict()


def test_who_answers_for_what_today():
    rows = _sheet("assignments")

    assert _letters(NOW) == {
        "discover": ["CMO"],
        "compare": ["CMO"],
        "order": ["CSO"],
        "use": ["CIO"],
        "help": ["CCO"],
        "renew": ["CMO", "CSO"],
        "recommend": ["EVERYONE"],
    }
    assert _letters(NOW, "R")["connect"] == ["COO"]
    assert _letters(NOW, "C")["connect"] == ["CSO", "SERVICE"]
    assert rows.loc[rows["touchpoint"] == "outage", ["role", "letter"]].to_numpy().tolist() == [["COO", "A"]]
    assert rows.loc[rows["letter"] == "D", "role"].tolist() == ["CEO"]


@pytest.mark.parametrize(
    ("day", "stage", "owner"),
    [
        ("2025-12-31", "connect", ["CSO"]),
        ("2026-01-01", "connect", None),
        ("2026-02-28", "help", ["COO"]),
        ("2026-03-01", "help", ["CCO"]),
    ],
)
def test_who_answered_for_what_before(day: str, stage: str, owner: list[str] | None):
    assert _letters(day).get(stage) == owner


MANDATE = ("end_to_end", "priority", "intervene", "new_ways", "recognised", "followed_up")


@pytest.mark.parametrize(
    ("role", "medians"),
    [
        ("CMO", (4, 4, 3, 4, 5, 3)),
        ("CSO", (3, 4, 4, 3, 5, 4)),
        ("CCO", (4, 2, 1.5, 3, 2, 2)),
        ("CIO", (3, 4, 4, 4, 4, 3)),
        ("COO", (3, 4, 4, 2, 4, 3)),
        ("CEO", (5, 5, 5, 3, 5, 2)),
    ],
)
def test_mandate_is_rated_by_eight_with_the_medians_of_the_story(role: str, medians: tuple[float, ...]):
    rated = _sheet("assessments").query("subject == 'mandate' and role == @role").groupby("item")["score"]

    assert set(rated.size()) == {8}
    assert tuple(rated.median()[list(MANDATE)]) == medians


@pytest.mark.parametrize(("role", "difference"), [("CCO", -0.3), ("CMO", 0.9)])
@pytest.mark.parametrize("items", [MANDATE[:5], MANDATE], ids=["five", "six"])
def test_some_rate_their_own_mandate_otherwise_than_the_others(role: str, difference: float, items: tuple[str, ...]):
    rated = _sheet("assessments").query("subject == 'mandate' and role == @role and item in @items")
    own = rated["rater_role"] == role

    assert round(rated.loc[own, "score"].mean() - rated.loc[~own, "score"].mean(), 1) == difference


def test_six_keys_have_the_medians_and_ranges_of_the_story():
    rated = _sheet("assessments").query("subject == 'six_keys'").groupby("item")["score"]

    assert {item: (median(scores), min(scores), max(scores)) for item, scores in rated} == {
        "insight": (4, 3, 5),
        "competence": (3, 2, 4),
        "focus": (2, 1, 4),
        "collaboration": (2, 1, 3),
        "innovation": (3, 2, 4),
        "processes": (2, 1, 4),
    }
    assert set(rated.size()) == {8}
    assert rated.mean().idxmin() == "collaboration"


def test_eight_leaders_say_blind_who_owns_each_stage():
    votes = _sheet("assessments").query("subject == 'accountability'")
    said = votes["role"].where(votes["item"] == "owner", votes["item"])

    assert votes.groupby("stage")["score"].sum().tolist() == [8] * 8
    assert {stage: given.value_counts().to_dict() for stage, given in said.groupby(votes["stage"])} == {
        "discover": {"CMO": 8},
        "compare": {"CMO": 6, "CSO": 2},
        "order": {"CSO": 7, "CIO": 1},
        "connect": {"COO": 3, "CSO": 2, "nobody": 2, "dont_know": 1},
        "use": {"CIO": 6, "COO": 2},
        "help": {"CCO": 4, "SERVICE": 3, "COO": 1},
        "renew": {"CMO": 3, "CSO": 3, "CRM": 2},
        "recommend": {"EVERYONE": 5, "CMO": 2, "nobody": 1},
    }


def test_hand_offs_are_rated_by_both_sides():
    rated = _sheet("assessments").query("subject == 'handoff'")
    stages = _sheet("stages")["key"].tolist()

    assert set(rated.groupby(["stage", "item"]).size()) == {2}
    assert all(stages.index(to) == stages.index(of) + 1 for of, to in zip(rated["stage"], rated["item"], strict=True))


def test_paths_end_in_the_wins_of_the_second_year():
    paths = _sheet("paths")
    steps = paths["path"].str.split(" > ")
    last = paths.groupby(steps.str[-1])["conversions"].sum()

    assert set(steps.explode()) <= set(KEYS)
    assert paths["conversions"].sum() == 37_800
    assert (last["checkout"], last["order_phone"]) == (26_000, 11_800)


def test_one_decision_is_overdue():
    decisions = _sheet("decisions")
    overdue = decisions[(decisions["status"] == "open") & (decisions["due"] != "") & (decisions["due"] < NOW)]

    assert overdue["key"].tolist() == ["one_owner"]
    assert decisions["status"].tolist() == ["open", "done", "open"]


def test_beliefs_are_those_of_the_story():
    believed = _sheet("assumptions").set_index("key")[["low", "mode", "high"]]

    assert believed.T.to_dict("list") == {
        "leavers": [3, 6, 11],
        "contacts": [0.3, 0.6, 1.1],
        "cost_per_contact": [70, 95, 140],
        "delay_months": [3, 6, 12],
        "ceiling.retention": [81, 83, 87],
        "ceiling.acquisition": [17, 21, 26],
    }


def test_there_are_ten_sentences_a_stage_and_language_and_one_for_every_occasion():
    sentences = pd.read_csv(demo.SENTENCES, keep_default_na=False)
    fits = fitting(demo.SENTENCES)

    assert set(sentences.groupby(["stage", "language"]).size()) == {10}
    assert len(sentences) == 8 * 3 * 10
    assert not sentences["text"].duplicated().any()
    assert not sentences["text"].str.contains(r"\d").any()
    assert set(fits) == {
        (key, mood, language) for key in KEYS for mood in ("low", "middle", "high") for language in LANGUAGES
    }
