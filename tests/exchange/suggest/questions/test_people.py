"""Which column counts a respondent, and which of repeated answers count."""

from cxdash.exchange.suggest.questions.interpret import interpret
from cxdash.exchange.suggest.questions.material import Given
from cxdash.exchange.suggest.questions.people import ask_respondent
from cxdash.exchange.suggest.questions.repeats import repeats_scores
from cxdash.exchange.suggest.questions.weights import ask_decimal, ask_weight
from tests.exchange.suggest.questions.columns import column


def test_several_columns_of_ids_are_asked_about_where_they_count_differently():
    answers, customers = column("Response ID", 1, 2, 3, 4, times=1), column("Customer ID", 7, 8, times=2)

    question = ask_respondent([answers, customers], 4)

    assert [(one.id, one.figures["respondents"]) for one in question.readings] == [
        ("response-id", 4),
        ("customer-id", 2),
        ("each-row", 4),
    ]
    assert ask_respondent([answers, column("Case", 5, 6, 7, 8, times=1)], 4) is None


def test_one_of_several_weights_is_chosen():
    first, second = column("Weight", 1.5, 2.5), column("Weight trimmed", 1, 2)

    assert [one.id for one in ask_weight([first, second]).readings] == ["weight", "weight-trimmed", "none"]
    assert ask_weight([first]) is None


def test_a_mark_that_may_group_thousands_is_asked_about_on_a_value_of_the_file():
    question = ask_decimal(column("Count", "1.234"))

    assert [(one.id, one.figures["sum"]) for one in question.readings] == [("comma", 24680), ("point", 24.68)]


def test_words_beside_scores_repeat_them_where_each_word_has_scores_of_its_own():
    scores = column("Would you recommend us?", 2, 5, 8, 9, 10, times=4)
    coding = interpret(scores, Given()).coding
    words = column("Label", *["Low"] * 2, "Middle", *["High"] * 2, times=4)
    groups = column("Plan", "A", "B", "A", "B", "A", times=4)

    assert (repeats_scores(words, scores, coding), repeats_scores(groups, scores, coding)) == (True, False)
