"""The pictures of three ready choices: a card each, with its ranges on one axis each, and what they earn by month."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cxdash.charts import look
from cxdash.charts import what_if_at_rest as charts
from cxdash.charts.ownership import ground
from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import Words, wrapped
from cxdash.measures.what_if import comparison
from cxdash.measures.what_if.comparison import Comparison
from cxdash.presenters import amounts
from cxdash.presenters.amounts import UNBROKEN
from cxdash.presenters.elements import PictureTables, picture_tables
from cxdash.presenters.marks import DESK, PHONE, Marks
from cxdash.presenters.what_if.ready import path
from cxdash.presenters.what_if.ready.axis import Axis, ticks

APART = 0.05
"""Shares of tries that differ by as much differ by more than chance."""

MISSING_WIDTH, SIGN = 66, 8
"""Characters of a line of what is missing, and what a character of a label takes on the ground, with what parts two."""


class Card(NamedTuple):
    """A choice: its name, what it is, what it brings (None: unknown), what is missing, and whether it is chosen."""

    name: str
    said: str
    found: Comparison | None
    missing: str
    chosen: bool


def pictures(cards: Sequence[Card], currency: str, years: int, words: Words) -> tuple[PictureTables, PictureTables]:
    """Return the tables of the cards, and of what they have earned by month."""
    marks, below = Marks(words), Marks(words)
    customers = [comparison.spread(one.found.customers) if one.found else None for one in cards]
    earned = [comparison.spread(one.found.earned) if one.found and one.found.judged else None for one in cards]
    of_customers = _axis(charts.CUSTOMERS, customers, 1)
    most = max((max(abs(one["p10"]), abs(one["p90"])) for one in earned if one), default=0)
    unit = amounts.MILLION if most >= amounts.MILLION / 2 else amounts.THOUSAND
    of_money = _axis(charts.MONEY, earned, unit)
    sign = words.currency(currency)
    template = gettext_noop("m {currency}") if unit == amounts.MILLION else gettext_noop("thousand {currency}")
    counted = words.gettext(template, currency=sign)
    _heads(of_customers, of_money, counted, years, marks, words)
    sure = how_sure(cards, words)
    for at, card in enumerate(cards):
        top = charts.CARDS + at * (charts.CARD_HEIGHT + charts.BETWEEN)
        _card(at, card, sure[at], top, marks, words)
        if customers[at]:
            _range(customers[at], of_customers, top, f"{at + 1}: {card.name}", marks, words)
        if earned[at]:
            _range(earned[at], of_money, top, f"{at + 1}: {card.name}, {counted}", marks, words)
        _on_phone(card, sure[at], customers[at], earned[at], of_money, counted, top, marks, words)
    judged = [
        path.Line(at + 1, one.name, one.found, one.chosen)
        for at, one in enumerate(cards)
        if one.found and one.found.judged
    ]
    paths = path.draw(judged, unit, counted, below, words)
    return picture_tables(marks.tables(), rows=1), picture_tables(below.tables() | {"paths": paths}, rows=1)


def _axis(ends: tuple[float, float], spreads: Sequence[dict[str, float] | None], unit: float) -> Axis:
    known = [one for one in spreads if one]
    low = min((one["p10"] for one in known), default=0.0) / unit
    high = max((one["p90"] for one in known), default=0.0) / unit
    return Axis(*ends, ticks(low, high), unit)


def _heads(customers: Axis, earned: Axis, counted: str, years: int, marks: Marks, words: Words) -> None:
    heads = {
        0: words.gettext("Three choices to start from"),
        customers.start: words.ngettext("customers in {count} year", "customers in {count} years", years),
        earned.start: words.ngettext(
            "earned in {count} year, {unit}", "earned in {count} years, {unit}", years, unit=counted
        ),
        charts.SURE: words.gettext("how sure"),
    }
    beside = words.ngettext("In {count} year, beside carrying on", "In {count} years, beside carrying on", years)
    marks.text(0, 32, beside, "quiet", look.CONTEXT, where=PHONE)
    for x, head in heads.items():
        marks.text(x, 14, head, "head", where=DESK)
    for axis in (customers, earned):
        labels = {tick: path.signed(tick, words) if tick else words.gettext("as now") for tick in axis.ticks}
        wide = SIGN * max(map(len, labels.values())) > (axis.end - axis.start) / (len(labels) - 1)
        for tick, label in labels.items():
            if not wide or (axis.ticks.index(tick) - axis.ticks.index(0)) % 2 == 0:
                marks.text(axis.place(tick), 40, label, "quiet", look.CONTEXT, "center", where=DESK)


def _texts(spread: Mapping[str, float], axis: Axis, words: Words) -> dict[str, str]:
    """Return a range's ends and its middle in words, the middle as exact as the sentence over the picture has it."""
    return {
        one: _written(spread[one], axis, amounts.WHOLE_FROM if one == "p50" else 10, words)
        for one in ("p10", "p50", "p90")
    }


