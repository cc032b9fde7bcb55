"""One uploader for every file: recognised, asked about, completed, seen and taken in."""

import pytest

from tests.company import COMPANY, take
from tests.pages.reader import Reader
from tests.pages.test_data import press, rows, said

PATHS = 'MCF Channel Grouping Path,Conversions\nDirect x 2,"1,204"\nRadio > Direct,310\n,"1,514"\n'
ADS = "Day,Campaign,Clicks,Cost\n2026-01-05,Brand,10,100\n2026-02-01,Winback,5,50\n"
YEARLY = "customer_id,signup_date,churn_date,Revenue\n1,2025-01-01,2026-01-15,1200\n2,2025-02-02,,2400\n"
CHART = "Task,Sales,Service\nSell,A/R,I\nMend,I,RA\n"
BOTH = "customer_id,signup_date,churn_date,mrr,How satisfied are you?\n1,2025-01-01,2026-01-01,9,4\n2,2025-02-01,,9,5\n"


def drop(content, name="file.csv", reader=None):
    reader = reader or Reader("data", lang="en", part="load")
    reader.app.file_uploader[0].set_value((name, content.encode(), "text/csv"))
    return reader.run()


def widget(widgets, start):
    (found,) = [one for one in widgets if (one.key or "").startswith(start)]
    return found


def choose(reader, widgets, start, value):
    widget(widgets, start).set_value(value)
    return reader.run()


def test_a_file_is_named_for_what_it_is_with_what_speaks_for_it(own_store):
    reader = drop(PATHS)

    assert "This looks like customers' paths to a purchase: it has" in reader.text()
    assert widget(reader.app.selectbox, "kind of").value == "paths"


def test_what_the_store_lacks_is_offered_and_made_in_the_stage_chosen(own_store):
    take(own_store, COMPANY)
    reader = drop(PATHS)
    assert 'Touchpoints that are not there yet: "Direct", "Radio".' in reader.text()
    assert widget(reader.app.checkbox, "make").disabled

    reader = choose(reader, reader.app.selectbox, "stage", "Order")
    widget(reader.app.checkbox, "make").check()
    reader = press(reader.run(), "take list")

    assert "The file is in." in said(reader)
    assert [row["path"] for row in rows(own_store, "paths")] == ["direct > direct", "radio > direct"]
    assert [row["stage"] for row in rows(own_store, "touchpoints")][-2:] == ["order", "order"] or {
        row["key"]: row["stage"] for row in rows(own_store, "touchpoints")
    }.items() >= {"direct": "order", "radio": "order"}.items()


def test_each_touchpoint_can_have_a_stage_of_its_own(own_store):
    take(own_store, COMPANY)
    reader = drop(PATHS)
    widget(reader.app.toggle, "one by one").set_value(True)
    reader = reader.run()
    assert widget(reader.app.checkbox, "make").disabled

    reader = choose(reader, reader.app.selectbox, "own stage Direct", "Order")
    reader = choose(reader, reader.app.selectbox, "own stage Radio", "Use")
    widget(reader.app.checkbox, "make").check()
    press(reader.run(), "take list")

    stages = {row["key"]: row["stage"] for row in rows(own_store, "touchpoints")}
    assert (stages["direct"], stages["radio"]) == ("order", "use")


def test_what_is_left_out_is_not_made_and_said_to_be_unknown(own_store):
    take(own_store, COMPANY)
    reader = drop(PATHS)
    reader = choose(reader, reader.app.selectbox, "stage", "Order")
    widget(reader.app.toggle, "one by one").set_value(True)
    reader = reader.run()
    widget(reader.app.checkbox, "wanted touchpoints Radio").uncheck()
    reader = reader.run()
    widget(reader.app.checkbox, "make").check()

    assert '"Radio"' in said(reader.run())
    assert "take list" not in [button.key for button in reader.app.button]


def test_a_question_stands_before_anything_can_be_taken_in(own_store):
    reader = drop(YEARLY)
    assert "for a month or for a year?" in widget(reader.app.radio, "question revenue").label
    assert "take records" not in [button.key for button in reader.app.button]

    reader = press(choose(reader, reader.app.radio, "question revenue", "year"), "take records")

    assert [row["monthly_revenue"] for row in rows(own_store, "subscriptions")] == [100, 200]


def test_the_figures_of_a_question_follow_the_answer_to_another(own_store):
    reader = drop(YEARLY.replace("1200", '"1,200"').replace("2400", '"2,400"'))

    reader = choose(reader, reader.app.radio, "question decimal", "point")

    assert "1,800 a month from each, on average" in str(widget(reader.app.radio, "question revenue").proto.captions)


def test_each_channel_of_a_list_of_spending_has_its_purpose(own_store):
    reader = drop(ADS)
    reader = choose(reader, reader.app.radio, "question purpose.Brand", "acquisition")
    reader = choose(reader, reader.app.radio, "question purpose.Winback", "retention")

    press(reader, "take list")

    assert [(row["month"], row["purpose"], row["amount"]) for row in rows(own_store, "spend")] == [
        ("2026-01", "acquisition", 100),
        ("2026-02", "retention", 50),
    ]


def test_a_chart_fills_an_empty_store_with_stages_roles_and_owners(own_store):
    reader = drop(CHART)
    widget(reader.app.checkbox, "make").check()

    press(reader.run(), "take list")

    assert [row["name"] for row in rows(own_store, "stages")] == ["Sell", "Mend"]
    assert len(rows(own_store, "assignments")) == 6


def test_where_two_kinds_fit_nothing_is_chosen_before_the_reader_chooses(own_store):
    reader = drop(BOTH)
    assert widget(reader.app.selectbox, "kind of").value is None
    assert "It may be one of several things; choose what it is." in reader.text()

    reader = choose(reader, reader.app.selectbox, "kind of", "customers")

    assert "2 customers · 1 has left" in reader.text()


@pytest.mark.parametrize("part", ["survey", "records"])
def test_earlier_links_lead_to_the_door(own_store, part):
    reader = Reader("data", lang="en", part=part)

    assert len(reader.app.file_uploader) == 1
