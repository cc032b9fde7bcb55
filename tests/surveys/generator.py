"""Survey files of any language, tool, scale and form, made by a seed together with what their answers really are."""

import csv
import io
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from openpyxl import Workbook

from tests.surveys.language import LANGUAGES, THINGS, Language


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


@dataclass(frozen=True)
class SurveyFile:
    """A generated file: its bytes and name, the days of its answers, its questions, and headers that are none."""

    content: bytes
    name: str
    days: list[date]
    asked: list[Asked]
    facts: list[str]
    form: str
    stray: dict[str, int] = field(default_factory=dict)


FORMS = ("plain", "plain", "google", "surveymonkey", "qualtrics", "microsoft", "above", "total")
DATES = ("iso", "points", "slashes", "american", "serial", "unix", "named", "clock", "zulu")
WHOLE = {(1, 5), (1, 7), (1, 10)}
"""Ends of answers that everybody takes for those of the scale."""

SCALES = ((1, 5), (1, 5), (1, 6), (1, 7), (0, 10), (0, 10), (1, 10), (0, 4), (0, 100))


def survey_file(seed: int) -> SurveyFile:
    """Return the survey file of this seed."""
    random = Random(seed)
    language = random.choice(LANGUAGES)
    rows = random.randint(40, 110)
    form = random.choice(FORMS)
    days, dates = _dates(random, language, rows)
    asked, cells, stray = _questions(random, language, rows)
    columns: dict[str, list[str]] = {
        _respondent(language, form): [str(1000 + 7 * row) for row in range(rows)],
        _day(language, form): dates,
        **cells,
    }
    facts = []
    for name, low, high in random.sample(language.facts, random.randint(0, 2)):
        columns[name] = [str(random.randint(low, high)) for _ in range(rows)]
        facts.append(name)
    if random.random() < 0.6:
        columns[language.segment] = [random.choice(language.segments) for _ in range(rows)]
    if random.random() < 0.6:
        columns[language.comment] = [_comment(random, language) for _ in range(rows)]
    table = _laid_out(language, form, columns, [one.header for one in asked])
    if form == "qualtrics":
        asked = [replace(one, header=f"Q{list(columns).index(one.header)}") for one in asked]
        facts = [f"Q{list(columns).index(name)}" for name in facts]
    content, name = _written(random, table, seed)
    return SurveyFile(content, name, days, asked, facts, form, stray)


def _respondent(language: Language, form: str) -> str:
    return {"surveymonkey": "Respondent ID", "qualtrics": "ResponseId", "microsoft": "ID"}.get(
        form, language.respondent
    )


def _day(language: Language, form: str) -> str:
    names = {"surveymonkey": "End Date", "qualtrics": "RecordedDate", "microsoft": "Completion time"}
    return names.get(form, "Timestamp" if form == "google" and language.code == "en" else language.day)


def _comment(random: Random, language: Language) -> str:
    if random.random() < 0.5:
        return ""
    return f"{random.choice(language.comments)} ({random.randint(1, 10_000)})"


def _dates(random: Random, language: Language, rows: int) -> tuple[list[date], list[str]]:
    """Return the days of the answers, and each as the file writes it."""
    kind = random.choice(DATES)
    first = date(2026, random.randint(1, 6), random.randint(1, 28))
    spread = random.choice([8, 60, 110])
    days = [first + timedelta(days=random.randint(0, spread)) for _ in range(rows)]
    if kind in {"slashes", "american"} and random.random() < 0.5:
        days = [day.replace(day=random.randint(1, 12)) for day in days]  # both orders are possible
    return days, [_day_as(kind, day, language, random) for day in days]


def _day_as(kind: str, day: date, language: Language, random: Random) -> str:
    hour, minute = random.randint(7, 20), random.randint(0, 59)
    named = f"{day.day}{'.' if language.code in {'nb', 'da', 'de'} else ''} {language.months[day.month - 1]} {day.year}"
    return {
        "iso": day.isoformat(),
        "points": f"{day:%d.%m.%Y}",
        "slashes": f"{day:%d/%m/%Y}",
        "american": f"{day.month}/{day.day}/{day.year} {hour}:{minute:02d}",
        "serial": str((day - date(1899, 12, 30)).days),
        "unix": str(int(datetime(day.year, day.month, day.day, hour, tzinfo=UTC).timestamp())),
        "named": named,
        "clock": f"{day.isoformat()} {hour:02d}:{minute:02d}:00",
        "zulu": f"{day.isoformat()}T{hour:02d}:{minute:02d}:00Z",
    }[kind]


