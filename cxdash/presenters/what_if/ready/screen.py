"""The three ready choices in words: what each is, what it brings, and how sure that is."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from cxdash.charts import what_if_at_rest as charts
from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import NOTHING, Words
from cxdash.measures.what_if import ready
from cxdash.measures.what_if.comparison import Comparison
from cxdash.measures.what_if.levers import Levers, as_text
from cxdash.measures.what_if.ready import Ready
from cxdash.measures.what_if.start import Start
from cxdash.presenters.amounts import LADDER, money, more_money
from cxdash.presenters.elements import Drawing, Tab
from cxdash.presenters.what_if import verdict
from cxdash.presenters.what_if.ready import cards as pictures
from cxdash.presenters.what_if.ready.cards import Card

Names = Mapping[str, str]


class ReadyScreen(NamedTuple):
    """What the choices bring in a sentence, their cards, the buttons as (name, levers as a text), money by month."""

    finding: str
    cards: Drawing | None
    buttons: list[tuple[str, str]]
    by_month: Tab | None


def present(
    start: Start, found: Sequence[tuple[Ready, Comparison | None]], chosen: Levers, stages: Names, words: Words
) -> ReadyScreen:
    """Return the choices, *found*: what each brings, None where it cannot be chosen; *chosen*: what is set now."""
    if not found:
        return ReadyScreen("", None, [], None)
    cards = [_card(one, brings, start, chosen, stages, words) for one, brings in found]
    buttons = [
        (f"{place} · {card.name}", as_text(one.levers))
        for place, (card, (one, _)) in enumerate(zip(cards, found, strict=True), 1)
        if one.levers
    ]
    sentence = finding(cards, start.currency, words)
    beside, by_month = pictures.pictures(cards, start.currency, chosen.years, words)
    drawing = Drawing(charts.by_month, sentence, by_month, key="ready choices by month")
    notes = [
        words.gettext("The thick lines and the bands hold 8 of 10 tries; the dot is the middle."),
        words.gettext("The amounts are only a starting point: set your own."),
    ]
    return ReadyScreen(
        sentence,
        Drawing(charts.cards, sentence, beside, key="ready choices"),
        buttons,
        Tab(drawing=drawing, notes=notes),
    )


def finding(cards: Sequence[Card], currency: str, words: Words) -> str:
    """Return which choice earns most and how much more than carrying on, or that it is too close to call.

    Judged in the same tries: the choice with the highest median earns most if it does in `SURE` of them.
    """
    judged = [card for card in cards if card.found and card.found.judged]
    if not judged:
        return words.gettext("Three choices to start from: what they earn hangs on beliefs that are not stated yet.")
    best, *others = sorted(judged, key=lambda card: -_middle(card))
    gain, years = more_money(_middle(best), currency, words), best.found.levers.years if best.found else 0
    if best.found is None or best.found.verdict is None or best.found.verdict >= verdict.EITHER_WAY:
        return words.gettext("None of the three choices is clearly better than carrying on as today.")
    close = [card for card in others if _ahead(best, card) < SURE]
    if close:
        second = more_money(_middle(close[0]), currency, words)
        return words.ngettext(
            "Too close to call between “{choice}” and “{other}”: {gain} or {second} in {count} year than carrying on.",
            "Too close to call between “{choice}” and “{other}”: {gain} or {second} in {count} years than carrying on.",
            years,
            **{"choice": best.name, "other": close[0].name, "gain": gain, "second": second},
        )
    return words.ngettext(
        "“{choice}” probably earns most: {gain} in {count} year, {odds} than carrying on.",
        "“{choice}” probably earns most: {gain} in {count} years, {odds} than carrying on.",
        years,
        **{"choice": best.name, "gain": gain, "odds": words.gettext(LADDER[best.found.verdict])},
    )


SURE = 0.8
"""The share of tries in which a choice earns more than another from which it is told apart."""


def _middle(card: Card) -> float:
    return float(np.median(card.found.earned)) if card.found else 0.0


def _ahead(card: Card, other: Card) -> float:
    """Return the share of tries in which a choice earns more than another."""
    return float((card.found.earned > other.found.earned).mean()) if card.found and other.found else 0.0


def _card(one: Ready, found: Comparison | None, start: Start, chosen: Levers, stages: Names, words: Words) -> Card:
    name, said = _name(one, start, stages, words), _said(one, start, stages, words)
    missing = words.sentence(one.stuck) if one.stuck else ""
    if found and found.needs_earned:
        missing = " ".join(verdict.asked(found.needs_earned, words))
    elif found and not found.earned_known:
        missing = words.gettext("Revenue and gross margin by month are not known.")
    pressed = one.levers is not None and (one.levers.gaps, one.levers.decided) == (chosen.gaps, chosen.decided)
    same = pressed and one.levers is not None and np.allclose(_budgets(one.levers), _budgets(chosen), atol=1e-6)
    return Card(name, said, found if found and found.customers_known else None, missing, bool(same))


def _budgets(levers: Levers) -> tuple[float, float]:
    return levers.acquisition_budget, levers.retention_budget


def _name(one: Ready, start: Start, stages: Names, words: Words) -> str:
    if one.kind == ready.BOTH:
        return words.gettext("Do both")
    if one.kind == ready.MOVE:
        if not one.moved:
            return words.gettext("Move money to keeping")
        return words.gettext("Move {amount} to keeping", amount=money(one.moved, start.currency, words))
    if start.base and one.stage in start.base.early:
        return words.gettext("Fix the start")
    if not one.stage:
        return words.gettext("Fix what lets customers down")
    return words.gettext("Fix {stage}", stage=stages.get(one.stage, one.stage))


def _said(one: Ready, start: Start, stages: Names, words: Words) -> str:
    if one.levers is None:
        return NOTHING
    if one.kind == ready.BOTH:
        return words.gettext("The two above together")
    if one.kind == ready.MOVE:
        template = gettext_noop("{amount} a year from winning customers to keeping them")
        return words.gettext(template, amount=money(one.moved, start.currency, words))
    stage = stages.get(one.stage, one.stage)
    if not one.cost:
        return words.gettext("Half of the let-downs at {stage} go", stage=stage)
    template = gettext_noop("Half of the let-downs at {stage} go, for {amount} a year")
    return words.gettext(template, stage=stage, amount=money(one.cost, start.currency, words))
