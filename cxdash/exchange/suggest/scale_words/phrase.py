"""Give one answer its strength, from −4 (not at all) to 4 (extremely): intensity × direction × negation."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from cxdash.exchange.suggest.scale_words import lexicon
from cxdash.exchange.suggest.scale_words.lexicon import HEADS, PLAIN, VERY, Word

LONGEST = 14
"""Words of an answer at most; a longer text is a comment."""

EXTREME, NEGATED, LITTLE, NOT_VERY = 4.0, 1.8, 1.7, 1.2
"""Strengths of *not at all*, *not*, *little* and *not very*; the last three are mild."""

NEGATIONS = {"not", "no", "never"}
DEFERRING = {"asked", "comparison", "fits"}
"""What a word is about that leaves the direction to another good or bad one: *fits badly*, *more difficult*."""
MEANINGFUL = {*HEADS, "middle", "neither", "degree", "little", "small", "yes", "meets", "norm", "more", *NEGATIONS}


@dataclass(frozen=True)
class Context:
    """What the other answers of a set say about the words in one.

    *asked* are words nobody knows that most answers share, so they name what is asked about, good or bad; *dual*
    whether *relevant* is a rung of the scale and not only in *not relevant*; *beyond* whether something exceeds
    expectations, so that meeting them is the middle; *bit* whether Swedish *lite* stands on both sides: a bit.
    """

    language: str = "en"
    asked: frozenset[str] = frozenset()
    dual: bool = False
    beyond: bool = False
    bit: bool = False


@dataclass(frozen=True)
class Phrase:
    """An answer in words: its strength, None where it has none; whether it means no answer; what was understood."""

    strength: float | None = None
    missing: bool = False
    unknown: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    subjects: frozenset[str] = field(default_factory=frozenset)
    negated: bool = False
    fair: bool = False


@lru_cache(maxsize=20_000)
def read_phrase(text: str, context: Context = Context()) -> Phrase:
    """Return what an answer in words says; the parts of one with a slash must say the same."""
    if len(text) > 120 or not 0 < len(lexicon.tokens(text)) <= LONGEST:
        return Phrase(unknown=(text,))
    words = lexicon.words(text, context.language)
    whole = _read(words, context)
    slashes = [place for place, word in enumerate(words) if word.text == "/"]
    if not slashes or "neither" in {word.kind for word in words}:
        return whole
    starts, ends = [0, *(place + 1 for place in slashes)], [*slashes, len(words)]
    parts = [_read(words[start:end], context) for start, end in zip(starts, ends, strict=True) if end > start]
    if not parts:
        return Phrase(unknown=(text,))
    if all(part.missing for part in parts):
        return whole if whole.missing else parts[0]
    same = len({(part.strength, part.missing) for part in parts}) == 1
    return parts[0] if same and not any(part.unknown for part in parts) else Phrase(unknown=(text,))


def _read(words: Sequence[Word], context: Context) -> Phrase:
    understood = tuple(word.text for word in words if word.kind in MEANINGFUL or word.kind == "dual")
    unknown = tuple(word.text for word in words if not word.kind and word.text not in {*context.asked, "/"})
    graded = any(word.kind == "degree" for word in words)
    words = [_in_context(word, context, graded=graded) for word in words]
    if _says_nothing(words):
        return Phrase(missing=True, unknown=unknown, words=tuple(word.text for word in words if word.kind != "filler"))
    strength = None if unknown else _strength(words, context)
    if strength is None:
        return Phrase(unknown=unknown or (" ".join(word.text for word in words),), words=understood)
    subjects = frozenset(word.subject for word in words if word.kind in HEADS and word.subject)
    if not subjects and {"yes", "no"} & {word.kind for word in words}:
        subjects = frozenset(["yes"])
    fair = strength == 0 and any(word.subject == "fair" for word in words)
    negated = strength < 0 and not any(word.kind in {"bad", "no"} for word in words)
    return Phrase(strength, False, (), understood, subjects, negated, fair)


def _in_context(word: Word, context: Context, *, graded: bool) -> Word:
    if word.text in context.asked:
        return word._replace(kind="good", subject="asked")
    if word.kind == "dual":
        return word._replace(kind="good" if context.dual or graded else "knowing", subject="agreement")
    if word.kind == "meets":
        return word._replace(kind="norm" if context.beyond else "good", subject="comparison")
    return word


def _says_nothing(words: Sequence[Word]) -> bool:
    """Return whether an answer only says that there is none: unsaid, or a *not* with knowing, using or answering."""
    kinds = {word.kind for word in words}
    if kinds & {*HEADS, "middle", "neither", "yes"} and not (kinds & NEGATIONS and "knowing" in kinds):
        return False
    if "unsaid" in kinds:
        return not any(word.kind in HEADS for word in words)
    prefers = "prefer" in {word.text for word in words} or "rather not" in {word.text for word in words}
    return "knowing" in kinds and bool(kinds & NEGATIONS or prefers)


def _strength(words: Sequence[Word], context: Context) -> float | None:
    """Return the strength of an answer all of whose words are known, or None where they make no rung."""
    words = _with_extents(words)
    kinds = [word.kind for word in words]
    heads = [word for word in words if word.kind in HEADS]
    heads = [word for word in heads if word.subject not in DEFERRING] or heads
    about_middle = bool({"middle", "norm"} & set(kinds))
    joined = ("or" in kinds and (len(heads) > 1 or about_middle)) or _speaks_twice(words, heads)
    beside = "middle" in kinds and any(word.subject != "comparison" for word in heads)
    if "neither" in kinds or (beside and not joined):
        return 0.0
    if joined or not MEANINGFUL & set(kinds):
        return None
    if len({word.kind for word in heads}) > 1:
        return _of_both_ways(words, heads)
    if about_middle and not heads and not {"yes", "no"} & set(kinds):
        return _of_the_middle(kinds, words)
    return _of_one_way(words, heads, context)


def _with_extents(words: Sequence[Word]) -> Sequence[Word]:
    """Return the words of an answer; a low extent beside another head, as *agree to a low degree*, is little of it."""
    if not any(word.kind in HEADS and word.subject not in {*DEFERRING, "level", "extent"} for word in words):
        return words
    kinds = {"bad": "little", "good": "filler"}
    return [word._replace(kind=kinds[word.kind]) if _is_extent(word) else word for word in words]


def _is_extent(word: Word) -> bool:
    return word.kind in HEADS and word.subject in {"level", "extent"}


def _speaks_twice(words: Sequence[Word], heads: Sequence[Word]) -> bool:
    """Return whether an answer judges and compares the other way, as *good, but could be better*."""
    compared = {word.kind for word in words if word.kind in HEADS and word.subject == "comparison"}
    judged = {word.kind for word in heads if word.subject != "comparison"}
    wished = any(word.kind == "could" for word in words)
    return bool(compared and judged and (wished or compared != judged))


def _of_both_ways(words: Sequence[Word], heads: Sequence[Word]) -> float | None:
    """More good than bad is mildly good; good and bad, or partly each, is the middle; others make no rung."""
    if "than" in {word.kind for word in words}:
        return NOT_VERY if heads[0].kind == "good" else -NOT_VERY
    degrees = [word.strength for word in words if word.kind == "degree"]
    balanced = any(word.kind == "and" for word in words) or (len(degrees) > 1 and len(set(degrees)) == 1)
    return 0.0 if balanced else None


def _of_the_middle(kinds: Sequence[str], words: Sequence[Word]) -> float:
    """An average, or what was expected, is the middle; what is not is below it, and nearly it mildly so."""
    if set(kinds) & NEGATIONS:
        return -NEGATED
    if set(kinds) & {"little", "small"}:
        return -LITTLE
    if "more" in kinds:
        return _intensity(words, PLAIN)
    partly = [word for word in words if word.kind == "degree" and word.strength < PLAIN]
    return -NOT_VERY if partly and "norm" in kinds else 0.0


def _of_one_way(words: Sequence[Word], heads: Sequence[Word], context: Context) -> float | None:
    """Return the strength of an answer with heads of one direction, or with none but yes, no or an intensity."""
    kinds = [word.kind for word in words]
    negations = [place for place, kind in enumerate(kinds) if kind in {"not", "never"}]
    said = {"yes": "good", "no": "bad"}
    answered = {said[kind] for kind in kinds if kind in said}
    denied = negations or {"little", "small"} & set(kinds)
    way = heads[0].kind if heads else "good" if denied or not answered else min(answered)
    sign = 1.0 if way == "good" else -1.0
    own = max((word.strength for word in heads), default=PLAIN)
    strength = _composed(words, sign, own, negations, context)
    if strength is None or len(answered) > 1:
        return None
    agrees = not answered or (strength > 0) == (answered == {"good"})
    return strength if agrees else None


def _composed(
    words: Sequence[Word], sign: float, own: float, negations: Sequence[int], context: Context
) -> float | None:
    kinds = [word.kind for word in words]
    little = "little" in kinds or ("small" in kinds and not _means_a_bit(words, sign, context))
    if "could" in kinds:
        return sign * EXTREME if negations else -sign * (LITTLE if sign > 0 else NOT_VERY)
    if little:
        return None if negations else -sign * _intensity(words, LITTLE, mild=NOT_VERY)
    if "small" in kinds:
        return sign * 1.0
    if negations:
        return -sign * _negated(words, own, negations[0])
    return sign * _intensity(words, own)


def _means_a_bit(words: Sequence[Word], sign: float, context: Context) -> bool:
    return sign < 0 or context.bit or any(word.subject == "comparison" for word in words)


def _negated(words: Sequence[Word], own: float, place: int) -> float:
    """Return how much of the opposite a negated answer says, by the intensity before and after the *not*."""
    before = [word.strength for word in words[:place] if word.kind == "degree"]
    after = [word.strength for word in words[place + 1 :] if word.kind == "degree"]
    if words[place].kind == "never" or any(word.kind == "at all" for word in words):
        return EXTREME
    if before and max(before) >= VERY:
        return EXTREME
    return NOT_VERY if before or after or own > PLAIN else NEGATED


def _intensity(words: Sequence[Word], own: float, mild: float | None = None) -> float:
    """Return a strength with the intensity of the words around it: the mildest of mild ones, else the strongest."""
    degrees = [word.strength for word in words if word.kind == "degree"]
    if not degrees:
        return own
    return (mild or min(degrees)) if min(degrees) < PLAIN else max(own, *degrees)


def shared_unknown(texts: Collection[str], context: Context) -> frozenset[str]:
    """Return the words that nobody knows and that more than half of three or more answers share."""
    read = [read_phrase(text, context) for text in texts]
    said = [set(phrase.unknown) for phrase in read if not phrase.missing]
    every = {word for words in said for word in words}
    return frozenset(word for word in every if len(said) > 2 and 2 * sum(word in words for words in said) > len(said))
