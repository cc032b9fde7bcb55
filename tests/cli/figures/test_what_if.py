"""What another choice would bring, on the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cxdash.store import database
from tests.company import COMPANY, take

Run = Callable[..., tuple[int, str, str]]

MEND = ("--set", "gap.connect=50", "--set", "gap_cost=4000000")


@pytest.fixture(scope="session")
def demo(demo_file: Path) -> str:
    """The demo company's store, made once."""
    return str(demo_file)


@pytest.fixture
def run(demo: str, typed: Run) -> Run:
    """Ask a store, by default the demo's; return the exit code, the output, and the errors."""

    def asked(*options: str, store: str = demo) -> tuple[int, str, str]:
        return typed(store, "figures", "what_if", *options)

    return asked


def test_mending_the_start_brings_the_demo_what_its_story_says(run: Run):
    code, said, _ = run(*MEND, "--json")

    record = json.loads(said)
    assert (code, record["subject"], record["levers"]["gap"], record["levers"]["years"]) == (
        0,
        "what_if",
        {"connect": 0.5},
        3,
    )
    assert record["difference"]["customers"]["p50"] == pytest.approx(3_300, abs=200)
    assert record["difference"]["earned"]["p10"] < 0 < record["difference"]["earned"]["p90"]
    assert 0.4 < record["p_better"] < 0.8
    assert record["matters_most"][0]["belief"] == "leavers"
    assert record["matters_most"][0]["flips"]
    assert record["beliefs"]["leavers"] == {"low": 3, "mode": 6, "high": 11}


def test_at_less_a_year_mending_pays(run: Run):
    record = json.loads(run("--set", "gap.connect=50", "--set", "gap_cost=2400000", "--json")[1])

    assert record["p_better"] > 0.8


def test_promising_less_is_refused_where_it_is_not_said_what_that_costs(run: Run):
    code, _, said = run("--set", "promise=10%")

    assert (code, said.strip()) == (
        1,
        "Promising a little less can be tried once the sheet “Assumptions” says how many of 100 wins are lost for each "
        "tenth of the gap closed by promising less.",
    )


def test_money_moved_from_ads_to_keeping_keeps_the_total(run: Run):
    record = json.loads(run("--set", "acquisition_budget=86400000", "--set", "same_total=on", "--json")[1])

    assert record["levers"]["retention_budget"] * 41 == pytest.approx(10)


@pytest.mark.parametrize(
    ("settings", "better", "earned"),
    [
        pytest.param(("acquisition_budget=86400000", "same_total=on"), 0.75, 14e6, id="move 10 m to keeping"),
        pytest.param(("gap.connect=50", "gap_cost=4000000"), 0.68, 2.6e6, id="fix the start"),
        pytest.param(
            ("acquisition_budget=86400000", "same_total=on", "gap.connect=50", "gap_cost=4000000"),
            0.78,
            16e6,
            id="both",
        ),
    ],
)
def test_the_demos_choices_are_real_questions(settings: tuple[str, ...], better: float, earned: float, run: Run):
    record = json.loads(run("--json", *(part for one in settings for part in ("--set", one)))[1])

    assert record["p_better"] == pytest.approx(better, abs=0.03)
    assert record["difference"]["earned"]["p50"] == pytest.approx(earned, rel=0.05)
    assert record["difference"]["earned"]["p10"] < 0


def test_nothing_set_is_no_difference(run: Run):
    record = json.loads(run("--json")[1])

    assert set(record["difference"]["earned"].values()) == {0.0}
    assert (record["p_better"], record["payback_month"], record["matters_most"]) == (None, None, [])


def test_without_json_it_is_lines_to_read(run: Run):
    code, said, _ = run(*MEND)

    lines = said.replace("\N{NO-BREAK SPACE}", " ").splitlines()
    assert (code, lines[0]) == (
        0,
        "50% fewer let-downs at Get connected for 4 m kr a year: more often better than not.",
    )
    assert [line.split(":")[0] for line in lines[1:4]] == ["Customers in 2029", "Earned in 3 years", "How sure"]
    assert lines[4].startswith("What matters most is how many of 100 let-downs lead a customer to leave")


def test_the_sentences_are_those_of_the_page_in_a_language(run: Run):
    english, norwegian = (json.loads(run("--json", *more)[1])["sentences"] for more in ((), ("--language", "nb")))

    assert english["finding"].startswith("Too close to call between “Do both” and “Move 10")
    assert norwegian["finding"].startswith("For jevnt til å si om «Gjør begge deler» eller «Flytt 10")


def test_mending_is_not_judged_before_it_is_stated_what_it_costs(run: Run):
    record = json.loads(run("--set", "gap.connect=50", "--json")[1])

    assert (record["p_better"], record["payback_month"], record["before_cost_of_mending"]) == (None, None, True)
    assert record["sentences"]["matters"] == ""
    assert record["sentences"]["results"][2]["value"] == "–"


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("price=5", "There is no lever price."),
        ("gap.nowhere=50", "There is no stage nowhere with let-downs to remove."),
        ("retention_budget=+200%", "beyond this your own figures say nothing"),
        ("gap_cost=4m", "write it as 4000000"),
    ],
)
def test_an_unknown_lever_unit_or_value_is_refused_with_a_sentence(run: Run, setting: str, said: str):
    code, shown, wrong = run("--set", setting)

    assert (code, shown) == (1, "")
    assert said in wrong


