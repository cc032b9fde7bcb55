"""Decisions' days as a calendar file, read back by the library and looked at line by line."""

from datetime import UTC, date, datetime

import pandas as pd
import pytest
from icalendar import Calendar

from cxdash.exchange.company.dates import calendar
from cxdash.i18n.translator import Words

COLUMNS = ["key", "title", "title_nb", "title_sv", "reason", "reason_nb", "reason_sv", "wording", "owner", "due"]
DUE, REVIEW = date(2026, 9, 1), date(2026, 12, 31)
CHANGED = {"one": datetime(2026, 5, 1, 8, 30, 15, 999, tzinfo=UTC)}


def table(**said):
    row = {**dict.fromkeys(COLUMNS), "key": "one", "title": "One owner", "owner": "CEO", "status": "open", "version": 3}
    return pd.DataFrame([{**row, "due": DUE, "review": REVIEW, **said}], dtype=object)


def written(rows, *, company="Havbris", language="en", changed=CHANGED):
    return calendar(rows, {"CEO": "Chief executive"}, changed, company, Words(language))


def entries(content):
    return [
        (str(one["summary"]), one.decoded("dtstart"), one.decoded("dtend"))
        for one in Calendar.from_ical(content).events
    ]


def test_a_decision_is_a_whole_day_when_it_is_due_and_when_it_is_looked_at_again():
    assert entries(written(table())) == [
        ("Due: One owner", DUE, date(2026, 9, 2)),
        ("Look at it again: One owner", REVIEW, date(2027, 1, 1)),
    ]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ({"status": "done"}, ["Look at it again: One owner"]),
        ({"status": "dropped"}, []),
        ({"due": None, "review": None}, []),
        ({"due": pd.NaT}, ["Look at it again: One owner"]),
    ],
)
def test_what_is_settled_has_no_days_left(said, left):
    assert [name for name, *_ in entries(written(table(**said)))] == left


def test_the_same_decisions_give_the_same_bytes_and_their_own_names():
    first, again, other = written(table()), written(table()), written(table(), company="Nordlys")
    uids = [{str(one["uid"]) for one in Calendar.from_ical(content).events} for content in (first, other)]

    assert first == again
    assert len(uids[0] | uids[1]) == 4


def test_an_entry_says_when_it_was_changed_last_and_how_often():
    (first, _) = Calendar.from_ical(written(table())).events

    assert (first.decoded("dtstamp"), first["sequence"]) == (datetime(2026, 5, 1, 8, 30, 15, tzinfo=UTC), 2)


def test_long_and_hostile_texts_are_folded_and_escaped_and_read_back_as_they_were():
    title = "Få én eier; «nå», \\ og\nBEGIN:VEVENT " * 5
    content = written(table(title=title, wording="Ord for ord.", reason="Fordi, ja."), language="nb")
    (first, _) = Calendar.from_ical(content).events

    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert content.count(b"\r\nBEGIN:VEVENT") == 2
    assert str(first["summary"]) == f"Frist: {title}"
    assert str(first["description"]) == "Ansvarlig: Chief executive\nOrd for ord.\nFordi, ja."
