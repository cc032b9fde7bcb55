import json
import subprocess
import sys
from functools import partial

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from cxdash.cli import main as cli
from cxdash.exchange.survey.mapping import read_mapping
from cxdash.i18n.translator import Words
from cxdash.store import database, problems
from tests.conftest import REPOSITORY
from tests.pages import airline

MAPPING = """
survey = "spring"
name = "Spring survey"
encoding = "utf-8"
delimiter = ","
respondent = "Who"
date = "Day"
segment = "Kind"
comment = "Words"

[[question]]
column = "Shop"
touchpoint = "shop"
measure = "CSAT"

[[question]]
column = "Hoped"
touchpoint = "shop"
measure = "EXPECTATION"

[[question]]
column = "Help"
touchpoint = "help"
measure = "CSAT"

[[question]]
column = "Recommend"
measure = "NPS"

[[touchpoint]]
key = "shop"
name = "Shop"
stage = "buy"
stage_name = "Buy"

[[touchpoint]]
key = "help"
name = "Help desk"
stage = "use"
stage_name = "Use"
"""

HEADER = "Who,Day,Kind,Shop,Hoped,Help,Recommend,Words"

SATISFIED, HOPED = (3, 4, 2, 3), (5, 4, 4, 5)


def answers(count=40):
    """Write a survey: forty customers, of whom only the first twenty were asked about the help desk."""
    lines = [
        f"c{i},2026-0{1 + i % 2}-10,{('home', 'work')[i % 2]},{SATISFIED[i % 4]},{HOPED[i % 4]},"
        f"{4 if i < 20 else ''},{(10, 9, 8, 3)[i % 4]},{'Slow' if i == 0 else ''}"
        for i in range(count)
    ]
    return "\n".join([HEADER, *lines])


@pytest.fixture
def command(sqlite_address, typed):
    """Run a command on a store of its own; return the exit code, what was said, and what was said on stderr."""
    return partial(typed, sqlite_address)


@pytest.fixture
def files(tmp_path):
    """Write a survey and its mapping, and return the arguments that import them."""

    def write(survey=None, mapping=MAPPING, name="answers.csv"):
        (tmp_path / name).write_text(answers() if survey is None else survey, encoding="utf-8")
        (tmp_path / "mapping.toml").write_text(mapping, encoding="utf-8")
        return "import", tmp_path / name, "--mapping", tmp_path / "mapping.toml"

    return write


@pytest.fixture
def filled(command, files):
    """A command line over a store that holds the survey."""
    assert command(*files())[0] == 0
    return command


def figures(command, *options):
    code, said, _ = command("figures", "satisfaction", "--json", *options)
    assert code == 0
    return json.loads(said)


def content(address):
    """Return every row of every table of a store."""
    engine = database.open_store(address)
    with engine.connect() as connection:
        names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
        rows = {name: connection.execute(text(f"SELECT * FROM {name}")).all() for name in names}
    engine.dispose()
    return rows


def row(rows, key):
    (only,) = [one for one in rows if one["key"] == key]
    return only


