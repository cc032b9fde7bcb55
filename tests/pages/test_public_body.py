"""The pages of a public body: let-downs and promises before money, and nothing about customers."""

import pytest

from cxdash.definitions import DEFINITIONS, OF_WINNING
from cxdash.domain.benchmarks import BENCHMARKS
from cxdash.domain.people import admin
from cxdash.i18n.translator import Words
from cxdash.store.write import changes
from tests.company import COMPANY, take
from tests.pages.reader import Reader
from tests.pages.stores import RATINGS
from tests.pages.test_data import said
from tests.pages.test_what_if import ANSWERS, keep, opened


@pytest.fixture
def municipality(own_store):
    """A public body with let-downs, and beliefs on what they cause."""
    public = [["name", "currency", "audience"], ["Vik", "NOK", "users"]]
    beliefs = [["key", "low", "mode", "high"], ["contacts", 0.5, 1, 2], ["cost_per_contact", 200, 300, 400]]
    take(own_store, {**COMPANY, "company": public, "responses": ANSWERS, "assumptions": beliefs})
    return own_store


def test_a_public_body_moves_let_downs_and_sees_contacts_and_money(municipality):
    reader = opened(gap="50", gap_cost="100000", acquisition_budget="10", promise="10")

    assert [one.key for one in reader.app.select_slider] == [
        "choose gap",
        "choose gap_cost",
        "choose cost_per_let_down",
    ]
    assert reader.finding.startswith("50% fewer let-downs at Order for 100,000\N{NO-BREAK SPACE}kr a year")
    text = reader.text().replace("\N{NO-BREAK SPACE}", " ")
    assert "Contacts a year because of let-downs" in text
    assert "Saved a year" in text
    assert "customer" not in text.lower()
    assert "users are not won" in text
    (picture,) = reader.charts()
    assert picture.tables["rows"][["From", "To"]].to_numpy().tolist() == [[0, 6500], [6500, 13_000]]
    assert picture.tables["ends"]["label"].tolist() == ["6,500 fewer"]


def test_a_public_body_without_answers_is_told_what_it_takes(own_store):
    take(own_store, {**COMPANY, "company": [["name", "audience"], ["Vik", "users"]]})

    reader = opened()

    assert "How often users are let down is not known" in reader.text()
    assert "customer" not in reader.text().lower()


def test_a_public_bodys_choice_is_kept_compared_and_says_when_the_data_have_changed(municipality):
    reader = keep(opened(gap="50", gap_cost="100000", part="kept"), "Half of them")

    assert "The choice is kept." in said(reader)
    table = reader.tables()[-1]
    assert table["Figure"].tolist() == [
        "Changed",
        "Contacts a year because of let-downs",
        "Saved a year",
        "How sure",
        "Data",
    ]
    assert table["Half of them"].tolist()[3:] == ["Saves more than it costs in almost every try", "the same"]
    assert "customer" not in reader.text().lower()
    with changes.writing(municipality, admin("test")) as change:
        changes.edit(change, "touchpoint", "web", 1, {"customers_per_year": 50_000})
    later = opened(gap="50", gap_cost="100000", part="kept", choice=reader.link["choice"])
    assert "The data have changed since. Then it was: " in later.text()
    assert later.tables()[-1]["Half of them"].tolist()[-1] == "changed since"


def test_a_public_body_sees_broken_promises_and_let_downs_before_what_they_cost(municipality):
    expected = [[*answer[:3], "EXPECTATION", 4, answer[5]] for answer in ANSWERS[1:]]
    take(municipality, {"responses": [ANSWERS[0], *expected]})

    reader = Reader("economics", lang="en")

    text = reader.text().replace("\N{NO-BREAK SPACE}", " ")
    assert reader.finding.startswith(
        "Users are let down about 13,000 times a year; that leads to about 13,000 contacts"
    )
    assert "The promise is broken in 1 of 1 stages: Order." in text
    assert [metric.label for metric in reader.app.metric] == ["Let-downs", "Contacts caused by let-downs", "Extra work"]
    assert "customer" not in text.lower()


@pytest.mark.parametrize(("language", "word"), [("en", "customer"), ("nb", "kunde"), ("sv", "kund")])
def test_a_public_body_reads_what_is_said_of_companies_in_the_sources_words_and_all_else_of_users(
    municipality, language, word
):
    take(municipality, RATINGS)
    words = Words(language)
    quoted = [words.gettext(text) for one in BENCHMARKS.values() for text in (one.sentence, one.source, one.caution)]

    maturity, owners = Reader("maturity", lang=language), Reader("ownership", lang=language, part="mandate")
    methods = Reader("methods", lang=language)

    assert words.gettext(BENCHMARKS["six_keys"].sentence) in Reader("maturity", lang=language, part="benchmarks").text()
    assert words.gettext(BENCHMARKS["customer_directors"].sentence) in owners.text()
    for reader in (maturity, owners, methods):
        rest = reader.text()
        for quote in sorted(quoted, key=len, reverse=True):
            rest = rest.replace(quote, "")
        assert word not in rest.lower()


def test_a_public_body_reads_no_definition_of_winning_and_keeping_and_a_company_reads_them_all(municipality):
    words = Words("en@users")
    text = Reader("methods", lang="en").text()

    named = {key: f"#### {words.gettext(one.name)}" in text.splitlines() for key, one in DEFINITIONS.items()}
    assert {key for key, there in named.items() if not there} == OF_WINNING
    assert "Paths and credit" not in text
    take(municipality, {"company": [["name", "audience"], ["Vik", "customers"]]})
    company = Reader("methods", lang="en").text()
    assert [one.name for one in DEFINITIONS.values() if f"#### {one.name}" not in company.splitlines()] == []