def test_a_store_without_customers_says_so(run: Run, tmp_path: Path):
    store = str(tmp_path / "store.db")
    take(database.open_store(store), COMPANY)

    code, _, wrong = run(store=store)

    assert (code, wrong) == (1, "No customers by month are known, so there is nothing to start from.\n")


def test_a_lever_that_the_figures_cannot_answer_for_is_refused_and_what_is_not_believed_is_named(
    run: Run, tmp_path: Path
):
    store = str(tmp_path / "store.db")
    customers = [
        ["month", "customers_start", "customers_new", "customers_lost", "revenue", "gross_margin"],
        ["2026-05", 100, 5, 2, 1000, 0.5],
    ]
    spend = [["month", "purpose", "amount"], ["2026-05", "retention", 500]]
    take(database.open_store(store), {**COMPANY, "customers": customers, "spend": spend})

    code, _, wrong = run("--set", "acquisition_budget=+10%", store=store)
    record = json.loads(run("--set", "retention_budget=+10%", "--json", store=store)[1])

    assert (code, wrong) == (1, "No money to win customers is noted, so nothing says what more of it would bring.\n")
    assert (record["needs"], record["difference"]) == (["ceiling.retention"], {"customers": None, "earned": None})


def test_a_month_that_is_none_is_wrong_usage(run: Run):
    code, _, wrong = run("--to", "yesterday")

    assert code == 2
    assert "a month is written as YYYY-MM" in wrong


def test_an_earlier_end_starts_from_the_year_up_to_it(run: Run):
    record = json.loads(run("--to", "2025-10", "--json")[1])

    assert (record["baseline"]["last"], record["baseline"]["customers_now"]) == ("2025-10", 186_813)


PUBLIC = {
    **COMPANY,
    "company": [["name", "currency", "audience"], ["Vik", "NOK", "users"]],
    "responses": [
        ["survey", "respondent", "touchpoint", "measure", "score", "date"],
        *(["spring", str(n), "web", "CSAT", 1 + n % 4, "2026-05-03"] for n in range(40)),
    ],
    "assumptions": [["key", "low", "mode", "high"], ["contacts", 0.5, 1, 2], ["cost_per_contact", 200, 300, 400]],
}


def test_a_public_body_learns_how_many_contacts_and_how_much_money_are_saved(run: Run, tmp_path: Path):
    store = str(tmp_path / "store.db")
    take(database.open_store(store), PUBLIC)

    record = json.loads(run("--set", "gap.order=50", "--set", "gap_cost=100000", "--json", store=store)[1])

    assert record["baseline"]["let_downs"] == 13_000
    assert record["baseline"]["contacts"] == {"low": 6500, "mode": 13_000, "high": 26_000}
    assert record["saved"]["contacts"]["p50"] == pytest.approx(6500 * 1.15, rel=0.05)
    assert record["saved"]["money"]["p50"] == pytest.approx(6500 * 340 - 100_000, rel=0.05)
    assert record["p_better"] > 0.95
    assert record["sentences"]["finding"].endswith("saves more than it costs in almost every try.")
    assert [one["name"] for one in record["sentences"]["results"]] == [
        "Contacts a year because of let-downs",
        "Saved a year",
    ]


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("retention_budget=+10%", "Users are neither won nor kept"),
        ("extra_leavers=5", "Users are neither won nor kept"),
        ("promise=10%", "Promising less is weighed against lost wins, and users are not won"),
        ("gap_cost=99000000", "beyond this your own figures say nothing"),
    ],
)
def test_a_public_body_is_told_which_levers_it_has_not(setting: str, said: str, run: Run, tmp_path: Path):
    store = str(tmp_path / "store.db")
    take(database.open_store(store), PUBLIC)

    code, _, wrong = run("--set", setting, store=store)

    assert code == 1
    assert said in wrong


def test_a_public_body_without_answers_is_told_what_it_takes(run: Run, tmp_path: Path):
    store = str(tmp_path / "store.db")
    take(database.open_store(store), {**COMPANY, "company": PUBLIC["company"]})

    code, _, wrong = run(store=store)

    assert code == 1
    assert wrong.startswith("How often users are let down is not known")
    assert run("--segment", "young", store=store)[2].startswith("How often users of one segment are let down")


def test_a_public_body_that_lets_nobody_down_is_told_so(run: Run, tmp_path: Path):
    store = str(tmp_path / "store.db")
    head, *answers = PUBLIC["responses"]
    take(database.open_store(store), {**PUBLIC, "responses": [head, *([*row[:4], 5, row[5]] for row in answers)]})

    record = json.loads(run("--json", store=store)[1])

    assert record["sentences"]["results"][0]["value"] == "0"
    assert record["cannot_move"]["gap"].startswith("Nobody is let down by what the answers say")
