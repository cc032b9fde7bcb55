"""The picture of whose money goes to what: a row per role, a bar per purpose, and its share of the whole."""

from collections.abc import Mapping

import pandas as pd

from cxdash.charts import look
from cxdash.charts.ownership import ground
from cxdash.domain.money import PURPOSE_NAMES
from cxdash.i18n.translator import Words
from cxdash.measures.economics.months import PURPOSES
from cxdash.presenters.amounts import money
from cxdash.presenters.cells import of_100
from cxdash.presenters.elements import Drawing
from cxdash.presenters.marks import DESK, PHONE, Marks

KINDS = ("solid", "pale", "hollow")
"""How a purpose's bar is drawn on a phone, where all purposes share a row."""

HEAD, ROW, HALF_BAR, PHONE_END = 34, 44, 8, 820
"""Pixels above the first row, of a row, and of half a bar; the place where a phone's longest bar ends."""

ROLE, FIRST, STEP, BAR = 0, 250, 280, 150
"""Places of the roles' names and of the first purpose's bars, from one purpose to the next, and of the longest bar."""


def picture(lines: pd.DataFrame, roles: Mapping[str, str], currency: str, finding: str, words: Words) -> Drawing | None:
    """Return the picture of lines as `measures.economics.spend.lines` gives them; None where nothing is spent."""
    amounts = lines.pivot_table(index="role", columns="purpose", values="amount", aggfunc="sum", fill_value=0.0)
    amounts = amounts.reindex(columns=list(PURPOSES), fill_value=0.0)
    amounts = amounts.loc[amounts.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    total = float(amounts.to_numpy().sum())
    if not total > 0:
        return None
    marks, scales = Marks(words), (BAR / float(amounts.to_numpy().max()), PHONE_END / float(amounts.sum(axis=1).max()))
    _row(words.gettext("All money"), amounts.sum(), total, HEAD + ROW / 2 - 8, currency, marks, words)
    for at, purpose in enumerate(PURPOSES):
        marks.text(FIRST + at * STEP, 14, words.gettext(PURPOSE_NAMES[purpose]), "head", where=DESK)
    marks.text(ground.GROUND, 14, words.gettext("of the whole"), "head", align="right", where=DESK)
    key = words.gettext("From left to right: winning, keeping, the experience.")
    marks.text(ROLE, 14, key, "quiet", look.CONTEXT, where=PHONE)
    marks.line(0, ground.GROUND, HEAD + ROW - 8, HEAD + ROW - 8, "strong")
    for at, (role, row) in enumerate(amounts.iterrows(), 1):
        y, name = HEAD + at * ROW + ROW / 2, roles.get(str(role), words.gettext("nobody"))
        _row(name, row, total, y, currency, marks, words)
        _bars(name, row, scales, y, currency, marks, words)
    return marks.drawing(finding, HEAD + (len(amounts) + 1) * ROW + 4, "spend by role")


def _row(name: str, row: pd.Series, total: float, y: float, currency: str, marks: Marks, words: Words) -> None:
    """Write a role, its share of the whole, and on a phone all that it spends; the amounts of all under the heads."""
    share = words.share(float(row.sum()) / total)
    marks.text(ROLE, y, name, "name", limit=240, where=DESK)
    marks.text(ground.GROUND, y, share, "name", align="right", where=DESK)
    marks.text(ROLE, y - 10, name, "name", limit=230, where=PHONE)
    said = f"{money(float(row.sum()), currency, words)} · {share}"
    marks.text(ground.GROUND, y - 10, said, "quiet", align="right", where=PHONE)
    if float(row.sum()) < total:
        return
    parts = of_100([float(row[purpose]) / total for purpose in PURPOSES])
    for at, (purpose, part) in enumerate(zip(PURPOSES, parts, strict=True)):
        said = f"{money(float(row[purpose]), currency, words)} · {words.share(part / 100)}"
        marks.text(FIRST + at * STEP, y, said, "name", where=DESK)


def _bars(
    name: str, row: pd.Series, scales: tuple[float, float], y: float, currency: str, marks: Marks, words: Words
) -> None:
    """Draw what a role spends on each purpose: side by side, on a phone one after the other."""
    along, (scale, on_phone) = 0.0, scales
    for at, purpose in enumerate(PURPOSES):
        amount = float(row[purpose])
        if amount <= 0:
            continue
        start, text = FIRST + at * STEP, money(amount, currency, words)
        values = {"role": name, "purpose": words.gettext(PURPOSE_NAMES[purpose]), "amount": text}
        said = words.gettext("{role}, {purpose}: {amount}.", **values)
        end = start + scale * amount
        marks.box(start, end, y - HALF_BAR, y + HALF_BAR, "solid", look.CONTEXT, said, DESK)
        marks.text(end + 10, y, text, "row", where=DESK)
        marks.box(along, along + on_phone * amount, y + 2, y + 14, KINDS[at], look.CONTEXT, said, PHONE)
        along += on_phone * amount
