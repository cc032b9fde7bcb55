"""Survey files of any language, tool, scale and form, made by a seed together with what their answers really are."""

import csv
import io
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from openpyxl import Workbook

from tests.surveys.language import LANGUAGES, MORE_FACTS, THINGS, Language
from tests.surveys.questions import MAKERS, RARE, USUAL, WORDED, Asked


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


FORMS = ("plain", "plain", "google", "surveymonkey", "qualtrics", "microsoft", "above", "total", "sections")
DATES = ("iso", "points", "slashes", "american", "serial", "unix", "named", "clock", "zulu")


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
    for name, low, high in random.sample([*language.facts, *MORE_FACTS[language.code]], random.randint(0, 3)):
        columns[name] = [str(random.randint(low, high)) for _ in range(rows)]
        facts.append(name)
    if random.random() < 0.6:
        columns[language.segment] = [random.choice(language.segments) for _ in range(rows)]
    if random.random() < 0.6:
        columns[language.comment] = [_comment(random, language) for _ in range(rows)]
    if random.random() < 0.2:
        columns["Ticket ID"] = [f"T{7000 + row}" for row in range(rows)]
    if (scores := cells.get(language.recommend)) and random.random() < 0.3:
        columns["NPS group"] = [_group(text) for text in scores]
    table = _laid_out(language, form, columns, [one.header for one in asked])
    if form == "qualtrics":
        asked = [replace(one, header=f"Q{list(columns).index(one.header)}") for one in asked]
        facts = [f"Q{list(columns).index(name)}" for name in facts]
    content, name = _written(random, table, seed)
    return SurveyFile(content, name, days, asked, facts, form, stray)


def _group(text: str) -> str:
    """Return what a survey tool calls those who give a score from 0 to 10."""
    return "" if not text else "Promoter" if int(text) > 8 else "Passive" if int(text) > 6 else "Detractor"


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
    kinds = [*random.sample(USUAL, 3), random.choice([*USUAL[:1], *RARE])]
    kinds = [kind for place, kind in enumerate(kinds) if kind != "recommend" or kind not in kinds[:place]]
    things = random.sample(THINGS[language.code], len(kinds))
    for kind, thing in zip(kinds, things, strict=True):
        one, texts = MAKERS[kind](random, language, thing, rows)
        for row in range(rows):
            if row > 1 and random.random() < 0.06 and one.scores[row] is not None:
                one.scores[row] = None
                texts[row] = random.choice(["", "", random.choice(language.no_answer)]) if kind in WORDED else ""
        if kind == "recommend" and random.random() < 0.3:
            at = random.randrange(2, rows)
            one.scores[at], texts[at] = None, "11"
            stray[one.header] = at
        asked.append(one)
        cells[one.header] = texts
    return asked, cells, stray


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
    if form == "sections":
        over = ["" if place % 3 or place < 2 else f"Part {place}" for place in range(len(names))]
        return [over, names, *rows]
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
    text = stream_text.getvalue()
    if text != text.encode(kind, "replace").decode(kind):
        kind = "utf-8"  # no code page has stars and faces
    return text.encode(kind), f"survey_{seed}.csv"


def _cell(text: str) -> str | int:
    return int(text) if text.isdigit() and len(text) < 10 else text
