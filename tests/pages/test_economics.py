"""Win and keep: the page and the command line give the same figures, and what is missing is named."""

import json
import random

import pytest
from click.testing import CliRunner

from cxdash.cli.main import main
from cxdash.i18n.translator import Words
from cxdash.store import database
from tests.company import COMPANY, take
from tests.pages import stores
from tests.pages.reader import Reader


def random_views(count):
    draw = random.Random(20261122)
    for _ in range(count):
        first, last = sorted(draw.sample(stores.MONTHS, 2))
        yield {"segment": draw.choice(["", *stores.SEGMENTS]), "period": f"{first}..{last}"}


def printed(link):
    first, last = link["period"].split("..")
    options = {"segment": link["segment"], "from": first, "to": last}
    given = [word for name, value in options.items() if value for word in (f"--{name}", value)]
    done = CliRunner().invoke(main, ["figures", "economics", "--json", *given], catch_exceptions=False)
    return json.loads(done.stdout)


@pytest.mark.parametrize("link", list(random_views(8)), ids=lambda link: f"{link['segment']}-{link['period']}")
def test_the_screen_shows_what_the_command_line_prints(link, open_store):
    open_store("company")
    words = Words("en")

    shown = [metric.value for metric in Reader("economics", lang="en", **link).app.metric]
    record = printed(link)

    costs = [record[name] for name in ("acquisition_cost", "retention_cost")]
    assert shown == [
        " / ".join("–" if cost is None else words.money(cost, record["currency"]) for cost in costs),
        words.number(record["customers_lost"]),
        words.number(record["payback_months"], 1),
    ]


@pytest.fixture
def open_money(tmp_path, monkeypatch):
    """Open the page over a small company with these sheets besides."""

    def choose(part="spend", lang="en", **sheets):
        engine = database.open_store(f"sqlite:///{tmp_path / 'money.db'}")
        take(engine, {**COMPANY, **sheets})
        engine.dispose()
        monkeypatch.setenv("CXDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'money.db'}")
        return Reader("economics", lang=lang, part=part)

    return choose


MONTH = [["month", "customers_start", "customers_new", "customers_lost"], ["2026-01", 10, 4, 1]]
EMPTIED = [MONTH[0], ["2026-01", 10, 0, 10]]
BEGUN = [MONTH[0], ["2026-01", 0, 4, 0]]
WON = ["2026-01", "acquisition", 100]
KEPT = ["2026-01", "retention", 45]
LIST = [["customer", "tenure_months", "churned", "monthly_revenue"], ["a", 3, "yes", 10], ["b", 9, "no", 30]]


def spent(*rows):
    return [["month", "purpose", "amount"], *rows]


@pytest.mark.parametrize(
    ("sheets", "said"),
    [
        (
            {"customers": MONTH, "spend": spent(WON, KEPT)},
            (
                "It costs 25\N{NO-BREAK SPACE}kr to win a customer, and 5\N{NO-BREAK SPACE}kr to keep one through "
                "these months.",
                "Jan 2026: 1 month.",
                "in 1 month",
            ),
        ),
        (
            {"customers": MONTH, "spend": spent(WON)},
            (
                "It costs 25\N{NO-BREAK SPACE}kr to win a customer. What it costs to keep one is not known.",
                "No money is noted as spent on keeping customers.",
            ),
        ),
        (
            {"customers": MONTH, "spend": spent(KEPT)},
            ("It costs 5\N{NO-BREAK SPACE}kr to keep a customer. What it costs to win one is not known.",),
        ),
        (
            {"customers": MONTH},
            (
                "10% of the customers left. What it costs to win one and to keep one is not known.",
                "No money is noted for the months that customers are given for.",
            ),
        ),
        (
            {"customers": EMPTIED, "spend": spent(WON, KEPT)},
            ("No customer was won in these months, so there is no cost per new customer.",),
        ),
        (
            {"customers": BEGUN},
            (
                "What it costs to win a customer and to keep one is not known.",
                "There were no customers at the start, so there is no share who leave.",
            ),
        ),
        ({"spend": spent(WON)}, ("Money is noted, but no customers",)),
        (
            {"subscriptions": LIST},
            (
                "50% of the 2 customers in the records have left.",
                "Shares are over all records",
                "50.0% of 2",
                "They paid 10.00 a month, those who stay 30.00",
            ),
        ),
    ],
)
def test_what_is_known_is_said_and_what_is_not_is_said_to_be_missing(sheets, said, open_money):
    text = open_money(**sheets).text()

    assert [one for one in said if one not in text] == []


USERS = {"company": [["name", "currency", "audience"], ["The agency", "SEK", "users"]]}


def test_a_public_body_sees_extra_work_and_no_money_of_customers(open_money):
    answers = [
        ["survey", "respondent", "touchpoint", "measure", "score", "date"],
        *(["spring", str(n), "web", "CSAT", 1 + n % 2, "2026-05-03"] for n in range(40)),
    ]
    beliefs = [["key", "low", "mode", "high"], ["contacts", 0.3, 0.5, 1], ["cost_per_contact", 50, 100, 100]]

    reader = open_money(**USERS, customers=MONTH, responses=answers, assumptions=beliefs)

    text = reader.text()
    assert "which cost about 1.3\N{NO-BREAK SPACE}m\N{NO-BREAK SPACE}kr." in text
    assert "What does it cost when users are let down?" in text
    assert [metric.label for metric in reader.app.metric] == ["Let-downs", "Contacts caused by let-downs", "Extra work"]
    assert not any(word in text for word in ("win a customer", "Who spends what", "leaving"))


def test_a_public_body_that_believes_nothing_is_told_what_extra_work_takes(open_money):
    reader = open_money(**USERS)

    (link,) = reader.links()
    assert "What extra work costs is not known." in reader.text()
    assert link.query_string == "lang=en&part=edit&sheet=assumptions"


def test_another_timing_gives_the_same_customer_another_worth(open_store):
    open_store("demo")

    shown = {
        timing: Reader("economics", lang="en", part="value", timing=timing).text()
        for timing in ("", "at_year_end", "at_once")
    }

    worth = {"": (5700, 6400), "at_year_end": (7200, 8000), "at_once": (7900, 8800)}
    for timing, (net, before) in worth.items():
        said = (
            f"is worth about {net:,} kr today when the cost of keeping customers is taken off, and about {before:,} kr "
            "before that"
        )
        assert said in shown[timing].replace("\N{NO-BREAK SPACE}", " ")


def test_a_segment_without_figures_says_so_and_keeps_the_choice(open_store):
    open_store("demo")

    reader = Reader("economics", lang="en", segment="home")

    assert "No customers and no money are given for home." in reader.text()
    assert reader.link["segment"] == "home"


def test_segments_stand_side_by_side(open_store):
    open_store("company")

    *_, table = Reader("economics", lang="en", part="segments").tables()

    assert table["Segment"].tolist() == ["Business", "Economy"]
    assert table["Cost per new customer"].notna().tolist() == [False, True]


def test_effect_and_efficiency_are_shown_by_key_figures_too(open_money):
    kpis = [
        ["key", "name", "kind"],
        ["cost", "Cost per lead", "efficiency"],
        ["nrr", "Net revenue retention", "effect"],
    ]

    text = open_money(part="effect", customers=MONTH, kpis=kpis).text()

    assert "Effect is shown by Net revenue retention; efficiency by Cost per lead." in text
