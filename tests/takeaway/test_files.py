"""Whatever the view, files that are taken home say what the command prints, to the digit they show."""

import html
import io
import json
import random
import re

import openpyxl
import pytest
from pptx import Presentation

from cxdash.domain.periods import month_name, month_number
from cxdash.domain.vocabulary import View
from cxdash.i18n import translator
from cxdash.takeaway import converter, files, pictures
from cxdash.takeaway.book import workbook
from cxdash.takeaway.deck import deck
from cxdash.takeaway.living import page
from tests.soak import examples
from tests.takeaway.test_record import DAY, gathered

MONTHS = [month_name(month_number("2024-11") + later) for later in range(24)]
KEPT = 13
"""Decimals of a score that a cell of a workbook holds for certain."""

SEGMENTS = ("", "home", "small business")


def views(count: int) -> list[tuple[str, str, str, str]]:
    """Return random views: segment, first and last month, and a language."""
    chosen = random.Random(2026)
    spans = [sorted(chosen.sample(MONTHS, 2)) for _ in range(count)]
    return [(chosen.choice(SEGMENTS), first, last, chosen.choice(["en", "nb", "sv"])) for first, last in spans]


def test_of_all_files_each_picture_is_drawn_once_and_no_other_language_is_read(demo_file, monkeypatch):
    translator.catalogue.cache_clear()
    pictures._drawn.cache_clear()
    asked, ask = [], converter._ask
    monkeypatch.setattr(converter, "_ask", lambda *job: (asked.append(job), ask(*job))[1])

    record = gathered(f"sqlite:///{demo_file}", "en")
    made = dict(files.made(record))

    drawn = [job for job in asked if job[0] != "vega"]
    drawings = [drawing for part in record.parts for one in part.sections for drawing in one.drawings]
    assert len(made) == len(files.FORMATS)
    assert len(drawn) == len(set(drawn))
    assert sum(job[0] == "svg" for job in drawn) == len(drawings) + 1  # the sheet's is narrower
    assert translator.catalogue.cache_info().currsize == 1


@pytest.mark.soak
@pytest.mark.parametrize(("segment", "first", "last", "language"), views(min(examples(4), 20)))
def test_slides_workbook_and_page_agree_with_the_command(segment, first, last, language, demo_file, typed):
    address = f"sqlite:///{demo_file}"
    record = gathered(address, language, view=View("", f"{first}..{last}", segment), pages=("overview", "satisfaction"))
    _, printed, _ = typed(
        *(address, "figures", "ownership", "--json", "--on", str(DAY), "--segment", segment),
        *("--from", first, "--to", last, "--language", language),
    )
    stages = json.loads(printed)["stages"]

    scores = next(
        shape.chart for shape in Presentation(io.BytesIO(deck.pptx(record))).slides[0].shapes if shape.has_chart
    )
    expected, *got = scores.plots[0].series
    assert [value and round(value, 3) for value in expected.values] == [_rounded(one["expected"]) for one in stages]
    pairs = zip(*(one.values for one in got), strict=True)
    both = [next((value for value in pair if value is not None), None) for pair in pairs]
    assert [value and round(value, 3) for value in both] == [_rounded(one["mean"]) for one in stages]

    sheet = openpyxl.load_workbook(io.BytesIO(workbook.xlsx(record)))
    cells = [cell.value for one in sheet.worksheets for row in one.iter_rows() for cell in row]
    written = {round(value, KEPT) for value in cells if isinstance(value, float)}
    assert {round(one["mean"], KEPT) for one in stages if one["mean"] is not None} <= written

    said = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page.html(record).decode())).split())
    assert [part.finding for part in record.parts if " ".join(part.finding.split()) not in said] == []


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