class TestImport:
    def test_it_says_what_came_in(self, command, files):
        code, said, wrong = command(*files())

        assert (code, wrong) == (0, "")
        assert said.splitlines()[0].split() == ["question", "measure", "answers", "missing", "blank", "mean"]
        assert [line.split() for line in said.splitlines()[1:5]] == [
            ["Shop", "CSAT", "40", "0", "0", "3.00"],
            ["Hoped", "EXPECTATION", "40", "0", "0", "4.50"],
            ["Help", "CSAT", "20", "0", "20", "4.00"],
            ["Recommend", "NPS", "40", "0", "0", "7.50"],
        ]
        assert said.splitlines()[-1] == (
            "Survey spring: 140 answers were added, 0 removed, 0 stay. Comments: 1. New touchpoints: shop, help."
        )

    def test_the_same_file_again_changes_nothing(self, filled, files, sqlite_address):
        before = content(sqlite_address)

        code, said, _ = filled(*files())

        assert code == 0
        assert said.splitlines()[-1] == "Survey spring: nothing to change, all 140 answers are in the store already."
        assert content(sqlite_address) == before

    def test_how_each_question_was_answered_is_kept_with_the_survey(self, command, files, sqlite_address):
        command(*files())

        kept = content(sqlite_address)["question_tally"]

        assert [(one.file, one.measure, one.answers, one.missing, one.blank) for one in kept] == [
            ("answers.csv", "NPS", 40, 0, 0),
            ("answers.csv", "CSAT", 40, 0, 0),
            ("answers.csv", "EXPECTATION", 40, 0, 0),
            ("answers.csv", "CSAT", 20, 0, 20),
        ]

    def test_a_dry_run_says_what_would_be_and_changes_nothing(self, filled, files, sqlite_address):
        before = content(sqlite_address)

        code, said, _ = filled(*files(answers(60)), "--dry-run")

        assert code == 0
        assert said.splitlines()[-1] == "Survey spring: 60 answers would be added, 0 removed, 140 stay."
        assert content(sqlite_address) == before

    def test_a_correction_takes_away_what_it_lacks(self, filled, files):
        code, said, _ = filled(*files(answers(36)), "--replaces", "spring")

        assert code == 0
        assert said.splitlines()[-1] == "Survey spring: 0 answers were added, 12 removed, 128 stay."
        assert row(figures(filled, "--all")["touchpoints"], "shop")["n"] == 36

    def test_a_faulty_file_is_refused_with_every_fault_and_changes_nothing(self, filled, files, sqlite_address):
        before = content(sqlite_address)
        wrong = answers().replace("c7,2026-02-10,work,3", "c7,2026-02-10,work,9").replace("c8,2026-01-10", "c8,May")

        code, said, refused = filled(*files(wrong))

        assert (code, said) == (1, "")
        assert len(refused.splitlines()) == 2
        assert "9" in refused
        assert "May" in refused
        assert content(sqlite_address) == before

    def test_other_answers_of_the_same_customers_are_refused(self, filled, files, sqlite_address):
        before = content(sqlite_address)

        code, _, refused = filled(*files(answers().replace("c0,2026-01-10,home,3", "c0,2026-01-10,home,5")))

        assert code == 1
        assert "--replaces spring" in refused
        assert content(sqlite_address) == before

    def test_a_faulty_mapping_is_refused(self, command, files):
        code, said, refused = command(*files(mapping=MAPPING.replace('"CSAT"', '"csta"')))

        assert (code, said) == (1, "")
        assert "csta" in refused

    def test_a_survey_to_replace_that_is_not_there_is_refused(self, command, files):
        code, _, refused = command(*files(), "--replaces", "autumn")

        assert code == 1
        assert refused == "There is no survey autumn to replace. The store holds: –.\n"


