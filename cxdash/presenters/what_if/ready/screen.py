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
from cxdash.presenters.amounts import money
from cxdash.presenters.elements import Drawing, Tab
from cxdash.presenters.what_if import verdict
from cxdash.presenters.what_if.ready import cards as pictures
from cxdash.presenters.what_if.ready.cards import Card

Names = Mapping[str, str]


class ReadyScreen(NamedTuple):
    """The choices to press, as (name, levers as a text), and the picture with them side by side."""

    buttons: list[tuple[str, str]]
    section: Tab | None


def present(
    start: Start, found: Sequence[tuple[Ready, Comparison | None]], chosen: Levers, stages: Names, words: Words
) -> ReadyScreen:
    """Return the choices, *found*: what each brings, None where it cannot be chosen; *chosen*: what is set now."""
    if not found:
        return ReadyScreen([], None)
    cards = [_card(one, brings, start, chosen, stages, words) for one, brings in found]
    buttons = [
        (f"{place} · {card.name}", as_text(one.levers))
        for place, (card, (one, _)) in enumerate(zip(cards, found, strict=True), 1)
        if one.levers
    ]
    heading = finding(cards, words)
    drawing = Drawing(
        charts.at_rest,
        heading,
        pictures.picture(cards, start.currency, chosen.years, words),
        key="ready choices",
    )
    notes = [
        words.gettext("The thick lines and the bands hold 8 of 10 tries; the dot is the middle."),
        words.gettext("The amounts are only a starting point: move the sliders to your own."),
    ]
    return ReadyScreen(buttons, Tab(heading, drawing=drawing, notes=notes))


def finding(cards: Sequence[Card], words: Words) -> str:
    """Return which choice most surely earns more, or what the choices are where none can be judged."""
    judged = [card for card in cards if card.found and card.found.judged and card.found.verdict is not None]
    if not judged:
        return words.gettext("Three choices to start from.")
    best = min(judged, key=lambda card: (_rung(card), -_earned(card)))
    return words.gettext(BEST, choice=best.name, verdict=words.gettext(verdict.EARNS[_rung(best)]))


BEST = gettext_noop("“{choice}”: {verdict}.")


def _rung(card: Card) -> int:
    place = card.found.verdict if card.found else None
    return len(verdict.EARNS) if place is None else place


def _earned(card: Card) -> float:
    return float(np.median(card.found.earned)) if card.found else 0.0


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