def _written(value: float, axis: Axis, decimal_below: float, words: Words) -> str:
    if axis.unit == 1:
        return words.signed(amounts.rounded(value))
    return words.signed(value / axis.unit, int(abs(value / axis.unit) < decimal_below))


def _card(at: int, card: Card, sure: str, top: float, marks: Marks, words: Words) -> None:
    bottom, middle = top + charts.CARD_HEIGHT, top + charts.CARD_HEIGHT / 2
    marks.box(0, ground.GROUND, top, bottom, "band", look.ACCENT if card.chosen else look.CONTEXT, f"{card.name}.")
    marks.point(charts.NUMBER, middle, "number", look.ACCENT, f"{at + 1}: {card.name}.", DESK)
    marks.text(charts.NUMBER, middle, words.number(at + 1), "head", look.ACCENT, "center", where=DESK)
    said = wrapped(card.said, charts.NAME_WIDTH)
    up = 11 + 8 * said.count("\n")
    marks.text(charts.NAME, middle - up, card.name, "head", limit=360, where=DESK)
    marks.text(charts.NAME, middle + 11, said, "quiet", look.CONTEXT, where=DESK)
    marks.text(
        8, top + 18, f"{at + 1}  {card.name}", "head", look.ACCENT if card.chosen else look.TEXT, limit=320, where=PHONE
    )
    if card.missing:
        known = card.found is not None
        x = charts.MONEY[0] if known else charts.CUSTOMERS[0]
        room = MISSING_WIDTH if not known else MISSING_WIDTH // 2
        marks.text(x, middle, wrapped(card.missing, room), "quiet", look.CONTEXT, where=DESK)
    if sure:
        marks.text(charts.SURE, middle, wrapped(sure, charts.SURE_WIDTH), "name", where=DESK)


def how_sure(cards: Sequence[Card], words: Words) -> list[str]:
    """Return in how many tries each choice is better, '' where that is not known; of 100 where tenths hide the best."""
    shares = [one.found.p_better for one in cards if one.found and one.found.judged and one.found.verdict is not None]
    hidden = any(
        amounts.tries(one, words) == amounts.tries(other, words) and abs(one - other) >= APART
        for one in shares
        for other in shares
    )
    return [_sure(one.found, 100 if hidden else 10, words) if one.found and one.found.judged else "" for one in cards]


def _sure(found: Comparison, of: int, words: Words) -> str:
    if found.verdict is None:
        return words.gettext("No difference")
    tries = amounts.tries(found.p_better, words, of)
    return words.gettext(
        "better in {tries}", tries=tries.replace(" ", UNBROKEN) if len(tries) <= charts.SURE_WIDTH else tries
    )


def _range(spread: dict[str, float] | None, axis: Axis, top: float, name: str, marks: Marks, words: Words) -> None:
    """Draw the range of most tries with its middle, on an axis with its ticks; that of today is heavy."""
    if spread is None:
        return
    y = top + charts.CARD_HEIGHT / 2 + 3
    low, middle, high = (axis.place(spread[one] / axis.unit) for one in ("p10", "p50", "p90"))
    texts = _texts(spread, axis, words)
    ends = words.gettext("{low} to {high}", low=texts["p10"], high=texts["p90"])
    said = words.gettext("{name}: {middle}, {ends}.", name=name, middle=texts["p50"], ends=ends)
    marks.line(axis.start, axis.end, y, y, where=DESK)
    for tick in axis.ticks:
        x = axis.place(tick)
        if tick:
            marks.line(x, x, y - 8, y + 8, where=DESK)
        else:
            marks.line(x, x, y - 14, y + 14, "tick", look.TEXT, DESK)
    marks.line(low, high, y, y, "range", look.CONTEXT, DESK)
    marks.point(middle, y, "dot", look.TEXT, said, DESK)
    marks.text(middle, y - 24, texts["p50"], "head", align="center", where=DESK)
    marks.text((low + high) / 2, y + 25, ends, "quiet", look.CONTEXT, "center", where=DESK)


def _on_phone(
    card: Card,
    sure: str,
    customers: dict[str, float] | None,
    earned: dict[str, float] | None,
    of_money: Axis,
    counted: str,
    top: float,
    marks: Marks,
    words: Words,
) -> None:
    lines = []
    if customers:
        count = words.signed(amounts.rounded(customers["p50"]))
        lines.append(words.gettext("{number} customers", number=count))
    if earned:
        texts = _texts(earned, of_money, words)
        ends = words.gettext("{low} to {high}", low=texts["p10"], high=texts["p90"])
        lines[-1:] = [f"{lines[-1]} · {texts['p50']} {counted} ({ends})"] if lines else []
    if sure:
        lines.append(sure)
    elif card.missing:
        lines += wrapped(card.missing, 48).split("\n")[:2]
    for at, line in enumerate(lines[:3]):
        marks.text(8, top + 42 + 20 * at, line, "quiet", look.CONTEXT, limit=350, where=PHONE)
