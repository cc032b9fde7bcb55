"""Read a set of answers in words: what position each has on the scale, which mean no answer, and what is not known."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from cxdash.exchange.suggest.scale_words import numbered
from cxdash.exchange.suggest.scale_words.labels import Label, take_apart
from cxdash.exchange.suggest.scale_words.ladder import arrange
from cxdash.exchange.suggest.scale_words.lexicon import VERY, likeliest_language, words
from cxdash.exchange.suggest.scale_words.phrase import NEGATED, Context, Phrase, read_phrase, shared_unknown

MOST_TEXTS, MOST_WORDED = 120, 25
"""Distinct texts of a column of answers at most, and those of them that hold words."""

SIGNS = {"-", "--", "–", "—", "?", ".", "x", "#n/a", "#null!"}
"""Signs that stand for no answer."""


@dataclass(frozen=True)
class WordScale:
    """What the answers of a column mean on their scale.

    *positions* from −1 (worst) to 1 (best) by text; *missing* mean no answer; *unknown* have no position, with the
    words that nobody knows. *steps* of the scale, 0 where nothing was read. *labels* are the numbers that texts begin
    with, and *numbers_disagree* those texts whose numbers run against their words. *symmetric* tells whether both
    sides are alike, and as strong. *evidence* are the words understood by text. *others* are further readings of the
    same texts, by text, where the words leave more than one open. *subjects* are what the words speak about, as quality
    or ease.
    """

    positions: Mapping[str, float] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    unknown: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    steps: int = 0
    labels: Mapping[str, float] = field(default_factory=dict)
    numbers_disagree: tuple[str, ...] = ()
    symmetric: bool = True
    evidence: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    others: tuple[Mapping[str, float], ...] = ()
    subjects: frozenset[str] = frozenset()

    def scores(self, lowest: float, highest: float) -> dict[str, float]:
        """Return the score of each text on a scale from *lowest* to *highest*, which need not be whole.

        Answers without a middle have one rung each where the scale has as many steps as there are rungs.
        """
        rungs = self.steps - 1
        if 0.0 not in self.positions.values() and highest - lowest + 1 == rungs and self.steps % 2:
            half = rungs // 2
            ranks = {text: round(position * half) for text, position in self.positions.items()}
            return {text: lowest + half + rank - (rank > 0) for text, rank in ranks.items()}
        span = (highest - lowest) / 2
        return {text: lowest + (position + 1) * span for text, position in self.positions.items()}


def read_words(texts: Collection[str]) -> WordScale:
    """Return what distinct answers in words, smileys, stars or labelled numbers mean; blank ones are left out.

    Numbers alone, and more texts than a scale has, have no position: they are named as unknown.
    """
    return _read(tuple(dict.fromkeys(text for text in texts if text.strip())))


def means_no_answer(text: str) -> bool:
    """Return whether a text by itself says that there is no answer, as *don't know / not relevant*.

    What is an answer to a statement in some sets, as *trifft nicht zu*, is left to `read_words`.
    """
    if text.strip().casefold() in SIGNS:
        return True
    language = likeliest_language([text])
    phrase = read_phrase(text, Context(language))
    return phrase.missing and not phrase.unknown and not any(word.subject == "fits" for word in words(text, language))


@lru_cache(maxsize=2_000)
def _read(texts: tuple[str, ...]) -> WordScale:
    labels = {text: take_apart(text) for text in texts[: MOST_TEXTS + 1] if text.strip().casefold() not in SIGNS}
    if len(texts) > MOST_TEXTS or sum(bool(label.words) for label in labels.values()) > MOST_WORDED:
        return WordScale(unknown={text: (text,) for text in texts})
    phrases = _phrases(labels)
    missing = tuple(text for text in texts if text not in phrases or phrases[text].missing)
    worded = {text: phrase for text, phrase in phrases.items() if phrase.strength is not None}
    ladder = arrange(worded.values())
    positions = {text: ladder.positions[phrase.strength or 0.0] for text, phrase in worded.items()}
    numbers = {text: label.number for text, label in labels.items() if label.number is not None}
    of_words = dict(positions)
    positions, steps = _with_numbers(positions, ladder.steps if positions else 0, numbers, labels)
    others = [{text: other[phrase.strength or 0.0] for text, phrase in worded.items()} for other in ladder.others]
    known = {*positions, *missing}
    return WordScale(
        positions={text: positions[text] for text in texts if text in positions},
        missing=missing,
        unknown={text: phrases[text].unknown or (text,) for text in texts if text not in known},
        steps=steps,
        labels=numbers,
        numbers_disagree=numbered.disagreeing(of_words, numbers),
        symmetric={-position for position in positions.values()} == set(positions.values()) and _as_strong(worded),
        evidence={text: phrase.words or (text,) for text, phrase in worded.items()},
        others=tuple(others) if of_words and positions == of_words else (),
        subjects=frozenset(subject for phrase in worded.values() for subject in phrase.subjects),
    )


def _as_strong(worded: Mapping[str, Phrase]) -> bool:
    """Return whether the best of the words is as strong as the worst: *agree* is not, beside *fully disagree*."""
    strengths = [phrase.strength for phrase in worded.values() if phrase.strength is not None]
    best, worst = max(strengths, default=0.0), -min(strengths, default=0.0)
    return (best >= VERY) == (worst >= VERY) or NEGATED in (best, worst)


def _phrases(labels: Mapping[str, Label]) -> dict[str, Phrase]:
    """Return what the words or the smiley of each text say, each in the light of the others."""
    said = [label.words for label in labels.values() if label.words]
    context = _context(said)
    return {text: _phrase(text, label, context) for text, label in labels.items()}


def _phrase(text: str, label: Label, context: Context) -> Phrase:
    if label.words:
        return read_phrase(label.words, context)
    if label.smiley is not None:
        return Phrase(label.smiley, words=(text,), subjects=frozenset(["smiley"]))
    return Phrase(unknown=(text,))


def _context(said: Collection[str]) -> Context:
    language = likeliest_language(said)
    read = [words(text, language) for text in said if len(text) <= 120]
    kinds = [{word.kind for word in answer} for answer in read]
    dual = any("dual" in kind and not kind & {"not", "never", "no"} for kind in kinds)
    beyond = any(word.subject == "comparison" for answer in read for word in answer)
    bit = any("small" in kind and "bad" in kind for kind in kinds)
    context = Context(language, dual=dual, beyond=beyond, bit=bit)
    return Context(language, shared_unknown(said, context), dual, beyond, bit)


def _with_numbers(
    positions: dict[str, float], steps: int, numbers: Mapping[str, float], labels: Mapping[str, Label]
) -> tuple[dict[str, float], int]:
    """Return positions and steps with what numbers add to words; words decide which way the numbers run."""
    if not positions:
        return numbered.rated(labels)
    for read in (numbered.between_labels, numbered.counted_off):
        found, counted = read(positions, {text: numbers[text] for text in numbers if text in labels})
        if found:
            return positions | found, counted
    return positions, steps