class TestFigures:
    def test_the_keys_are_the_contract(self, filled):
        record = figures(filled)

        assert {"subject", "view", "relationship", "touchpoints", "stages", "months", "needs"} <= set(record)
        assert set(record["needs"]) == {"cells", "promise", "widest", "solved", "expectations", "voices"}
        assert record["subject"] == "satisfaction"
        assert {"value", "low", "high", "n", "n_eff", "promoters", "passives", "detractors"} <= set(
            record["relationship"]["NPS"]
        )
        assert set(record["touchpoints"][0]) >= {
            "key",
            "stage",
            "measure",
            "n",
            "n_eff",
            "mean",
            "mean_low",
            "mean_high",
            "top2",
            "top2_low",
            "top2_high",
            "expected",
            "gap",
            "gap_low",
            "gap_high",
            "pairs",
        }
        assert set(record["stages"][0]) >= {
            "key",
            "measure",
            "mean",
            "mean_low",
            "mean_high",
            "expected",
            "gap",
            "pooled",
        }
        assert set(record["stages"][0]["pooled"]) == {"n", "mean", "top2"}
        assert set(record["months"][0]) >= {"touchpoint", "measure", "month", "n", "mean"}

    def test_the_figures_are_those_of_the_answers(self, filled):
        record = figures(filled)

        shop = row(record["touchpoints"], "shop")
        nps = record["relationship"]["NPS"]
        assert {
            name: shop[name] for name in ("stage", "measure", "n", "n_eff", "mean", "top2", "expected", "gap", "pairs")
        } == {
            "stage": "buy",
            "measure": "CSAT",
            "n": 40,
            "n_eff": 40,
            "mean": 3,
            "top2": 0.25,
            "expected": 4.5,
            "gap": -1.5,
            "pairs": 40,
        }
        assert (nps["n"], nps["value"], nps["promoters"], nps["detractors"]) == (40, 25, 0.5, 0.25)
        assert record["view"] == {
            "journey": "",
            "segment": "",
            "from": "2025-03",
            "to": "2026-02",
            "before": None,
            "n_answers": 140,
            "surveys": None,
            "silent_months": [],
        }

    def test_what_is_hidden_is_null_and_shown_when_all_is_asked_for(self, filled):
        hidden, shown = (row(figures(filled, *all_)["touchpoints"], "help") for all_ in ((), ("--all",)))

        assert (hidden["n"], hidden["mean"], hidden["top2"], hidden["mean_low"]) == (20, None, None, None)
        assert (shown["n"], shown["mean"], shown["top2"]) == (20, 4, 1)

    def test_a_segment_and_a_period_narrow_the_figures(self, filled):
        home = figures(filled, "--segment", "home", "--all")
        january = figures(filled, "--from", "2026-01", "--to", "2026-01", "--all")

        assert (row(home["touchpoints"], "shop")["n"], home["view"]["segment"]) == (20, "home")
        assert (row(january["touchpoints"], "shop")["n"], january["view"]["to"]) == (20, "2026-01")

    def test_a_period_open_at_one_end_goes_as_far_as_the_answers(self, filled):
        spans = [figures(filled, option, "2026-02")["view"] for option in ("--from", "--to")]

        assert [(span["from"], span["to"]) for span in spans] == [("2026-02", "2026-02"), ("2026-01", "2026-02")]

    def test_without_json_they_are_a_table_to_read(self, filled):
        code, said, _ = filled("figures", "satisfaction")

        assert code == 0
        assert said.splitlines()[0] == "Period 2025-03 to 2026-02, segment all"
        shop, help_ = (line.split() for line in said.splitlines() if line.startswith(("shop ", "help ")))
        assert shop[:5] == ["shop", "CSAT", "1-5", "40", "3.0000"]
        assert help_ == ["help", "CSAT", "1-5", "20", "–", "–", "–", "–", "–"]

    @pytest.mark.parametrize(("language", "mean"), [("en", "3.0000"), ("nb", "3,0000"), ("sv", "3,0000")])
    def test_the_table_has_the_decimal_mark_of_its_language_and_json_has_numbers(self, filled, language, mean):
        _, said, _ = filled("figures", "satisfaction", "--language", language)
        record = figures(filled, "--language", language)

        (shop,) = (line.split() for line in said.splitlines() if line.startswith("shop "))
        assert shop[:5] == ["shop", "CSAT", "1-5", "40", mean]
        assert row(record["touchpoints"], "shop")["mean"] == 3.0

    def test_an_empty_store_has_no_figures_and_is_no_failure(self, command):
        record = figures(command)

        assert (record["relationship"], record["touchpoints"], record["stages"], record["months"]) == ({}, [], [], [])

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (("--segment", "abroad"), "'abroad' is not in the store. There is: home, work."),
            (("--journey", "going"), "'going' is not in the store. There is: none."),
            (("--from", "2026-13"), "a period is two months as YYYY-MM, the first not after the last."),
            (
                ("--from", "2026-02", "--to", "2026-01"),
                "a period is two months as YYYY-MM, the first not after the last.",
            ),
        ],
    )
    def test_a_view_that_cannot_be_is_wrong_usage(self, options, said, filled):
        code, shown, wrong = filled("figures", "satisfaction", "--json", *options)

        assert (code, shown) == (2, "")
        assert said in wrong


class TestUsage:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["no-such-command"],
            ["import"],
            ["import", "no-such-file.csv", "--mapping", "none.toml"],
            ["figures", "weather"],
            ["figures", "satisfaction", "--no-such-option"],
        ],
    )
    def test_wrong_usage_is_exit_code_two(self, arguments):
        done = CliRunner().invoke(cli.main, arguments)

        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith("Usage: ")

    @pytest.mark.parametrize("store", ["mysql://host/name", "sqlite:///:memory:", "nowhere://"])
    def test_what_is_no_store_is_refused_in_one_sentence(self, store, capsys, monkeypatch):
        monkeypatch.setattr(sys, "argv", ["cxdash", "--store", store, "figures", "satisfaction"])

        with pytest.raises(SystemExit) as end:
            cli.run()

        said = capsys.readouterr()
        assert (end.value.code, said.out, len(said.err.splitlines())) == (1, "", 1)

    def test_what_is_wrong_is_said_in_the_language_that_was_asked_for(self, tmp_path, typed):
        damaged = tmp_path / "damaged.db"
        damaged.write_bytes(b"no store at all" * 200)

        said = {one: typed(damaged, "figures", "overview", "--language", one) for one in ("en", "nb")}

        assert [code for code, _, _ in said.values()] == [1, 1]
        assert said["en"][2].endswith(f"cannot be opened. {problems.DAMAGED}\n")
        assert said["nb"][2].endswith(f"kan ikke åpnes. {Words('nb').gettext(problems.DAMAGED)}\n")

    def test_a_store_is_brought_up_to_date(self, command, sqlite_address):
        assert command("upgrade") == (0, "The store is up to date.\n", "")
        assert "response" in content(sqlite_address)

    def test_the_store_may_be_named_in_the_environment(self, files, tmp_path):
        """The whole command as it is typed: a file name as the store, figures on stdout, reasons on stderr."""
        file = tmp_path / "named.db"
        environment = {"CXDASH_DATABASE_URL": str(file), "PYTHONPATH": str(REPOSITORY), "PYTHONIOENCODING": "utf-8"}

        def typed(*arguments):
            words = [sys.executable, "-m", "cxdash", *map(str, arguments)]
            return subprocess.run(
                words, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False
            )

        refused, done, read = (
            typed(*files("Who,When\n1,2026-05-01\n")),
            typed(*files()),
            typed("figures", "satisfaction", "--json"),
        )

        assert (refused.returncode, refused.stdout) == (1, "")
        assert 'There is no column "Day"' in refused.stderr
        assert (done.returncode, done.stderr) == (0, "")
        assert (read.returncode, json.loads(read.stdout)["view"]["n_answers"]) == (0, 140)
        assert file.exists()