def _questions(
    random: Random, language: Language, rows: int
) -> tuple[list[Asked], dict[str, list[str]], dict[str, int]]:
    """Return the questions, the cells of their columns, and rows (by header) that hold a value outside the scale."""
    asked: list[Asked] = []
    cells: dict[str, list[str]] = {}
    stray: dict[str, int] = {}
    kinds = random.sample(["recommend", "satisfied", "satisfied", "words", "words", "agree", "ease", "labels"], 4)
    things = random.sample(THINGS[language.code], len(kinds))
    for kind, thing in zip(kinds, things, strict=True):
        one, texts = MAKERS[kind](random, language, thing, rows)
        for row in range(rows):
            if row > 1 and random.random() < 0.06 and one.scores[row] is not None:
                one.scores[row] = None
                texts[row] = random.choice(["", "", random.choice(language.no_answer)]) if kind != "recommend" else ""
        if kind == "recommend" and random.random() < 0.3:
            at = random.randrange(2, rows)
            one.scores[at], texts[at] = None, "11"
            stray[one.header] = at
        asked.append(one)
        cells[one.header] = texts
    return asked, cells, stray


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


def _satisfied(random: Random, language: Language, thing: str, rows: int) -> tuple[Asked, list[str]]:
    ends = language.words[0][0].lower(), language.words[0][-1].lower()
    return _numbers(random, language, language.satisfied.format(thing=thing), "CSAT", rows, ends)


def _ease(random: Random, language: Language, thing: str, rows: int) -> tuple[Asked, list[str]]:
    return _numbers(random, language, language.ease.format(thing=thing), "CES", rows, language.ends_of_ease)


def _numbers(
    random: Random, language: Language, question: str, measure: str, rows: int, ends: tuple[str, str]
) -> tuple[Asked, list[str]]:
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


def _recommend(random: Random, language: Language, thing: str, rows: int) -> tuple[Asked, list[str]]:
    scores = _drawn(random, 0, 10, rows, random.choice([(0, 1), (0.2, 1)]))
    return Asked(language.recommend, "NPS", 0, 10, scores, stated=False), _as_text(scores)


def _words(random: Random, language: Language, thing: str, rows: int) -> tuple[Asked, list[str]]:
    words = random.choice(language.words)
    scores = _drawn(random, 1, 5, rows)
    texts = [words[int(score) - 1] for score in scores if score is not None]
    return Asked(language.satisfied.format(thing=thing), "CSAT", 1, 5, scores, stated=True), texts


def _agree(random: Random, language: Language, thing: str, rows: int) -> tuple[Asked, list[str]]:
    scores = _drawn(random, 1, 5, rows)
    texts = [language.agreement[int(score) - 1] for score in scores if score is not None]
    return Asked(language.agree.format(thing=thing), "CSAT", 1, 5, scores, stated=True), texts


def _labels(random: Random, language: Language, thing: str, rows: int) -> tuple[Asked, list[str]]:
    """Return a number before each word, which may count the other way than the words do."""
    words, down = language.words[0], random.random() < 0.4
    scores = _drawn(random, 1, 5, rows)
    numbers = {score: 6 - score if down else score for score in range(1, 6)}
    texts = [f"{numbers[int(score)]} - {words[int(score) - 1]}" for score in scores if score is not None]
    return Asked(language.satisfied.format(thing=thing), "CSAT", 1, 5, scores, stated=True), texts


MAKERS = {
    "satisfied": _satisfied,
    "ease": _ease,
    "recommend": _recommend,
    "words": _words,
    "agree": _agree,
    "labels": _labels,
}


def _laid_out(language: Language, form: str, columns: dict[str, list[str]], asked: list[str]) -> list[list[str]]:
    """Return the rows of the file: headers as the tool writes them, then a row for each answer."""
    names = list(columns)
    rows = [list(row) for row in zip(*columns.values(), strict=True)]
    if form == "surveymonkey":
        second = ["" if place < 2 else "Response" for place in range(len(names))]
        return [names, second, *rows]
    if form == "qualtrics":
        short = [name if place < 2 else f"Q{place}" for place, name in enumerate(names)]
        ids = [f'{{"ImportId":"QID{place}"}}' for place in range(len(names))]
        return [short, names, ids, *rows]
    if form == "above":
        return [["Survey 2026", *[""] * (len(names) - 1)], [""] * len(names), names, *rows]
    if form == "total":
        means = [_mean(values) if name in asked else "" for name, values in columns.items()]
        return [names, *rows, [language.total, *means[1:]]]
    return [names, *rows]


def _mean(values: list[str]) -> str:
    try:
        numbers = [float(value) for value in values if value]
    except ValueError:
        return ""
    return f"{sum(numbers) / len(numbers):.2f}"


def _written(random: Random, table: list[list[str]], seed: int) -> tuple[bytes, str]:
    kind = random.choice(["utf-8", "utf-8-sig", "cp1252", "utf-16", "xlsx"])
    if kind == "xlsx":
        book = Workbook()
        for row in table:
            book.active.append([_cell(text) for text in row])
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue(), f"survey_{seed}.xlsx"
    stream_text = io.StringIO()
    csv.writer(stream_text, delimiter=random.choice(",;\t")).writerows(table)
    return stream_text.getvalue().encode(kind), f"survey_{seed}.csv"


def _cell(text: str) -> str | int:
    return int(text) if text.isdigit() and len(text) < 10 else text
