"""Questions of generated survey files: their cells by row, and what the answers really are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from tests.surveys.language import SEVEN, SOLVED, Language

WHOLE = {(1, 5), (1, 7), (1, 10)}
"""Ends of answers that everybody takes for those of the scale."""

SCALES = ((1, 5), (1, 5), (1, 6), (1, 7), (0, 10), (0, 10), (1, 10), (0, 4), (0, 100))


@dataclass(frozen=True)
class Asked:
    """A question as the file has it, and its true scores by row (None = no answer), on its own scale.

    *stated* tells whether header or labels say the scale's ends; *low* and *high* are its worst and best score.
    """

    header: str
    measure: str
    low: float
    high: float
    scores: list[float | None]
    stated: bool

    @property
    def of_the_way(self) -> float:
        """The mean as a share of the way from the worst to the best score."""
        given = [score for score in self.scores if score is not None]
        return (sum(given) / len(given) - self.low) / (self.high - self.low)

    @property
    def answers(self) -> int:
        """Answers that are given."""
        return sum(score is not None for score in self.scores)


Made = tuple[Asked, list[str]]
"""A question and its cells, row by row."""


def _drawn(random: Random, low: int, high: int, rows: int, used: tuple[float, float] = (0, 1)) -> list[float | None]:
    """Draw whole scores that lean to one side, within a part of the scale."""
    lean, wide = random.uniform(0.3, 0.8), random.uniform(0.15, 0.4)
    scores: list[float | None] = []
    for _ in range(rows):
        at = min(max(random.gauss(lean, wide), used[0]), used[1])
        scores.append(round(low + at * (high - low)))
    return scores


def _as_text(scores: list[float | None]) -> list[str]:
    return ["" if score is None else f"{score:g}" for score in scores]


def _satisfied(random: Random, language: Language, thing: str, rows: int) -> Made:
    ends = language.words[0][0].lower(), language.words[0][-1].lower()
    return _numbers(random, language, language.satisfied.format(thing=thing), "CSAT", rows, ends)


def _ease(random: Random, language: Language, thing: str, rows: int) -> Made:
    return _numbers(random, language, language.ease.format(thing=thing), "CES", rows, language.ends_of_ease)


def _numbers(random: Random, language: Language, question: str, measure: str, rows: int, ends: tuple[str, str]) -> Made:
    low, high = random.choice(SCALES)
    stated = random.random() < 0.6
    down = stated and random.random() < 0.25
    scores = _drawn(random, low, high, rows, (0, random.choice([1, 1, 0.8])) if stated else (0, 1))
    if not stated:
        scores[:2] = [low, high]
        if random.random() < 0.3:  # nobody takes either end
            inside = [None if score in {low, high} else score for score in scores]
            scores = inside if (min(filter(None, inside)), max(filter(None, inside))) not in WHOLE else scores
    if stated:
        first, last = ends[::-1] if down else ends
        question += f" ({low} = {first}, {high} = {last})"
    if down:
        scores = [None if score is None else low + high - score for score in scores]
    return Asked(question, measure, *((high, low) if down else (low, high)), scores, stated), _as_text(scores)


def _recommend(random: Random, language: Language, thing: str, rows: int) -> Made:
    scores = _drawn(random, 0, 10, rows, random.choice([(0, 1), (0.2, 1)]))
    return Asked(language.recommend, "NPS", 0, 10, scores, stated=False), _as_text(scores)


def _words(random: Random, language: Language, thing: str, rows: int) -> Made:
    words = random.choice(language.words)
    scores = _drawn(random, 1, 5, rows)
    texts = [words[int(score) - 1] for score in scores if score is not None]
    return Asked(language.satisfied.format(thing=thing), "CSAT", 1, 5, scores, stated=True), texts


def _agree(random: Random, language: Language, thing: str, rows: int) -> Made:
    scores = _drawn(random, 1, 5, rows)
    texts = [language.agreement[int(score) - 1] for score in scores if score is not None]
    return Asked(language.agree.format(thing=thing), "CSAT", 1, 5, scores, stated=True), texts


def _labels(random: Random, language: Language, thing: str, rows: int) -> Made:
    """Return a number before each word, which may count the other way than the words do."""
    words, down = language.words[0], random.random() < 0.4
    scores = _drawn(random, 1, 5, rows)
    numbers = {score: 6 - score if down else score for score in range(1, 6)}
    texts = [f"{numbers[int(score)]} - {words[int(score) - 1]}" for score in scores if score is not None]
    return Asked(language.satisfied.format(thing=thing), "CSAT", 1, 5, scores, stated=True), texts


def _in_words(question: str, words: Sequence[str], ranks: Sequence[float], random: Random, rows: int) -> Made:
    """Return a question answered in words of which each has its rank on a scale from 1 to the highest rank."""
    places = [int(score or 0) for score in _drawn(random, 0, len(words) - 1, rows)]
    scores: list[float | None] = [ranks[place] for place in places]
    return Asked(question, "CSAT", 1, max(ranks), scores, stated=True), [words[place] for place in places]


def _four(random: Random, language: Language, thing: str, rows: int) -> Made:
    words = language.words[0]
    return _in_words(language.satisfied.format(thing=thing), [*words[:2], *words[3:]], (1, 2, 4, 5), random, rows)


def _seven(random: Random, language: Language, thing: str, rows: int) -> Made:
    return _in_words(language.satisfied.format(thing=thing), SEVEN[language.code], range(1, 8), random, rows)


def _stars(random: Random, language: Language, thing: str, rows: int) -> Made:
    stars = ["★" * number + "☆" * (5 - number) for number in range(1, 6)]
    return _in_words(language.satisfied.format(thing=thing), stars, range(1, 6), random, rows)


def _smileys(random: Random, language: Language, thing: str, rows: int) -> Made:
    return _in_words(language.satisfied.format(thing=thing), "😡🙁😐🙂😀", range(1, 6), random, rows)


def _solved(random: Random, language: Language, thing: str, rows: int) -> Made:
    question, words = SOLVED[language.code]
    one, texts = _in_words(question.format(thing=thing), words, (0, 0.5, 1), random, rows)
    return replace(one, measure="RESOLVED", low=0), texts


def _halves(random: Random, language: Language, thing: str, rows: int) -> Made:
    scores: list[float | None] = [(score or 0) / 2 for score in _drawn(random, 2, 10, rows)]
    scores[:3] = [1, 5, 2.5]
    mark = "." if language.code == "en" else ","
    texts = [text.replace(".", mark) for text in _as_text(scores)]
    return Asked(f"{language.satisfied.format(thing=thing)} (1-5)", "CSAT", 1, 5, scores, stated=True), texts


def _percent(random: Random, language: Language, thing: str, rows: int) -> Made:
    scores: list[float | None] = [10 * (score or 0) for score in _drawn(random, 0, 10, rows)]
    scores[:2] = [0, 100]
    texts = [f"{text} %" for text in _as_text(scores)]
    return Asked(language.satisfied.format(thing=thing), "CSAT", 0, 100, scores, stated=True), texts


def _grades(random: Random, language: Language, thing: str, rows: int) -> Made:
    scores = _drawn(random, 1, 6, rows)
    scores[:2] = [1, 6]
    if language.code != "de":
        question = f"{language.satisfied.format(thing=thing)} (1-6)"
        return Asked(question, "CSAT", 1, 6, scores, stated=True), _as_text(scores)
    question = f"Welche Schulnote geben Sie {thing}?"
    return Asked(question, "CSAT", 6, 1, scores, stated=True), _as_text(scores)


MAKERS = {
    "satisfied": _satisfied,
    "ease": _ease,
    "recommend": _recommend,
    "words": _words,
    "agree": _agree,
    "labels": _labels,
    "four": _four,
    "seven": _seven,
    "stars": _stars,
    "smileys": _smileys,
    "solved": _solved,
    "halves": _halves,
    "percent": _percent,
    "grades": _grades,
}

USUAL = ("recommend", "satisfied", "satisfied", "words", "words", "agree", "ease", "labels")
RARE = ("four", "seven", "stars", "smileys", "solved", "halves", "percent", "grades")
"""Kinds of questions that files have often, and seldom."""

WORDED = {"satisfied", "ease", "words", "agree", "labels", "four", "seven", "smileys", "solved"}
"""Kinds in which some say that they do not know."""