@pytest.fixture(scope="module")
def expected():
    """The airline's figures as they were worked out elsewhere."""
    known = json.loads((airline.FILE.parent / "expected_figures.json").read_text(encoding="utf-8"))
    return known["airline_worked_example"]


@pytest.fixture(scope="module")
def imported(run_folder):
    """The store with the airline's survey, and what was said when it came in."""
    return airline.imported(run_folder)


@pytest.fixture(scope="module")
def found(imported):
    """The figures of the whole store."""
    return airline_figures(imported.address)


def airline_figures(address, *options):
    done = CliRunner().invoke(
        cli.main, ["--store", address, "figures", "satisfaction", "--json", *options], catch_exceptions=False
    )
    return json.loads(done.stdout)


def touchpoints_by_column():
    mapped = read_mapping(airline.MAPPING.read_text(encoding="utf-8"))
    return {question.column: question.touchpoint for question in mapped.questions if question.touchpoint}


@pytest.mark.shared
class TestAirline:
    """The airline's survey, a hundred and thirty thousand customers, through the command line."""

    def test_every_item_has_its_number_mean_and_share_with_wilsons_interval(self, expected, found):
        keys = touchpoints_by_column()
        assert set(keys) == set(expected["items"])

        shown, known = {}, {}
        for column, item in expected["items"].items():
            touchpoint = row(found["touchpoints"], keys[column])
            percent = [touchpoint[name] * 100 for name in ("top2", "top2_low", "top2_high")]
            shown[column] = [touchpoint["n"], touchpoint["mean"], *percent]
            known[column] = [
                item["n"],
                pytest.approx(item["mean"], abs=1e-4),
                *(pytest.approx(share, abs=0.01) for share in (item["top2_pct"], *item["top2_ci95_wilson"])),
            ]

        assert shown == known

    def test_every_stage_pooled_has_its_number_mean_and_share(self, expected, found):
        names = {"1 Book": "book", "2 Airport": "airport", "3 Fly": "fly", "4 Arrive": "arrive"}

        pooled = {name: row(found["stages"], key)["pooled"] for name, key in names.items()}

        assert pooled == {
            name: {
                "n": stage["n"],
                "mean": pytest.approx(stage["mean"], abs=1e-4),
                "top2": pytest.approx(stage["top2_pct"] / 100, abs=1e-4),
            }
            for name, stage in expected["stages"].items()
        }

    def test_zeros_were_left_out_as_not_applicable(self, expected, imported):
        lines = {line[:44].strip(): line[44:].split() for line in imported.said.splitlines()}

        skipped = {column: int(lines[column][2]) for column in expected["items"]}

        assert skipped == {column: item["zero_not_applicable"] for column, item in expected["items"].items()}

    @pytest.mark.parametrize(("segment", "first"), [("Business", "boarding"), ("Economy Plus", "wifi")])
    def test_each_class_has_its_share_of_satisfied_passengers_and_what_goes_with_it(
        self, segment, first, expected, imported
    ):
        found = airline_figures(imported.address, "--segment", segment, "--drivers")

        whole, told = found["relationship"]["CSAT"], expected["by_class"][segment]
        assert (whole["n"], round(whole["top2"] * 100, 2)) == (told["n"], told["satisfied_pct"])
        driven = found["drivers"]["CSAT"]
        assert (driven["rows"][0]["key"], len(driven["rows"]), len(driven["left_out"])) == (first, 12, 2)
        assert sum(row["value"] for row in driven["rows"]) == pytest.approx(driven["r2"])

    def test_the_same_file_again_changes_nothing(self, imported, found):
        said = airline.import_again(imported.address)

        assert said.splitlines()[-1] == (
            "Survey airline: nothing to change, all 1928066 answers are in the store already."
        )
        assert airline_figures(imported.address) == found
