"""The what-if page as a reader meets it: sliders, results, what is not believed, choices that are kept."""

import pytest

from cxdash.domain.people import admin
from cxdash.store import database
from cxdash.store.read import what_if as store
from cxdash.store.write import changes
from tests.company import COMPANY, take
from tests.pages.reader import Reader
from tests.pages.test_data import press, said

MEND = {"gap": "50", "gap_cost": "4000000"}
MONTHS = [
    ["month", "customers_start", "customers_new", "customers_lost", "revenue", "gross_margin", "prospects"],
    *[[f"2026-{month:02d}", 1000, 40, 20, 400_000, 0.5, 200] for month in range(1, 13)],
]
SPEND = [
    ["month", "purpose", "amount"],
    *[[f"2026-{month:02d}", purpose, 20_000] for month in range(1, 13) for purpose in ("acquisition", "retention")],
]
ANSWERS = [
    ["survey", "respondent", "touchpoint", "measure", "score", "date"],
    *(["spring", str(n), "web", "CSAT", 1 + n % 4, "2026-05-03"] for n in range(40)),
]
BELIEFS = [
    ["key", "low", "mode", "high"],
    ["leavers", 3, 6, 11],
    ["contacts", 0.3, 0.6, 1.1],
    ["cost_per_contact", 70, 95, 140],
    ["delay_months", 3, 6, 12],
]
KNOWN = {**COMPANY, "customers": MONTHS, "spend": SPEND, "responses": ANSWERS}


def opened(**link):
    return Reader("what_if", lang="en", **link)


def slider(reader, name):
    (found,) = [one for one in reader.app.select_slider if one.key == f"choose {name}"]
    return found


@pytest.fixture
def company(own_store):
    """A company with customers, money, let-downs and beliefs, but no ceilings."""
    take(own_store, {**KNOWN, "assumptions": BELIEFS})
    return own_store


def keep(reader, name):
    reader.app.text_input(key="name of the choice").set_value(name)
    return press(reader.run(), "keep choice")


def test_before_a_slider_is_moved_the_heading_says_what_the_ready_choices_bring(open_store):
    open_store("demo")

    reader = opened()

    assert reader.finding.startswith("Too close to call between “Do both” and “Move 10")
    assert len(reader.charts()[2].tables["rows"]["Choice"].unique()) == 1


def test_a_ready_choice_sets_the_sliders_and_stays_within_reach(open_store):
    open_store("demo")
    reader = opened()
    assert set(reader.charts()[1].tables["paths"].choice) == {"1", "2", "3"}

    press(reader, "ready 1")

    assert reader.link == {"lang": "en", "mend": "connect", "gap": "50", "gap_cost": "4000000"}
    assert reader.finding.startswith("50% fewer let-downs at Get connected for")
    assert "Three choices to start from" in [one.label for one in reader.app.expander]
    press(reader, "reset all")
    press(reader, "ready 2")
    assert reader.finding.endswith("more often better than not.")


def test_the_screen_says_what_is_changed_what_it_brings_and_how_sure_that_is(open_store):
    open_store("demo")

    reader = opened(**MEND)

    assert (
        reader.finding
        == "50% fewer let-downs at Get connected for 4\N{NO-BREAK SPACE}m\N{NO-BREAK SPACE}kr a year: more often "
        "better than not."
    )
    text = reader.text().replace("\N{NO-BREAK SPACE}", " ")
    assert "Customers in 2029  **3,300 more**" in text.replace("*:gray[", "").replace(":gray[", "").replace("]", "")
    assert "2.6 m kr more" in text
    assert (
        "What matters most is how many of 100 let-downs lead a customer to leave: at 3 this loses, at 11 it pays."
        in text
    )
    assert "This follows from your own figures and beliefs. It is not a forecast." in text


def test_a_slider_moved_and_reset_shows_what_stood_there_before(open_store):
    open_store("demo")
    reader = opened()
    before = reader.words()

    reader.choose("retention_budget", "20")
    moved = reader.words()
    press(reader, "reset retention_budget")

    assert moved != before
    assert (reader.words(), reader.link) == (before, {"lang": "en"})


def test_reset_all_takes_everything_back(open_store):
    open_store("demo")
    reader = opened(**MEND, acquisition_budget="-10", extra_leavers="9", same_total="1")

    press(reader, "reset all")

    assert reader.words() == opened().words()


def test_mending_is_not_presented_as_free(open_store):
    open_store("demo")

    reader = opened(gap="50")

    assert reader.finding == (
        "50% fewer let-downs at Get connected, before what fixing costs: state that, and this says whether it pays."
    )
    assert "cannot be told before it is stated what fixing costs" in reader.text()
    assert "aid back" not in reader.text()
    assert len(reader.charts()[0].tables["marks"]) == 0


def test_what_is_missing_to_promise_less_is_said_where_its_slider_would_be(open_store):
    open_store("demo")

    reader = opened()

    assert (
        "Promising a little less can be tried once the sheet “Assumptions” says how many of 100 wins are lost for each "
        "tenth of the gap closed by promising less." in reader.text()
    )
    links = [link.query_string for link in reader.links()]
    assert "lang=en&part=edit&sheet=assumptions" in links


def test_who_passes_a_stage_is_asked_where_it_is_not_stated(company):
    reader = opened(retention_budget="10")

    assert "Which stages do new customers pass? It is not stated for Order" in reader.text()
    links = {link.label: link.query_string for link in reader.links()}
    assert links["State who passes each stage"] == "lang=en&part=edit&sheet=stages&retention_budget=10"


