"""The words of the languages: each does one thing, and inflected or put together ones are found."""

import pytest

from cxdash.exchange.suggest.scale_words.lexicon import LANGUAGES, likeliest_language, look_up


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_word_of_a_language_does_one_thing(language):
    listed = [word.strip() for words in LANGUAGES[language].values() for word in words.split(",")]

    assert sorted({word for word in listed if listed.count(word) > 1}) == []


@pytest.mark.parametrize(
    ("token", "language", "kind", "strength"),
    [
        ("fornøyde", "nb", "good", 2),
        ("misfornøyd", "nb", "bad", 2),
        ("fornoeyd", "nb", "good", 2),
        ("kjempemisfornøyd", "nb", "bad", 3),
        ("jättebra", "sv", "good", 3),
        ("unwahrscheinlich", "de", "bad", 2),
        ("svært", "nb", "degree", 3),
        ("svært", "da", "bad", 2),
        ("purple", "en", "", 2),
    ],
)
def test_a_word_is_found_as_its_language_has_it(token, language, kind, strength):
    word = look_up(token, language)

    assert (word.kind, word.strength) == (kind, strength)


@pytest.mark.parametrize(
    ("texts", "language"),
    [("Meget let|Svært|Hverken let eller svært", "da"), ("Svært lett|Vanskelig", "nb"), ("Ganska svårt|Lätt", "sv")],
)
def test_the_language_is_the_one_that_knows_most_of_the_words(texts, language):
    assert likeliest_language(texts.split("|")) == language
