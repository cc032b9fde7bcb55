"""Answers dated after today: asked about, with the days that each reading gives."""

from datetime import date, timedelta

from cxdash.exchange.suggest.proposals import days_ahead
from cxdash.exchange.suggest.propose import propose
from cxdash.exchange.survey.mapping import read_mapping
from cxdash.exchange.survey.mapping_text import write_mapping
from cxdash.exchange.survey.reader import read_survey

HEADER = "date,How satisfied were you with the parcel? (1-5)\n"
AHEAD = HEADER + "2026-05-01,2\n2026-05-02,5\n2099-03-03,1\n2099-03-02,1\n"


def _asked(text, kept=(), **answers):
    given = {id_.replace("_", "-"): one for id_, one in answers.items()}
    return propose(text.encode(), "may.csv", kept=kept, answers=given)


def _days(text, proposal):
    wave = read_survey(text.encode(), "may.csv", read_mapping(write_mapping(proposal)))
    return sorted(wave.answers["date"].astype(str))


def test_the_question_names_how_many_the_latest_and_its_row_and_what_each_reading_gives():
    (question,) = _asked(AHEAD).open

    assert question.id == "days-ahead"
    assert str(question.text) == (
        'Column "date": 2 of 4 rows are dated after today, the latest on 2099-03-03 (row 4). How are they read?'
    )
    assert {one.id: one.figures for one in question.readings} == {
        "leave-out": {"n": 2, "first": "2026-05-01", "last": "2026-05-02"},
        "keep": {"n": 4, "first": "2026-05-01", "last": "2099-03-03"},
    }


def test_rows_ahead_are_left_out_or_kept_as_answered():
    assert _days(AHEAD, _asked(AHEAD, days_ahead="leave-out")) == ["2026-05-01", "2026-05-02"]
    assert _days(AHEAD, _asked(AHEAD, days_ahead="keep"))[-2:] == ["2099-03-02", "2099-03-03"]


def test_the_other_order_of_day_and_month_is_offered_where_an_earlier_month_decided_it(monkeypatch):
    monkeypatch.setattr(days_ahead, "latest_day", lambda: date(2026, 6, 30))
    january = write_mapping(_asked(HEADER + "13/01/2026,2\n"))
    kept = [january.replace('date = "date"', 'date = "date"\ndate_format = "%d/%m/%Y"')]
    text = HEADER + "05/01/2026,2\n06/08/2026,5\n"

    (question,) = _asked(text, kept).open

    assert {one.id: one.figures["last"] for one in question.readings} == {
        "month-first": "2026-06-08",
        "leave-out": "2026-01-05",
        "keep": "2026-08-06",
    }
    assert _days(text, _asked(text, kept, days_ahead="month-first")) == ["2026-05-01", "2026-06-08"]


def test_days_ahead_are_asked_anew_in_the_next_file_and_nothing_left_out_before_is_left_out_then():
    kept = write_mapping(_asked(AHEAD, days_ahead="leave-out"))
    arrived = AHEAD.replace("2099-03-03", "2026-03-03").replace("2099-03-02", "2099-04-02")

    (question,) = _asked(arrived, [kept]).open

    assert question.readings[0].figures == {"n": 3, "first": "2026-03-03", "last": "2026-05-02"}


def test_the_order_of_day_and_month_comes_first_and_tomorrow_is_no_day_ahead():
    tomorrow = date.today() + timedelta(days=1)  # noqa: DTZ011 - as the reader's day

    assert [one.id for one in _asked(HEADER + "01/02/2099,2\n03/04/2026,5\n").open] == ["date-order"]
    assert _asked(HEADER + f"{tomorrow},2\n2026-01-02,5\n").open == ()
