"""Answers of several columns as rungs of one scale, and apart."""

import pytest

from cxdash.exchange.suggest.propose import propose

FIVE = ["Very dissatisfied", "Dissatisfied", "Neither satisfied nor dissatisfied", "Satisfied", "Very satisfied"]
AGREE = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"]
LITTLE = ["Slet ikke tilfreds", "Mindre tilfreds", "Hverken eller", "Tilfreds", "Meget tilfreds"]
DANISH = ["Meget utilfreds", "Utilfreds", "Hverken tilfreds eller utilfreds", "Tilfreds", "Meget tilfreds"]


def proposed(first: list[str], second: list[str]):
    """Return the proposal for a file with two columns of answers, each of which all its texts come again in."""
    header = "Response ID,Date,How satisfied are you with the shop?,How satisfied are you with the app?"
    rows = [f"{row},2026-05-03,{first[row % len(first)]},{second[row % len(second)]}" for row in range(40)]
    return propose("\n".join([header, *rows]).encode(), "may.csv")


def scores(proposal) -> list[dict[str, float]]:
    return [dict(one.codes) for one in proposal.questions]


def test_an_end_that_nobody_chose_is_known_by_another_column_of_the_same_answers():
    proposal = proposed(FIVE[1:4], FIVE)

    assert not proposal.open
    assert scores(proposal)[0] == {text.casefold(): 2 + at for at, text in enumerate(FIVE[1:4])}


@pytest.mark.parametrize("others", [AGREE, LITTLE, DANISH])
def test_answers_of_another_set_are_not_on_the_same_scale(others):
    proposal = proposed(FIVE, others)

    assert scores(proposal) == [{text.casefold(): 1 + at for at, text in enumerate(some)} for some in (FIVE, others)]


def test_two_sets_that_share_their_good_answers_are_two_scales():
    assert scores(proposed(LITTLE, DANISH)) == [
        {text.casefold(): 1 + at for at, text in enumerate(some)} for some in (LITTLE, DANISH)
    ]


def test_ends_that_no_column_shows_are_asked_about_with_the_figures_of_each_scale():
    (question,) = proposed(AGREE[1:4], FIVE).open

    assert question.kind == "words"
    assert [reading.figures["scale"] for reading in question.readings] == ["1-3", "1-5"]


def test_a_whole_scale_that_is_part_of_a_longer_one_beside_it_is_asked_about():
    five = ["Helt uenig", "Litt uenig", "Verken enig eller uenig", "Litt enig", "Helt enig"]
    seven = [*five[:1], "Uenig", *five[1:4], "Enig", *five[4:]]

    (question,) = proposed(five, seven).open

    assert [reading.figures["scale"] for reading in question.readings] == ["1-5", "1-7"]


def test_the_other_columns_of_a_table_show_the_scale_of_few_answers():
    header = "Response ID,Date," + ",".join(f"How satisfied are you? [{topic}]" for topic in ("Price", "Staff", "Web"))
    few = (["Satisfied", "Very satisfied"], ["Dissatisfied", "Satisfied"], ["Very dissatisfied", "Satisfied"])
    rows = [f"{row},2026-05-03," + ",".join(texts[row % 2] for texts in few) for row in range(40)]

    proposal = propose("\n".join([header, *rows]).encode(), "may.csv")

    assert not proposal.open
    assert scores(proposal)[1] == {"dissatisfied": 2, "satisfied": 4}


@pytest.mark.parametrize(
    ("texts", "scales"),
    [
        (["Slightly dissatisfied", "Slightly satisfied", "Extremely satisfied"], ["1-5", "1-7"]),
        (["Slightly easy", "Slightly difficult", "Extremely difficult"], ["1-5", "1-7"]),
        (["Extremely bad", "Slightly bad", "Neither", "Slightly good", "Extremely good"], []),
    ],
)
def test_slightly_and_extremely_with_a_step_between_that_nobody_chose_are_asked_about(texts, scales):
    rows = [f"{row},2026-05-03,{texts[row % len(texts)]}" for row in range(40)]

    proposal = propose("\n".join(["Response ID,Date,How was it?", *rows]).encode(), "may.csv")

    assert [reading.figures["scale"] for one in proposal.open for reading in one.readings] == scales


def test_another_question_on_seven_steps_does_not_decide_in_silence_between_five_and_seven():
    own = ["Helt uenig", "Litt uenig", "Verken enig eller uenig", "Litt enig"]
    seven = [own[0], "Uenig", *own[1:4], "Enig", "Helt enig"]

    (question,) = proposed(own, seven).open

    assert [reading.figures["scale"] for reading in question.readings] == ["1-5", "1-7"]
