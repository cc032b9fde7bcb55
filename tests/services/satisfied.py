"""Whether the card of satisfied customers, and the last month of a series, are what the sheets and the figures hold."""

import re
from typing import Any

import numpy as np

from tests.services.amounts import numbers
from tests.services.companies import Company
from tests.services.said import Told
from tests.services.sheets import Rows, given, number, rows, within

LEAST = 30
"""The fewest answers of which a figure is shown."""


def card(told: Told, made: Company) -> list[str]:
    """Return where the card differs from the share of four and five, or its change from that of the time before."""
    figure = told.screen.figures[0]
    whole = [row for row in rows(made, "responses") if row["touchpoint"] == "" and row["measure"] == "CSAT"]
    lately = told.overview.satisfied
    if lately is None:
        shown = [row for row in whole if within(told, row["date"])]
        return ["the card knows nothing, though customers were asked"] if figure.value != "–" or _recent(shown) else []
    now, ago = (
        [row["score"] for row in whole if first <= str(row["date"])[:7] <= last]
        for first, last in ((lately.period.first, lately.period.last), _before(lately))
    )
    if len(now) < LEAST:
        return given("the card of few answers", figure.value, "–")
    share = np.mean([score >= 4 for score in now])
    faults = number("the share of satisfied", figure.value, share * 100)
    change = (share - np.mean([score >= 4 for score in ago])) * 100 if len(ago) >= LEAST else np.nan
    said = next((one for one in numbers(figure.notes[0]) if "points" in figure.notes[0]), "")
    if said:
        faults += number("the change of satisfied", said, abs(change))
        rose = "lower" not in figure.notes[0] and "\N{MINUS SIGN}" not in figure.notes[0]
        faults += given("whether it rose", rose, bool(change > 0))
    if "No clear change" in figure.notes[0] and abs(change) > 50:
        faults.append(f"no clear change, of {change}")
    return [f"card of satisfied customers {figure.value!r}, {list(figure.notes)}: {fault}" for fault in faults]


def _recent(shown: Rows) -> bool:
    last = max((str(row["date"])[:7] for row in shown), default="")
    return last >= "2026-08"


def _before(lately: Any) -> tuple[str, str]:
    """Return the months that the card compares with: those of the survey before, or the same a year ago."""
    if lately.since is not None:
        return (lately.since[:7], lately.since[-7:]) if lately.since else ("", "")
    return tuple(f"{int(month[:4]) - 1}{month[4:]}" for month in (lately.period.first, lately.period.last))


def over_time(told: Told) -> list[str]:
    """Return where the sentence on the last month is not what its figures show, or gainsays the one on all."""
    faults = []
    below = {one.template: one for one in told.sentences if "is below" in one.template}
    sections = told.tabs.get("answers time", [])
    heading = next((tab.heading for tab in sections if tab.drawing and not tab.heading.startswith("No touch")), "")
    figures = [figure for tab in sections for figure in tab.figures]
    if "No touchpoint is below its usual level." in below and re.search(r"Touch .*(below its|lower in)", heading):
        faults.append(f"no touchpoint is below, but: {heading}")
    if len(figures) < 2 or not heading:
        return faults
    last, centre = (_signed(figure.value) for figure in figures[:2])
    low, high = (_signed(end) for end in re.findall(r"[\N{MINUS SIGN}+]?[\d.]+%?", figures[1].notes[0])[:2])
    right = {
        "below its usual": last <= centre,
        "above its usual": last >= centre,
        "was lower in": last <= low,
        "was higher in": last >= high,
        "Nothing unusual": low <= last <= high,
    }
    return [
        *faults,
        *(
            f"{heading!r}: {last} of {low}, {centre}, {high}"
            for text, is_so in right.items()
            if text in heading and not is_so
        ),
    ]


def _signed(text: str) -> float:
    return float(text.replace("\N{MINUS SIGN}", "-").rstrip("%"))
