"""Read one column as answers to a question: what it asks, on which scale, and what is open."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import lru_cache

from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.scales import Question
from cxdash.exchange.cells.numbers import number
from cxdash.exchange.files.header import folded
from cxdash.exchange.phrases import shown
from cxdash.exchange.suggest.answer_texts import is_missing
from cxdash.exchange.suggest.questions.asked import Asked, asked_by, is_fact
from cxdash.exchange.suggest.questions.coding import Doubt, Interpretation, Option, marks_in
from cxdash.exchange.suggest.questions.ends import SOME, read_numbers
from cxdash.exchange.suggest.questions.label_ends import ends_of_labels, ends_on_line
from cxdash.exchange.suggest.questions.material import Cells, Given, Material
from cxdash.exchange.suggest.questions.numeric import Ends, Header, Values, not_used, plain
from cxdash.exchange.suggest.questions.said_scale import scale_in
from cxdash.exchange.suggest.questions.worded import (
    MOST_STEPS,
    OF_FACTS,
    are_answers,
    ask_numbers_or_words,
    asked_by_labels,
    read_scale_words,
    read_yes_or_no,
    yes_or_no,
)
from cxdash.exchange.suggest.scale_words import WordScale, means_no_answer, read_words
from cxdash.exchange.suggest.scale_words.labels import RATIO, take_apart

MOST_TEXTS, MOST_NUMBERS, MOST_WORDS = 60, 240, 6
"""Distinct words, distinct texts, and distinct words beside numbers that a column of answers holds at most."""

MOST_OF_A_SCALE = 4
"""Distinct answers in words from which a column shows its scale itself, whatever other columns hold."""


def interpret(column: Cells, given: Given) -> Interpretation | None:
    """Return how a column answers a question, or None where it does not."""
    if len(column.texts) > MOST_NUMBERS or (is_fact(column.words) and given.otherwise is None):
        return None
    texts = {text: times for text, times in column.texts.items() if not _is_missing(text)}
    if not texts:
        return None
    marks = marks_in(texts)
    numbers = {text: value for text in texts if (value := number(text, marks)) is not None}
    if len(texts) - len(numbers) > MOST_TEXTS:
        return None
    shares = {text: round(100 * value, 4) for text, value in numbers.items() if text.rstrip().endswith("%")}
    if shares and len(shares) < len(texts):
        return None
    asks = asked_by(column.words)
    if given.otherwise and all(one.weak for one in asks):
        asks = [Asked(given.otherwise)]
    material = Material(
        column,
        texts,
        numbers,
        tuple(text for text in column.texts if text not in texts),
        tuple(asks),
        scale_in(column.label or column.name) or scale_in(column.name),
        given,
    )
    if shares:
        return _shares(material, shares)
    return _numbers(material) if len(numbers) == len(texts) else _words(material)


def _shares(one: Material, shares: Mapping[str, float]) -> Interpretation | None:
    """Read answers in per cent, on a scale from 0 to 100."""
    if one.scaled is None:
        return None
    found = one.begin(one.scaled.question, one.scaled)
    codes = tuple(sorted((folded(text), plain(share)) for text, share in shares.items()))
    found.coding = replace(found.coding, codes=codes)
    found.evidence.append(Message(gettext_noop("the answers are in per cent")))
    header = one.header(one.scaled.question)
    return found if read_numbers(one.values(shares), header, found, (0, 100)) else None


def _numbers(one: Material) -> Interpretation | None:
    values = one.values(one.numbers)
    for asked in one.asks or (Asked(Question.SATISFACTION, weak=True),):
        if asked.question is Question.RESOLVED and set(values.times) == {1, 2}:
            return _one_or_two(one, asked)
        if asked.question is Question.RESOLVED and not set(values.times) <= {0, 1}:
            continue
        found = one.begin(asked.question, asked)
        header = one.header(asked.question)
        if asked.weak and not (one.said and one.asks) and not _kind(found, values, header, one.given.ends):
            continue
        if not found.coding.used or read_numbers(values, header, found, one.given.ends):
            return found
    return None


def _kind(found: Interpretation, values: Values, header: Header, ends: Ends | None) -> bool:
    """Ask whether numbers are answers at all, where no word says so; return whether they could be."""
    low, high = min(values.times), max(values.times)
    whole = all(float(value).is_integer() for value in values.times)
    likely = whole and low >= 0 and 2 <= high <= 10 and (high in {4, 5, 6, 7, 10} or values.n < SOME)
    if header.said is None and not likely:
        return False
    read = Interpretation(found.coding)
    read_numbers(values, header, read, ends)
    text = gettext_noop("The cells are numbers from {low} to {high}, and no word says what they are. Are they answers?")
    words = Message(gettext_noop("They are answers to how satisfied somebody is"))
    scale = {name: getattr(read.coding, name) for name in ("measure", "low", "high", "step")}
    answers = Option("satisfaction", words, lambda one: replace(one, used=True, **scale))
    alike = (high, low == 0, header.said is not None)
    found.decide(Doubt("kind", Message(text, {"low": f"{low:g}", "high": f"{high:g}"}), (not_used(), answers), alike))
    return True


def _one_or_two(one: Material, asked: Asked) -> Interpretation:
    found = one.begin(asked.question, asked)
    found.coding = replace(found.coding, low=0, high=1)
    choices = tuple(_yes_is(good, one.numbers) for good in (1, 2))
    text = gettext_noop("The answers are 1 and 2. Which of them means yes?")
    found.decide(Doubt("direction", Message(text), choices, ("1-2",)))
    return found


def _yes_is(good: int, numbers: Mapping[str, float]) -> Option:
    codes = tuple((text, int(value == good)) for text, value in numbers.items())
    words = Message(gettext_noop("{code} means yes"), {"code": good})
    return Option(f"{good}-yes", words, lambda one: replace(one, codes=codes))


def _words(one: Material) -> Interpretation | None:
    others = [text for text in one.texts if text not in one.numbers]
    if set(one.numbers.values()) <= {0, 1} and (answers := yes_or_no(others)):
        asked = next((some for some in one.asks if some.question is not Question.EXPECTATION and not some.weak), None)
        if asked is None:
            return None
        found = one.begin(asked.question, asked)
        read_yes_or_no(answers, one.header(asked.question), found)
        return found
    parts = {text: take_apart(text) for text in others}
    labels = {text: (part.number, part.words) for text, part in parts.items() if part.number is not None and part.words}
    if labels and len(labels) == len(others):
        return _labelled(one, labels)
    if one.numbers:
        return _numbers_and_words(one, others)
    scale = _beside(others, one.given.beside)
    if not _may_be_a_scale(scale, one.scaled):
        return None
    question = one.scaled.question if one.scaled else asked_by_labels(list(scale.positions))
    found = one.begin(question, one.scaled)
    found.coding = replace(found.coding, missing=(*one.missing, *scale.missing))
    read_scale_words(scale, one.header(question), found)
    return _points(others, found) if one.scaled is None and all(map(RATIO.fullmatch, others)) else found


def _points(texts: list[str], found: Interpretation) -> Interpretation | None:
    """Ask whether points such as 4 / 5 are answers, where no word says so; those of a longer test are none."""
    if found.coding.high > MOST_STEPS:
        return None
    text = gettext_noop('The cells are points such as "{value}", and no word says what they are. Are they answers?')
    words = Message(gettext_noop("They are answers to how satisfied somebody is"))
    answers = Option("satisfaction", words, lambda one: replace(one, used=True))
    alike = (found.coding.high, "points")
    found.decide(Doubt("kind", Message(text, {"value": shown(texts[0])}), (not_used(), answers), alike))
    return found


@lru_cache(maxsize=10_000)
def _is_missing(text: str) -> bool:
    """Return whether a text says that there is no answer."""
    return is_missing(text) or means_no_answer(text)


def _beside(own: list[str], beside: Collection[str]) -> WordScale:
    """Return what the words of a column say beside those of others, which decide between the orders it has alone.

    Where they would put it in an order that it has not alone, both are possible; so are all orders of a column that
    shows most of a scale itself, since another question may have been asked on another scale.
    """
    alone, together = read_words(own), _of(read_words([*own, *beside]), own)
    if together.positions == alone.positions or (len(own) < MOST_OF_A_SCALE and together.positions in alone.others):
        return together
    if together.positions in alone.others:
        return alone
    return replace(alone, others=(*alone.others, together.positions))


def _of(scale: WordScale, texts: list[str]) -> WordScale:
    """Return what a scale says of some of its texts."""
    return replace(
        scale,
        positions={text: at for text, at in scale.positions.items() if text in texts},
        missing=tuple(text for text in scale.missing if text in texts),
        unknown={text: words for text, words in scale.unknown.items() if text in texts},
        others=tuple({text: at for text, at in one.items() if text in texts} for one in scale.others),
    )


def _may_be_a_scale(scale: WordScale, scaled: Asked | None) -> bool:
    """Return whether words are the answers to a question, although some of them may not be known."""
    known, unknown = len(scale.positions), len(scale.unknown)
    if scale.subjects & OF_FACTS:
        return False
    if scaled is None:
        return known >= 2 and 2 * unknown <= known and are_answers(scale)
    return known >= 2 and unknown <= known


def _labelled(one: Material, labels: Mapping[str, tuple[float, str]]) -> Interpretation | None:
    """Read numbers some or all of which have a label: 5 - Very satisfied."""
    scale = read_words([label for _, label in labels.values()])
    at = {number: scale.positions[label] for number, label in labels.values() if label in scale.positions}
    if not at and one.scaled is None:
        return None
    question = one.scaled.question if one.scaled else asked_by_labels([label for _, label in labels.values()])
    found = one.begin(question, one.scaled)
    none = tuple(text for text, (_, label) in labels.items() if label in scale.missing or _is_missing(label))
    value_of = {**one.numbers, **{text: float(value) for text, (value, _) in labels.items() if text not in none}}
    codes = tuple(sorted((folded(text), plain(value)) for text, value in value_of.items() if text in labels))
    found.coding = replace(found.coding, missing=(*one.missing, *none), codes=codes)
    orders = [
        {number: order[label] for number, label in labels.values() if label in order}
        for order in (scale.positions, *scale.others)
    ]
    ends = None if one.said else ends_on_line(orders) or ends_of_labels({} if scale.others else at) or one.given.ends
    if not read_numbers(one.values(value_of), one.header(question), found, ends, labelled=len(at) > 1):
        return None
    ordered = sorted(labels, key=lambda text: labels[text][0])
    if len(at) > 1 and at[min(at)] > at[max(at)]:
        ask_numbers_or_words(value_of, list(reversed(ordered)), found)
    elif len(at) > 1:
        values = {"worst": shown(ordered[0]), "best": shown(ordered[-1])}
        found.evidence.append(Message(gettext_noop('the answers run from "{worst}" to "{best}"'), values))
    return found


def _numbers_and_words(one: Material, others: list[str]) -> Interpretation | None:
    """Read numbers beside a few words, which are no answer or have to be asked about."""
    some = sum(one.texts[text] for text in others)
    if (not one.asks and one.said is None) or 2 * some > sum(one.texts.values()) or len(others) > MOST_WORDS:
        return None
    found = _numbers(one)
    if found is None or not found.coding.used:
        return found
    silent = set(read_words(others).missing)
    found.coding = replace(found.coding, missing=(*found.coding.missing, *sorted(silent)))
    for text in others:
        if text not in silent:
            _ask_text(text, found)
    return found


def _ask_text(text: str, found: Interpretation) -> None:
    sentence = Message(gettext_noop('"{word}" stands among numbers. What is it?'), {"word": shown(text)})
    words = Message(gettext_noop("It is no answer"))
    none = Option("no-answer", words, lambda one: replace(one, missing=(*one.missing, text)))
    scores = (_as_score(text, score) for score in (found.coding.low, found.coding.high))
    found.decide(Doubt("word-" + folded(text), sentence, (none, *scores, not_used()), (text,)))


def _as_score(text: str, score: float) -> Option:
    words = Message(gettext_noop("{score}"), {"score": f"{score:g}"})
    return Option(f"{score:g}", words, lambda one: replace(one, codes=(*one.codes, (folded(text), plain(score)))))
