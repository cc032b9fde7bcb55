import pytest

from cxdash.domain.messages import ImportRefused
from cxdash.domain.workshop import answers
from cxdash.domain.workshop.questions import KINDS, Kind
from tests.room import ANNOYANCE, CREDIT, EVERY, FREE, GUESS, KEYS, LAST_TALK, LEAVERS, MANDATE, OWNER

RATED = {"item.end_to_end": "1", "item.priority": "2", "item.intervene": "3", "item.new_ways": "4"}
SIX = dict.fromkeys((f"item.{key}" for key in KEYS.items), "5")

GOOD = [
    (OWNER, {"choice": "CIO"}, '"CIO"'),
    (OWNER, {"choice": "everyone"}, '"everyone"'),
    (OWNER, {"choice": "nobody"}, '"nobody"'),
    (OWNER, {"choice": "dont_know"}, '"dont_know"'),
    (GUESS, {"number": "3,9"}, "3.9"),
    (GUESS, {"number": " 5 "}, "5.0"),
    (
        MANDATE,
        {**RATED, "item.recognised": "5"},
        '{"end_to_end": 1.0, "priority": 2.0, "intervene": 3.0, "new_ways": 4.0, "recognised": 5.0}',
    ),
    (
        KEYS,
        SIX,
        '{"insight": 5.0, "competence": 5.0, "focus": 5.0, "collaboration": 5.0, "innovation": 5.0, "processes": 5.0}',
    ),
    (CREDIT, {"item.CEO": "45", "item.CIO": "55"}, '{"CEO": 45.0, "CIO": 55.0}'),
    (CREDIT, {"item.CIO": "100"}, '{"CEO": 0.0, "CIO": 100.0}'),
    (ANNOYANCE, {"choice": "queue"}, '"queue"'),
    (ANNOYANCE, {"choice": "dont_know"}, '"dont_know"'),
    (LEAVERS, {"low": "3", "mode": "6", "high": "11,5"}, '{"low": 3.0, "mode": 6.0, "high": 11.5}'),
    (LEAVERS, {"low": "6", "mode": "6", "high": "6"}, '{"low": 6.0, "mode": 6.0, "high": 6.0}'),
    (LAST_TALK, {"choice": "never"}, '"never"'),
    (FREE, {"choice": "tea"}, '"tea"'),
]
NUMBER, EACH, POINTS, RANGE = "Give a number from 1 to 5", "Rate every line", "Give whole points", "Give low"
BAD = [
    (OWNER, {}, "Choose one"),
    (OWNER, {"choice": "CFO"}, "Choose one"),
    (FREE, {"choice": "dont_know"}, "Choose one"),
    *(
        (GUESS, {"number": text}, NUMBER)
        for text in ("", "0", "5.01", "-3", "nan", "inf", "1e0", "3_1", "²", "٣", "3.")
    ),
    (GUESS, {"number": "9" * 400}, NUMBER),
    (MANDATE, RATED, EACH),
    (MANDATE, {**RATED, "item.recognised": "6"}, EACH),
    (MANDATE, {**RATED, "item.recognised": "2.5"}, EACH),
    (KEYS, {}, EACH),
    (CREDIT, {"item.CEO": "45", "item.CIO": "56"}, "The points make 101; split exactly 100"),
    (CREDIT, {}, "The points make 0"),
    (CREDIT, {"item.CEO": "45.5", "item.CIO": "54.5"}, POINTS),
    (CREDIT, {"item.CEO": "150", "item.CIO": "-50"}, POINTS),
    (LEAVERS, {"low": "3", "mode": "6"}, RANGE),
    (LEAVERS, {"low": "few", "mode": "6", "high": "9"}, RANGE),
    (LEAVERS, {"low": "7", "mode": "6", "high": "9"}, "Low comes first"),
    (LEAVERS, {"low": "7", "mode": "10", "high": "9"}, "Low comes first"),
    (LEAVERS, {"low": "7", "mode": "10", "high": "101"}, "This can be 100 at most"),
]


def test_every_kind_is_among_the_examples():
    assert {question.kind for question, *_ in GOOD} | {Kind.OWNER_SHOULD} == set(Kind) == set(KINDS)


@pytest.mark.parametrize(("question", "given", "text"), GOOD)
def test_a_good_answer_is_kept_as_a_text_and_shown_again_as_it_was_given(question, given, text):
    assert answers.check(question, given) == text
    assert set(given) <= set(answers.fields(question))
    assert answers.check(question, answers.form(text)) == text


@pytest.mark.parametrize(("question", "given", "said"), BAD)
def test_a_wrong_answer_is_refused_with_one_sentence(question, given, said):
    with pytest.raises(ImportRefused) as refusal:
        answers.check(question, given)

    [sentence] = refusal.value.faults
    assert str(sentence).startswith(said)


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.kind)
def test_not_to_vote_is_an_answer_of_every_kind_whatever_else_is_filled_in(question):
    assert answers.check(question, {"abstain": "", "choice": "nonsense", "number": "99"}) == ""
    assert answers.form("") == {"abstain": "1"}
    assert answers.read("") is None
