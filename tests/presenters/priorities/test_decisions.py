from datetime import date

from cxdash.presenters.priorities import page
from cxdash.services.reads import remembering
from cxdash.store import database
from tests.company import COMPANY, take

DECIDED = [
    ["key", "title", "owner", "due", "status", "review", "expected_effect"],
    ["late", "A late one", "CIO", "2026-11-28", "open", "2027-03-01", "-10 %"],
    ["soon", "A soon one", "", "2027-01-05", "open", "2027-02-01", ""],
    ["past", "One looked at", "CIO", "2027-01-06", "open", "2026-10-01", ""],
    ["open", "An open one", "CIO", "", "open", "2027-02-01", ""],
    ["done", "A done one", "CIO", "", "done", "2026-12-01", ""],
]


def decided(engine, rows):
    take(engine, {**COMPANY, "decisions": rows})
    with database.reading(engine) as connection, remembering(connection):
        return page.decisions(connection, "en", date(2026, 11, 30))


def test_a_card_names_the_owner_the_day_and_by_how_many_days_it_is_overdue(store):
    found = {one.key: one for one in decided(store, DECIDED).cards}

    assert [found[key][2:4] for key in ("late", "soon", "open")] == [
        ("Product and IT director", "Nov 28, 2026"),
        ("nobody", "Jan 5, 2027"),
        ("Product and IT director", ""),
    ]
    assert [one.late for one in found.values()] == ["overdue by 2 days", "", "", "", ""]
    assert found["late"].effects == ["Expected: -10 %"]


def test_the_next_review_is_the_first_day_ahead_on_which_an_open_decision_is_looked_at(store):
    assert decided(store, DECIDED).review == ("Feb 1, 2027", "“A soon one” and “An open one”")


def test_without_a_day_ahead_there_is_no_next_review(store):
    assert decided(store, [DECIDED[0], DECIDED[3], DECIDED[5]]).review == ("", "")
