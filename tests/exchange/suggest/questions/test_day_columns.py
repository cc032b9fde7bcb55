"""Which column holds the day of the answers."""

import pytest

from cxdash.exchange.suggest.propose import propose

MAY = [f"2026-05-{day:02}" for day in range(1, 21)]
JUNE = [f"2026-06-{day:02}" for day in range(1, 21)]


def proposed(columns, answers=None):
    names = [*columns, "How satisfied are you with the delivery?"]
    rows = [[days[row] for days in columns.values()] + [str(row % 5 + 1)] for row in range(20)]
    text = "\n".join(";".join(row) for row in [names, *rows])
    return propose(text.encode(), "wave.csv", answers=answers)


def asked(proposal):
    return {one.id: [reading.id for reading in one.readings] for one in proposal.open}


def test_two_columns_of_days_of_which_neither_says_more_are_asked_about_with_their_days():
    (question,) = proposed({"Date 1": MAY, "Date 2": JUNE}).open

    assert str(question.text) == "Which column says on which day the answers were given?"
    assert [(one.id, str(one.words), one.figures) for one in question.readings] == [
        (
            "date-1",
            '"Date 1": 2026-05-01 to 2026-05-20, with answers in one month',
            {"first": "2026-05-01", "last": "2026-05-20", "months": 1},
        ),
        (
            "date-2",
            '"Date 2": 2026-06-01 to 2026-06-20, with answers in one month',
            {"first": "2026-06-01", "last": "2026-06-20", "months": 1},
        ),
        ("none", "None of them: one day counts for all answers", {}),
    ]


@pytest.mark.parametrize("name", ["Order date", "Besøksdato", "Leveransdatum", "Bestelldatum", "Contract date"])
def test_the_only_column_of_days_is_not_taken_where_it_tells_of_something_else(name):
    assert list(asked(proposed({name: MAY}))) == ["day-column"]


@pytest.mark.parametrize("name", ["Date of birth", "Fødselsdato", "Födelsedatum", "Geburtsdatum"])
def test_days_of_birth_are_never_offered(name):
    assert asked(proposed({name: MAY})) == {"day": asked(proposed({name: MAY}))["day"]}


@pytest.mark.parametrize(
    "columns",
    [
        {"Date": MAY},
        {"Answered": MAY, "Order date": JUNE},
        {"Date": MAY, "Order date": JUNE},
        {"Submitted": MAY, "Completed": MAY[::-1]},
    ],
)
def test_what_clearly_is_the_day_of_the_answers_is_not_asked_about(columns):
    proposal = proposed(columns)

    assert proposal.open == ()
    assert [one.name for one in proposal.columns if one.role == "date"] == [next(iter(columns))]


def test_days_that_are_blank_in_some_rows_do_not_give_way_to_other_days_in_silence():
    assert asked(proposed({"Answered": ["", *MAY[1:]], "Order date": JUNE})) == {
        "day-column": ["answered", "order-date", "none"]
    }


def test_the_answer_says_which_column_counts_or_that_none_does():
    columns = {"Date 1": MAY, "Date 2": JUNE}

    second = proposed(columns, {"day-column": "date-2"})
    none = proposed(columns, {"day-column": "none"})

    assert [(one.name, str(one.role)) for one in second.columns[:2]] == [("Date 1", "not_used"), ("Date 2", "date")]
    assert (list(asked(second)), list(asked(none))) == ([], ["day"])


@pytest.mark.parametrize("header", ["Hvor fornøyd er du? (1-5)", "How satisfied are you? (1 – 5)"])
def test_a_question_before_a_scale_in_brackets_is_no_label_of_its_lowest_number(header):
    rows = "\n".join(f"{day};{row % 5 + 1}" for row, day in enumerate(MAY))

    proposal = propose(f"Date;{header}\n{rows}".encode(), "wave.csv")

    assert (proposal.open, proposal.columns[1].scale) == ((), "")
