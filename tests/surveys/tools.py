"""Exports of forty columns as four survey tools write them, each with the figures that its questions must give."""

import csv
import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from openpyxl import Workbook

ROWS = 60
SATISFACTION = (
    "Very dissatisfied",
    "Dissatisfied",
    "Neither satisfied nor dissatisfied",
    "Satisfied",
    "Very satisfied",
)
AGREEMENT = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
TOPICS = ("Ordering", "Delivery", "Installation", "Invoice", "Support by phone", "Support by chat", "Opening hours")
NORDIC = ("Svært misfornøyd", "Misfornøyd", "Verken fornøyd eller misfornøyd", "Fornøyd", "Svært fornøyd")
PLACES = ("Bestilling", "Levering", "Montering", "Faktura", "Telefon", "Chat", "Åpningstider")


@dataclass(frozen=True)
class Export:
    """A file, and for each question, in their order and by words of its header, its measure, answers and mean.

    *answered* are the rows with an answer to some question; *first* and *last* the days of the answers.
    """

    content: bytes
    name: str
    tool: str
    figures: dict[str, tuple[str, int, float]]
    answered: int
    first: str
    last: str


class _Sheet:
    """Columns in the making, with what the questions among them must give."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.columns: list[tuple[str, str, list[str]]] = []
        self.figures: dict[str, tuple[str, int, float]] = {}
        start = datetime(2026, 4, 14, 8, 5)  # noqa: DTZ001 - as an export writes it
        self.times = [start + timedelta(hours=7 * row, minutes=self.random.randint(0, 59)) for row in range(ROWS)]

    def add(self, name: str, values: list[str], label: str = "") -> None:
        self.columns.append((name, label, values))

    def same(self, name: str, value: str, label: str = "") -> None:
        self.add(name, [value] * ROWS, label)

    def drawn(self, name: str, low: int, high: int, label: str = "") -> None:
        self.add(name, [str(self.random.randint(low, high)) for _ in range(ROWS)], label)

    def picked(self, name: str, among: tuple[str, ...], label: str = "") -> None:
        self.add(name, [self.random.choice(among) for _ in range(ROWS)], label)

    def written(self, name: str, label: str = "") -> None:
        said = ("It took three weeks before anyone answered me", "Friendly people who know their trade", "Too dear", "")
        self.add(name, [f"{text} ({row})" if (text := said[row % 4]) else "" for row in range(ROWS)], label)

    def scored(
        self,
        name: str,
        measure: str,
        low: int,
        high: int,
        words: tuple[str, ...] = (),
        label: str = "",
        about: str = "",
    ) -> None:
        """Add a question with blanks; all scores of its scale occur."""
        scores = [low + (row * 7 + self.random.randint(0, 2)) % (high - low + 1) for row in range(ROWS)]
        given = [None if row % 11 == 5 else score for row, score in enumerate(scores)]
        texts = ["" if one is None else words[one - low] if words else str(one) for one in given]
        answers = [one for one in given if one is not None]
        self.add(name, texts, label)
        self.figures[about or label or name] = (measure, len(answers), sum(answers) / len(answers))

    def rows(self) -> list[list[str]]:
        return [list(row) for row in zip(*(values for _, _, values in self.columns), strict=True)]

    def export(self, content: bytes, name: str, tool: str) -> Export:
        days = sorted(self.times)
        answered = sum(row % 11 != 5 for row in range(ROWS))
        return Export(
            content, name, tool, self.figures, answered, days[0].date().isoformat(), days[-1].date().isoformat()
        )


def google_forms() -> Export:
    """Return a Google Forms export: a timestamp, grids with the row in brackets, linear scales, check boxes."""
    sheet = _Sheet(1)
    sheet.add("Timestamp", [f"{at:%Y/%m/%d} {at.hour % 12 or 12}:{at:%M:%S} {at:%p} GMT+2" for at in sheet.times])
    sheet.picked("Which of our shops do you use most?", ("Oslo", "Bergen", "Tromsø"))
    for topic in TOPICS:
        sheet.scored(f"How satisfied are you overall with the following? [{topic}]", "CSAT", 1, 5, SATISFACTION)
    for topic in TOPICS:
        sheet.scored(f"How much do you agree? We keep what we promise about: [{topic}]", "CSAT", 1, 5, AGREEMENT)
    sheet.scored("How likely are you to recommend us to a friend or colleague? (0-10)", "NPS", 0, 10)
    sheet.scored("How easy was it to get help? (1 = very difficult, 7 = very easy)", "CES", 1, 7)
    sheet.written("What should we do better?")
    sheet.written("Anything else?")
    sheet.drawn("How many years have you been a customer?", 0, 20)
    sheet.drawn("How many people live in your household?", 1, 6)
    sheet.picked("Age group", ("18-29", "30-49", "50-66", "67+"))
    sheet.picked("Which channels have you used?", ("Web;App", "Web", "Phone;Shop", "App"))
    for number in range(1, 13):
        sheet.picked(f"Which of these have you bought? [{number}]", ("Yes", "No"))
    sheet.picked("May we contact you?", ("Yes", "No"))
    sheet.same("Consent", "I agree")
    sheet.written("Your postcode or town")
    stream = io.StringIO()
    csv.writer(stream).writerows([[name for name, _, _ in sheet.columns], *sheet.rows()])
    return sheet.export(stream.getvalue().encode(), "Customer survey (Responses).csv", "Google Forms")


def survey_monkey() -> Export:
    """Return a SurveyMonkey export: two header rows, a matrix whose question stands over its first column only."""
    sheet = _Sheet(2)
    ids = [str(118_000_000_000 + 37 * row) for row in range(ROWS)]
    sheet.add("Respondent ID", ids)
    sheet.same("Collector ID", "445312001")
    sheet.add("Start Date", [f"{at:%m/%d/%Y %I:%M:%S %p}" for at in sheet.times])
    sheet.add("End Date", [f"{at + timedelta(minutes=6):%m/%d/%Y %I:%M:%S %p}" for at in sheet.times])
    for name in ("IP Address", "Email Address", "First Name", "Last Name", "Custom Data 1"):
        sheet.same(name, "")
    for place, topic in enumerate(TOPICS):
        question = "How satisfied or dissatisfied are you with each of these?" if place == 0 else ""
        sheet.scored(question, "CSAT", 1, 5, SATISFACTION, label=topic)
    for place, topic in enumerate(TOPICS):
        question = "To what extent do you agree that it was good value?" if place == 0 else ""
        sheet.scored(question, "CSAT", 1, 5, AGREEMENT, label=topic, about=f"value {topic}")
    sheet.scored(
        "How likely is it that you would recommend this company to a friend or colleague?",
        "NPS",
        0,
        10,
        label="Response",
    )
    sheet.figures["recommend"] = sheet.figures.pop("Response")
    sheet.written("What could we do better?", label="Open-Ended Response")
    sheet.picked("Which region do you live in?", ("North", "South", "West"), label="Response")
    for place in range(14):
        question = "Which of these have you used?" if place == 0 else ""
        choice = f"Product {place + 1}"
        sheet.add(question, [choice if sheet.random.random() < 0.4 else "" for _ in range(ROWS)], label=choice)
    head = [[name for name, _, _ in sheet.columns], [label for _, label, _ in sheet.columns]]
    stream = io.StringIO()
    csv.writer(stream).writerows([*head, *sheet.rows()])
    return sheet.export(stream.getvalue().encode("utf-8-sig"), "Customer Survey 2026.csv", "SurveyMonkey")


def qualtrics() -> Export:
    """Return a Qualtrics export with numeric values: names, question texts and import ids above the answers."""
    sheet = _Sheet(3)
    stamps = [f"{at:%Y-%m-%d %H:%M:%S}" for at in sheet.times]
    sheet.add("StartDate", stamps, "Start Date")
    sheet.add("EndDate", [f"{at + timedelta(minutes=5):%Y-%m-%d %H:%M:%S}" for at in sheet.times], "End Date")
    sheet.same("Status", "0", "Response Type")
    sheet.same("IPAddress", "203.0.113.9", "IP Address")
    sheet.same("Progress", "100", "Progress")
    sheet.drawn("Duration (in seconds)", 60, 900, "Duration (in seconds)")
    sheet.same("Finished", "1", "Finished")
    sheet.add("RecordedDate", [f"{at + timedelta(minutes=5):%Y-%m-%d %H:%M:%S}" for at in sheet.times], "Recorded Date")
    sheet.add("ResponseId", [f"R_{row * 7919:015x}" for row in range(ROWS)], "Response ID")
    for name, label in (("RecipientLastName", "Recipient Last Name"), ("ExternalReference", "External Data Reference")):
        sheet.same(name, "", label)
    sheet.same("LocationLatitude", "59.91", "Location Latitude")
    sheet.same("LocationLongitude", "10.75", "Location Longitude")
    sheet.same("DistributionChannel", "anonymous", "Distribution Channel")
    sheet.same("UserLanguage", "EN", "User Language")
    for place, topic in enumerate(TOPICS, start=1):
        label = (
            f"How satisfied are you with each of the following? (1 = very dissatisfied, 5 = very satisfied) - {topic}"
        )
        sheet.scored(f"Q1_{place}", "CSAT", 1, 5, label=label)
    for place, topic in enumerate(TOPICS, start=1):
        label = f"On a scale from 1 to 7, how easy was this for you? - {topic}"
        sheet.scored(f"Q2_{place}", "CES", 1, 7, label=label)
    label = "On a scale from 0-10, how likely are you to recommend us to a friend or colleague?"
    sheet.scored("Q3", "NPS", 0, 10, label=label)
    scores = sheet.columns[-1][2]
    groups = [
        "" if not one else "Promoter" if int(one) > 8 else "Passive" if int(one) > 6 else "Detractor" for one in scores
    ]
    sheet.add("Q3_NPS_GROUP", groups, label + " - Group")
    sheet.written("Q4", "What could we do better?")
    sheet.drawn("Q5", 18, 90, "How old are you?")
    sheet.picked("Q6", ("North", "South", "West"), "Which region do you live in?")
    for place in range(1, 7):
        sheet.picked(f"Q7_{place}", ("1", ""), f"Which of these have you used? - Selected Choice - Product {place}")
    names = [name for name, _, _ in sheet.columns]
    ids = [f'{{"ImportId":"QID{place}"}}' for place in range(len(names))]
    stream = io.StringIO()
    csv.writer(stream).writerows([names, [label for _, label, _ in sheet.columns], ids, *sheet.rows()])
    return sheet.export(stream.getvalue().encode("utf-8-sig"), "Customer+survey_May+4,+2026_09.12.csv", "Qualtrics")


def microsoft_forms() -> Export:
    """Return a Norwegian Microsoft Forms workbook: statements of a Likert table as columns, and a rating of stars."""
    sheet = _Sheet(4)
    sheet.add("ID", [str(row + 1) for row in range(ROWS)])
    sheet.add("Starttidspunkt", [f"{at:%Y-%m-%d %H:%M:%S}" for at in sheet.times])
    sheet.add("Fullføringstidspunkt", [f"{at + timedelta(minutes=4):%Y-%m-%d %H:%M:%S}" for at in sheet.times])
    sheet.same("E-postadresse", "anonymous")
    sheet.same("Navn", "")
    sheet.picked("Hvilken region bor du i?", ("Nord", "Sør", "Vest"))
    for place in PLACES:
        sheet.scored(f"Hvor fornøyd er du med {place.lower()}?", "CSAT", 1, 5, NORDIC)
    sheet.scored("Hvor sannsynlig er det at du vil anbefale oss til en venn eller kollega?", "NPS", 0, 10)
    for place in PLACES:
        sheet.scored(f"{place}: hvor lett var det? (1 = svært vanskelig, 7 = svært lett)", "CES", 1, 7)
    sheet.written("Hva kan vi gjøre bedre?")
    sheet.written("Har du andre kommentarer?")
    sheet.drawn("Hvor mange år har du vært kunde?", 0, 30)
    sheet.drawn("Hvor mange er dere i husstanden?", 1, 6)
    sheet.picked("Hvilke produkter har du?", ("Bredbånd;Mobil;", "Mobil;", "TV;Bredbånd;"))
    for number in range(1, 12):
        sheet.picked(f"Har du brukt tjeneste {number}?", ("Ja", "Nei"))
    sheet.picked("Kan vi kontakte deg?", ("Ja", "Nei"))
    sheet.same("Samtykke", "Jeg samtykker")
    book = Workbook()
    book.active.title = "Form1"
    book.active.append([name for name, _, _ in sheet.columns])
    times = {"Starttidspunkt", "Fullføringstidspunkt"}
    for row in sheet.rows():
        cells = zip(row, sheet.columns, strict=True)
        book.active.append([_cell(text, is_time=name in times) for text, (name, _, _) in cells])
    stream = io.BytesIO()
    book.save(stream)
    return sheet.export(stream.getvalue(), "Kundeundersøkelse(1-60).xlsx", "Microsoft Forms")


def _cell(text: str, *, is_time: bool) -> str | int | datetime | None:
    if is_time:
        return datetime.fromisoformat(text)
    return int(text) if text.isdigit() else text or None
