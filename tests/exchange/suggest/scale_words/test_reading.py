"""Sets of answers in words: what each one scores, which mean no answer, and which words nobody knows."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxdash.exchange.suggest.scale_words import means_no_answer, read_words
from tests.exchange.suggest.scale_words.phrases import answer_sets

NO_ANSWER = [
    "Don't know / not relevant",
    "I don’t know",
    "(Prefer not to say)",
    "N/A",
    "n.a.",
    "None",
    "I have not used this",
    "Not applicable",
    "No opinion",
    "Not applicable to me",
    "Vet ikke/ikke aktuelt",
    "Kan ikke besvare",
    "Ønsker ikke å svare",
    "Har ingen erfaring med dette",
    "Veit ikkje",
    "Vet ej / ej relevant",
    "Har inte använt",
    "Vill inte svara",
    "Ved ikke (ikke relevant)",
    "Ingen holdning",
    "weiß nicht",
    "Keine Angabe",
    "k.A.",
    "Kann ich nicht beurteilen",
    "-",
    "#N/A",
]

SIDES = {
    "en": (["very", "somewhat", "extremely", ""], [("satisfied", "dissatisfied"), ("easy", "difficult")]),
    "nb": (["svært", "litt", "helt", ""], [("fornøyd", "misfornøyd"), ("enig", "uenig"), ("bra", "dårlig")]),
    "sv": (["mycket", "ganska", "extremt", ""], [("nöjd", "missnöjd"), ("lätt", "svårt"), ("bra", "dåligt")]),
    "da": (["meget", "lidt", "fuldstændig", ""], [("tilfreds", "utilfreds"), ("godt", "dårligt")]),
    "de": (["sehr", "eher", "völlig", ""], [("zufrieden", "unzufrieden"), ("einfach", "schwierig")]),
}
"""Intensities, and heads of both directions, by language."""


@pytest.mark.parametrize(("language", "lowest", "highest", "answers"), answer_sets())
def test_answers_score_what_their_words_mean(language, lowest, highest, answers):
    read = read_words(list(answers))

    scores = read.scores(lowest, highest)
    assert {text: score for text, score in answers.items() if isinstance(score, int)} == pytest.approx(scores)
    assert {text for text, score in answers.items() if score == "none"} == set(read.missing)
    assert {text for text, score in answers.items() if score == "?"} == set(read.unknown)


@pytest.mark.parametrize(("language", "lowest", "highest", "answers"), answer_sets())
def test_an_end_that_nobody_chose_moves_no_other_answer_unless_both_orders_are_given(
    language, lowest, highest, answers
):
    ordered = sorted((text for text, score in answers.items() if isinstance(score, int)), key=lambda one: answers[one])

    for end in (ordered[0], ordered[-1]):
        read = read_words([text for text in answers if text != end])
        scores = read.scores(lowest, highest)
        moved = [text for text in scores if scores[text] != pytest.approx(answers[text])]

        assert not moved or read.others


@st.composite
def mirrored_answers(draw):
    """Draw answers of one language whose intensities stand on both sides, with and without a middle."""
    intensities, pairs = SIDES[draw(st.sampled_from(sorted(SIDES)))]
    good, bad = draw(st.sampled_from(pairs))
    chosen = draw(st.lists(st.sampled_from(intensities), min_size=1, unique=True))
    return [(f"{one} {good}".strip(), f"{one} {bad}".strip()) for one in chosen], draw(st.booleans())


@settings(max_examples=200)
@given(mirrored_answers())
def test_the_rungs_of_both_sides_are_as_far_from_the_middle(drawn):
    pairs, neutral = drawn

    read = read_words([text for pair in pairs for text in pair] + ["OK"] * neutral)

    assert read.symmetric
    assert not read.unknown
    assert all(read.positions[good] == -read.positions[bad] > 0 for good, bad in pairs)


@pytest.mark.parametrize("text", NO_ANSWER)
def test_a_text_that_means_no_answer_is_known_by_itself_and_among_others(text):
    assert means_no_answer(text)
    assert read_words(["Good", "Bad", text]).missing == (text,)


@pytest.mark.parametrize("text", ["No", "Nei", "Bra!", "Not satisfied", "Ikke bra", "Very good", "Trifft nicht zu"])
def test_an_answer_is_not_taken_for_none(text):
    assert not means_no_answer(text)


def test_a_word_nobody_knows_leaves_its_answer_open_and_is_named():
    read = read_words(["Very satisfied", "Purply satisfied", "Dissatisfied"])

    assert read.unknown == {"Purply satisfied": ("purply",)}
    assert set(read.positions) == {"Very satisfied", "Dissatisfied"}


@pytest.mark.parametrize(
    "text", ["Neutral or dissatisfied", "Ja/nei", "Good, but could be better", "Fornøyd/ganske fornøyd"]
)
def test_two_answers_in_one_have_no_position(text):
    assert text in read_words(["Good", "Bad", "Ja", text]).unknown


def test_not_relevant_is_a_rung_where_something_else_is_relevant():
    read = read_words(["Very relevant", "Relevant", "Not very relevant", "Not at all relevant"])

    assert read.missing == ()
    assert read.scores(1, 5) == {
        "Very relevant": 5,
        "Relevant": 4,
        "Not very relevant": 2,
        "Not at all relevant": 1,
    }


def test_words_win_over_numbers_and_the_numbers_that_disagree_are_named():
    texts = ["1 - Very satisfied", "2 - Satisfied", "4 - Dissatisfied", "5 - Very dissatisfied"]

    read = read_words(texts)

    assert read.scores(1, 5) == dict(zip(texts, [5, 4, 2, 1], strict=True))
    assert read.numbers_disagree == tuple(texts)
    assert read.labels["4 - Dissatisfied"] == 4


def test_bare_numbers_beyond_the_labelled_ends_stay_open():
    read = read_words(["1 - Very difficult", "3", "5 - Very easy", "9"])

    assert read.positions == {"1 - Very difficult": -1, "3": 0, "5 - Very easy": 1}
    assert set(read.unknown) == {"9"}


@pytest.mark.parametrize(
    ("texts", "first", "other"),
    [
        ("Satisfied|Neutral|Dissatisfied", [1, 0, -1], [0.5, 0, -0.5]),
        ("Helt enig|Enig|Litt enig|Uenig|Svært uenig", [1, 0.5, 0, -0.5, -1], [1, 2 / 3, 1 / 3, -2 / 3, -1]),
        ("Very purple|Purple|Not at all purple", [1, 0.5, -1], [-1, -0.5, 1]),
        ("Excellent|Good|Fair|Poor", [1, 0.5, 0, -0.5], [1, 1 / 3, -1 / 3, -1]),
    ],
)
def test_words_that_fit_two_orders_give_both(texts, first, other):
    texts = texts.split("|")

    read = read_words(texts)

    assert [read.positions[text] for text in texts] == pytest.approx(first)
    assert any([one[text] for text in texts] == pytest.approx(other) for one in read.others)


@pytest.mark.parametrize(
    "texts",
    ["Solved|Partly solved|Not solved", "Instämmer helt|Instämmer till viss del|Instämmer inte", "Ja, helt|Delvis|Nei"],
)
def test_partly_is_in_the_middle_of_all_and_not(texts):
    read = read_words(texts.split("|"))

    assert (list(read.positions.values()), read.steps, read.others) == ([1, 0, -1], 3, ())


@pytest.mark.parametrize("texts", ["1|2|3", "Private|Business", "Oslo|Bergen", "Promoter|Passive|Detractor"])
def test_what_is_no_scale_in_words_has_no_positions(texts):
    read = read_words(texts.split("|"))

    assert (read.positions, read.steps) == ({}, 0)
    assert set(read.unknown) == set(texts.split("|"))


def test_what_was_understood_is_told():
    read = read_words(["Svært lite fornøyd", "Svært fornøyd"])

    assert read.evidence["Svært lite fornøyd"] == ("svært", "lite", "fornøyd")
    assert read.subjects == {"satisfaction"}


def test_a_wide_file_is_read_in_a_moment():
    answers = ["Very satisfied", "Satisfied", "Neutral", "Dissatisfied"]
    columns = [[*answers, *(f"Comment {column} about row {row}" for row in range(20))] for column in range(300)]

    start = time.process_time()
    for column in columns:
        read_words(column)

    assert time.process_time() - start < 2


@given(st.lists(st.text(alphabet="/-5 ★🙂()ikvet", max_size=8) | st.text(max_size=12), max_size=8))
def test_any_texts_are_read(texts):
    read = read_words(texts)

    assert {*read.positions, *read.missing, *read.unknown} == {text for text in texts if text.strip()}
