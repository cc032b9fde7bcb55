"""Which of day and month comes first, where both could."""

import pytest

from cxdash.exchange.suggest.questions.days import ask_order, doubtful_orders, order_shown


def test_dates_that_read_both_ways_are_asked_about_with_the_span_of_each():
    texts = ["01/02/2026", "02/02/2026", "06/02/2026"]

    question = ask_order("Answered", texts, doubtful_orders(texts))

    assert str(question.text) == '"Answered": is 01/02/2026 2026-02-01 or 2026-01-02?'
    assert [(one.id, one.figures) for one in question.readings] == [
        ("day-first", {"first": "2026-02-01", "last": "2026-02-06", "span_days": 6, "months": 1}),
        ("month-first", {"first": "2026-01-02", "last": "2026-06-02", "span_days": 152, "months": 3}),
    ]


@pytest.mark.parametrize(
    ("texts", "forms"),
    [
        (["01/02/2026 10:15", "03/04/2026 11:20"], ["%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M"]),
        (["1-2-26", "3-4-26"], ["%d-%m-%y", "%m-%d-%y"]),
        (["13/02/2026", "01/02/2026"], []),
        (["02/13/2026", "01/02/2026"], []),
        (["01.02.2026"], []),
        (["2026-01-02"], []),
        (["02/02/2026", "03/03/2026"], []),
    ],
)
def test_only_dates_that_could_be_two_days_are_doubtful(texts, forms):
    assert [form for form, _ in doubtful_orders(texts).values()] == forms


def test_another_column_may_show_the_order():
    assert order_shown([["13/02/2026"], ["01/02/2026"]]) == "day-first"
    assert order_shown([["13/02/2026", "02/13/2026"]]) == ""
