"""Read a column of words as answers: the words of a scale, yes and no, numbers with labels, and words nobody knows."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.scales import PRESETS, Question
from cxdash.exchange.files.header import folded
from cxdash.exchange.phrases import shown
from cxdash.exchange.suggest.questions.asked import speaks_against
from cxdash.exchange.suggest.questions.coding import Coding, Doubt, Interpretation, Option
from cxdash.exchange.suggest.questions.numeric import Header, measure_for, not_used, plain
from cxdash.exchange.suggest.questions.said_scale import SaidScale
from cxdash.exchange.suggest.scale_words import WordScale

YES = re.compile(r"(yes|yeah|ja|jepp|jo|true|sant|sann|wahr|y|j)\b(?![’'])")
NO = re.compile(r"(no|nope|nei|nej|nein|false|usant|falsch|n)\b(?![’'])")
PARTLY = re.compile(
    r"(partly|partially|in part|somewhat|delvist?|til dels|till viss del|teilweise|zum teil|to some extent|både og)\b"
)

OF_LABELS = (
    (Question.RECOMMENDATION, r"recommend|anbefal|rekommender|empfehl"),
    (
        Question.EASE,
        r"\b(easy|difficult|hard|enkelt?|vanskelig|lett|lätt|svårt?|einfach|leicht|schwierig|schwer|nemt?|let)\b",
    ),
)

MOST_STEPS = 11
"""Steps of a scale in words at most."""

AGREE = r"\b(agree|disagree|enig|uenig|oenig|instämmer|stämmer|stemmer|stimme|trifft|zutreffend|zu)\b"
"""Words of answers to a statement, which may itself be good or bad."""


def yes_or_no(texts: Collection[str]) -> dict[str, float]:
    """Return 1 for yes, 0 for no and 0.5 for partly, of texts that are all one of these and not all the same."""
    found = {text: _yes_or_no(folded(text)) for text in texts}
    values = {value for value in found.values() if value is not None}
    if None in found.values() or not {0, 1} & values or values == {0.5}:
        return {}
    return {text: value for text, value in found.items() if value is not None}


def read_yes_or_no(answers: Mapping[str, float], header: Header, found: Interpretation) -> None:
    """Code yes as 1 and no as 0; ask which is the good answer where the header may ask for something bad."""
    codes = tuple(sorted((folded(text), value) for text, value in answers.items()))
    step = 0.5 if 0.5 in answers.values() else 1
    coding = replace(found.coding, low=0, high=1, step=step, codes=codes)
    found.coding = replace(coding, measure=measure_for(header.asks, 0, 1))
    found.evidence.append(
        Message(gettext_noop("the answers are {texts}"), {"texts": ", ".join(f'"{shown(text)}"' for text in answers)})
    )
    if against := speaks_against(header.words):
        text = gettext_noop('The header says "{said}". Is yes the good answer?')
        turned = tuple((folded_text, 1 - value) for folded_text, value in codes)
        options = (
            Option("yes-is-good", Message(gettext_noop("Yes is the good answer")), lambda one: one),
            Option(
                "no-is-good", Message(gettext_noop("No is the good answer")), lambda one: replace(one, codes=turned)
            ),
        )
        found.decide(Doubt("direction", Message(text, {"said": against}), options, (against, codes)))


OF_ANSWERS = frozenset({"satisfaction", "quality", "ease", "agreement", "likelihood", "smiley", "asked"})
OF_FACTS = frozenset({"importance", "frequency"})
"""What words of a scale speak about where they are answers, and where they are none, whatever the header says."""


def are_answers(scale: WordScale) -> bool:
    """Return whether the words of a scale are answers by themselves: on both sides of it, or three of them."""
    positions, subjects = set(scale.positions.values()), scale.subjects
    if subjects & OF_FACTS or (subjects and not subjects & OF_ANSWERS):
        return False
    return len(positions) >= 3 or (len(positions) == 2 and min(positions) < 0 < max(positions))


def asked_by_labels(texts: Collection[str]) -> Question:
    """Return what words of a scale speak for, where no header says what is asked."""
    words = " ".join(map(str.casefold, texts))
    return next((question for question, pattern in OF_LABELS if re.search(pattern, words)), Question.SATISFACTION)


def read_scale_words(scale: WordScale, header: Header, found: Interpretation) -> None:
    """Code the words of a scale, and ask where words nobody knows stand, and whether the scale is turned round."""
    said = header.said
    low, high = (said.lowest or 0, said.highest) if said and _fits(scale, said) else (1, scale.steps)
    scores = scale.scores(low, high)
    codes = tuple(sorted((folded(text), plain(score)) for text, score in scores.items()))
    step = 1 if all(float(score).is_integer() for _, score in codes) else 0.5
    found.coding = replace(found.coding, low=low, high=high, step=step, codes=codes)
    found.coding = replace(found.coding, measure=measure_for(header.asks, low, high))
    ordered = sorted(scores, key=lambda text: scores[text])
    found.evidence.append(
        Message(
            gettext_noop('the words run from "{worst}" to "{best}"'),
            {"worst": shown(ordered[0]), "best": shown(ordered[-1])},
        )
    )
    if scale.numbers_disagree:
        ask_numbers_or_words(scale.labels, ordered, found)
    elif scale.others:
        _ask_order(scale, (low, high), found, fixed=low != 1 or high != scale.steps or said is not None)
    for unknown in scale.unknown:
        _ask_word(unknown, ordered, scores, found)
    against = speaks_against(header.words)
    if against and any(re.search(AGREE, text.casefold()) for text in ordered):
        _ask_statement(against, found)


def ask_numbers_or_words(numbers: Mapping[str, float], ordered: list[str], found: Interpretation) -> None:
    """Ask whether the words or the numbers before them say which answer is the best, where they run apart."""
    by_number = tuple(sorted((folded(text), plain(value)) for text, value in numbers.items()))
    text = gettext_noop('The numbers and the words run apart: "{worst}" … "{best}". Which of them counts?')
    values = {"worst": shown(ordered[0]), "best": shown(ordered[-1])}
    options = (
        Option(
            "words",
            Message(gettext_noop('The words: "{best}" is the best answer'), values),
            lambda one: _turned(replace(one, codes=by_number)),
        ),
        Option(
            "numbers",
            Message(gettext_noop('The numbers: "{worst}" is the best answer'), values),
            lambda one: replace(one, codes=by_number),
        ),
    )
    found.decide(Doubt("direction", Message(text, values), options, ("numbers", by_number)))


def _ask_word(unknown: str, ordered: list[str], scores: Mapping[str, float], found: Interpretation) -> None:
    coding = found.coding
    text = gettext_noop('Nothing says where "{word}" stands among {words}. Which score is it?')
    values = {"word": shown(unknown), "words": ", ".join(f'"{shown(one)}"' for one in ordered)}
    known = {score: text for text, score in scores.items()}
    rungs = [coding.low + at for at in range(int(coding.high - coding.low) + 1)]
    none = Option(
        "no-answer",
        Message(gettext_noop("It is no answer")),
        lambda one: replace(one, missing=(*one.missing, unknown)),
    )
    options = [none, *(_as_score(unknown, rung, known.get(rung, "")) for rung in rungs), not_used()]
    alike = (folded(unknown), coding.low, coding.high)
    found.decide(Doubt("word-" + folded(unknown), Message(text, values), tuple(options), alike))


def _ask_order(scale: WordScale, ends: tuple[float, float], found: Interpretation, *, fixed: bool) -> None:
    """Ask which of several orders of the words is meant, where their meaning leaves more than one open.

    Unless its ends are *fixed*, an order with rungs that nobody chose is on a scale of its own.
    """
    options: dict[str, Option] = {}
    for number, positions in enumerate([scale.positions, *scale.others], start=1):
        low, high = ends
        if not fixed:
            each = 1 if {-1.0, 1.0} <= set(positions.values()) else 2  # an end that nobody chose leaves a middle
            tops = (high, *range(1 + each, MOST_STEPS + 1, each))
            high = next((top for top in tops if _whole(positions, low, top)), high)
        if _whole(positions, low, high):
            scores = {text: plain(round(low + (at + 1) / 2 * (high - low))) for text, at in positions.items()}
            option = _with_codes(f"reading-{number}", scores, low, high)
            options.setdefault(str(option.words.values), option)
    if len(options) > 1:
        text = Message(gettext_noop("The words can be put in more than one order. Which one is meant?"))
        found.decide(Doubt("words", text, tuple(options.values()), (tuple(sorted(scale.positions)), *options)))


def _whole(positions: Mapping[str, float], low: float, high: float) -> bool:
    """Return whether positions are whole steps of a scale."""
    places = [(at + 1) / 2 * (high - low) for at in positions.values()]
    return all(abs(place - round(place)) < 1e-6 for place in places)


def _with_codes(id_: str, scores: Mapping[str, float], low: float, high: float) -> Option:
    said = ", ".join(f"{shown(text)} = {score:g}" for text, score in sorted(scores.items(), key=lambda one: one[1]))
    words = Message("{low}–{high}: {codes}", {"low": f"{low:g}", "high": f"{high:g}", "codes": said})
    codes = tuple(sorted((folded(text), score) for text, score in scores.items()))

    def change(one: Coding) -> Coding:
        measure = measure_for(PRESETS[one.measure].asks, low, high)
        return replace(one, low=low, high=high, step=1, codes=codes, measure=measure)

    return Option(id_, words, change)


def _as_score(unknown: str, rung: float, beside: str) -> Option:
    values = {"score": plain(rung), "text": shown(beside)}
    words = gettext_noop('{score}, as "{text}"') if beside else gettext_noop("{score}")
    code = (folded(unknown), plain(rung))
    return Option(
        f"{rung:g}", Message(words, values), lambda one: replace(one, codes=tuple(sorted({*one.codes, code})))
    )


def _ask_statement(against: str, found: Interpretation) -> None:
    coding = found.coding
    text = gettext_noop('The statement says "{said}". Is it good or bad to agree with it?')
    options = (
        Option("agree-is-good", Message(gettext_noop("It is good to agree")), lambda one: one),
        Option("agree-is-bad", Message(gettext_noop("It is bad to agree")), _turned),
    )
    found.decide(Doubt("direction", Message(text, {"said": against}), options, (against, coding.codes)))


def _turned(coding: Coding) -> Coding:
    """Return a reading with the codes of its texts counted from the other end of the scale."""
    codes = tuple((text, plain(coding.low + coding.high - value)) for text, value in coding.codes)
    return replace(coding, codes=codes)


def _fits(scale: WordScale, said: SaidScale) -> bool:
    """Return whether a scale that a header states has as many steps as the words."""
    return said.highest - (said.lowest or 0) + 1 == scale.steps


def _yes_or_no(text: str) -> float | None:
    if PARTLY.match(text):
        return 0.5
    return 1 if YES.match(text) else 0 if NO.match(text) else None
