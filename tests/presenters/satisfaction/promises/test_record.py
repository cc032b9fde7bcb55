"""The ledger of promises as `figures satisfaction` prints it."""

from cxdash.domain.vocabulary import View
from cxdash.presenters.satisfaction.promises import record
from cxdash.store import database
from tests.builders import DAY, load
from tests.company import COMPANY, take


def test_the_record_holds_the_ledger_its_extra_work_and_the_sentences(store):
    answers = [
        (f"r{at}", place, measure, score, DAY)
        for at in range(40)
        for place, got in (("web", 5), ("fitter", 2))
        for measure, score in (("CSAT", got), ("EXPECTATION", 4 + at % 2))
    ]
    places = [
        ["key", "stage", "name", "contact", "customers_per_year", "delivered_by", "promise"],
        ["web", "order", "Web shop", "direct", 100, "own", "Live in ten days"],
        ["fitter", "order", "Fitter", "direct", 1000, "Kvist AB", "Live in ten days"],
        ["wifi", "use", "Wi-Fi at home", "direct", 10, "own", None],
    ]
    annoyances = [
        ["key", "title", "touchpoint", "made_at", "cause", "customers_per_year", "severity"],
        ["late", "It takes forty days", "fitter", "web", "overpromise", 300, 4],
    ]
    believed = [["key", "low", "mode", "high"], ["contacts", 0.5, 1, 2], ["cost_per_contact", 50, 100, 200]]
    take(store, {**COMPANY, "touchpoints": places, "annoyances": annoyances, "assumptions": believed})
    load(store, answers)

    with database.reading(store) as connection:
        found = record.record(connection, View(), "en")

    rows = {row["touchpoint"]: row for row in found["rows"]}
    assert rows["fitter"]["extra_work"] == {"mode": 100_000, "low": 25_000, "high": 400_000}
    assert (rows["fitter"]["cause"], rows["fitter"]["let_downs"], rows["wifi"]["promise"]) == (
        "overpromise",
        1000,
        "It just works",
    )
    assert found["overpromised"]["stages"] == [
        {"stage": "order", "customers": 300.0, "cost": 30_000.0, "low": 7_500.0, "high": 120_000.0}
    ]
    assert (found["touchpoints"], found["unwritten"], found["without"]) == (3, ["wifi"], [])
    assert found["sentences"][0] == (
        "Promised: Live in ten days. Web shop 5.0, Kvist AB 2.0 against 4.5 expected. It holds by our own hand and "
        "breaks with Kvist AB."
    )
    assert found["sentences"][-1] == "Deliver more, or promise less?"