def test_with_the_total_kept_the_other_budget_follows(open_store):
    open_store("demo")

    reader = opened(acquisition_budget="-10", same_total="1")

    assert "50.6\N{NO-BREAK SPACE}m\N{NO-BREAK SPACE}kr (+24%)" in reader.text()
    assert "choose retention_budget" not in [one.key for one in reader.controls()]


def typed(reader, text):
    reader.app.text_input(key="typed gap_cost").set_value(text)
    return reader.run()


def test_what_mending_costs_is_typed_as_well_as_slid(open_store):
    open_store("demo")
    reader = opened(gap="50")

    typed(reader, "4,123,456")

    assert (reader.link["gap_cost"], slider(reader, "gap_cost").value) == ("4123456", "4123456")
    assert reader.app.text_input(key="typed gap_cost").value == "4,123,456"
    typed(reader, " ")
    assert "gap_cost" not in reader.link


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("90000000", "What that costs a year goes from 0 kr to 21.7 m kr: beyond this your own figures say nothing."),
        ("-1", "What that costs a year goes from 0 kr to 21.7 m kr: beyond this your own figures say nothing."),
        ("4m", "“4m” is no amount; write it as 4,000,000."),
        ("4,5", "“4,5” is no amount; write it as 4,000,000."),
        ("nan", "“nan” is no amount; write it as 4,000,000."),
    ],
)
def test_a_typed_cost_that_cannot_be_is_refused_in_words_and_changes_nothing(text, said, open_store):
    open_store("demo")
    reader = opened(gap="50", gap_cost="4000000")

    typed(reader, text)

    (refusal,) = [box.value for box in reader.app.error]
    assert refusal.replace("\N{NO-BREAK SPACE}", " ").replace("\\", "") == said
    assert reader.link["gap_cost"] == "4000000"


def test_at_the_end_of_a_slider_it_is_said_that_the_figures_say_nothing_beyond(open_store):
    open_store("demo")

    assert "Beyond this your own figures say nothing." in opened(acquisition_budget="50").text()
    assert "Beyond this your own figures say nothing." not in opened(acquisition_budget="45").text()


def test_what_is_not_believed_is_asked_for_by_name(company):
    reader = opened(acquisition_budget="10")

    assert (
        "Not stated yet, and the answer hangs on it: how many of 100 prospects we would win if money were no object."
        in reader.text()
    )
    assert "needs your belief" in reader.text()
    links = {link.label: link.query_string for link in reader.links()}
    assert links["State what you believe"] == "lang=en&part=edit&sheet=assumptions&acquisition_budget=10"


def test_what_the_figures_cannot_answer_is_said_in_place_of_the_slider(own_store):
    take(own_store, {**COMPANY, "customers": MONTHS})

    reader = opened()

    assert "No money to win customers is noted, so nothing says what more of it would bring." in reader.text()
    assert [one.key for one in reader.app.select_slider] == ["choose extra_leavers", "choose cost_per_let_down"]


def test_one_month_is_said_to_be_scaled_up(own_store):
    take(own_store, {**KNOWN, "customers": [MONTHS[0], MONTHS[5]], "spend": [SPEND[0], SPEND[9], SPEND[10]]})

    assert "It starts from 1 month up to May 2026, scaled up to a year." in opened(part="beliefs").text()


def test_a_choice_is_kept_with_its_beliefs_and_says_when_the_data_have_changed(company):
    mend = {"gap": "50", "gap_cost": "1000"}
    reader = keep(opened(**mend, part="kept"), "Mend the start")
    assert "The choice is kept." in said(reader)
    assert reader.link["choice"] == "mend-the-start"
    as_kept = reader.finding

    with changes.writing(company, admin("test")) as change:
        changes.edit(change, "assumption", "leavers", 1, {"high": 20.0, "mode": 19.0})
    believed = opened(**mend, choice="mend-the-start")
    assert (believed.finding, "The data have changed" in believed.text()) == (as_kept, False)

    take(company, {"customers": [MONTHS[0], ["2026-12", 900, 40, 20, 400_000, 0.5, 200]]})
    assert "The data have changed since. Then it was: customers" in opened(**mend, choice="mend-the-start").text()


def test_kept_choices_are_compared_opened_and_deleted(company):
    keep(opened(gap="50", gap_cost="1000", part="kept"), "One")
    reader = keep(opened(gap="100", gap_cost="3000", part="kept"), "Two")

    table = reader.tables()[-1]
    assert table.columns.tolist() == ["Figure", "One", "Two"]
    reader.choose("choice", "one")
    assert (reader.link["gap"], reader.link["gap_cost"], slider(reader, "gap").value) == ("50", "1000", "50")
    press(reader, "delete choice")
    assert "The choice is deleted." in said(reader)
    with database.reading(company) as connection:
        assert store.scenarios(connection)["name"].tolist() == ["Two"]


def test_a_choice_without_a_name_is_not_kept(company):
    reader = keep(opened(gap="50", part="kept"), " ")

    assert "A choice needs a name." in reader.text()


def test_what_it_would_take_says_what_cannot_be_reached(open_store):
    open_store("demo")

    (table,) = opened(gap="10", mend="recommend", gap_cost="20000000", part="goal").tables()

    assert "cannot be reached in this range" in set(table["To break even"])
