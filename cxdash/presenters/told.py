"""What marks say of themselves to those who point at them or hear them: a sentence, ended by a full stop."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.domain.ownership import CAN_ACT_NAMES, CanAct
from cxdash.i18n.translator import Words

Row = Mapping[str, Any]

FEW = gettext_noop("{place}: too few answers to show.")
GOT = gettext_noop("{place}: got {mean} ({range}). {answers}.")
GAP = gettext_noop("{place}: expected {expected}, got {mean} ({range}): {reading}. {answers}.")
LET_DOWNS = gettext_noop("{stage}: {number} let-downs a year ({range}).")
NOT_KNOWN = gettext_noop("{stage}: let-downs a year are not known.")
OWNER = gettext_noop("{stage}: {said}.")
IMPORTANT = gettext_noop("{place}: importance {importance}, got {mean} ({range}): {reading}. {answers}.")
DRIVES = gettext_noop("{place}: {share} of what these touchpoints explain ({range}). {answers}.")
PART = gettext_noop("{place}: {share} of 100 got {part} ({range}). {answers}.")
CELL = gettext_noop("{channel}, {need}: {mean}, in the other channels {others}: {reading}. {answers}.")
ALONE = gettext_noop("{channel}, {need}: {mean}, {reading}. {answers}.")
EMPTY = gettext_noop("{channel}, {need}: {reading}.")
CREDIT = gettext_noop("{touchpoint}: {range} customers, by how it is counted.")
CLAIM = gettext_noop("{role}: claims {share} of 100, gets {range} by how it is counted.")
CLAIM_ALONE = gettext_noop("{role}: claims {share} of 100.")

TEMPLATES = (
    *(FEW, GOT, GAP, LET_DOWNS, NOT_KNOWN, OWNER, IMPORTANT, DRIVES),
    *(PART, CELL, ALONE, EMPTY, CREDIT, CLAIM, CLAIM_ALONE),
)
"""The sentences that name a place or a role."""


def span(low: float, high: float, words: Words, decimals: int = 0) -> str:
    """Write a range, as "2.96–3.03", or in words where a minus sign would meet the dash."""
    ends = {"low": words.number(low, decimals), "high": words.number(high, decimals)}
    if ends["low"] == ends["high"]:
        return ends["low"]
    return words.gettext("from {low} to {high}", **ends) if low < 0 else "{low}–{high}".format(**ends)


def answers(count: float, words: Words, period: str = "") -> str:
    """Write a number of answers, with the period they are of where it is given."""
    given = words.ngettext("{count} answer", "{count} answers", 0 if pd.isna(count) else int(count))
    return words.gettext("{answers}, {period}", answers=given, period=period) if period else given


def score(place: str, row: Row, reading: str, words: Words, period: str = "") -> str:
    """Return what a place was expected to give and gave, as far as that is known, and how that reads."""
    if pd.isna(row["mean"]):
        return words.gettext(FEW, place=place)
    got = {
        "place": place,
        "mean": words.number(row["mean"], 1),
        "range": span(row["mean_low"], row["mean_high"], words, 2),
        "answers": answers(row["n"], words, period),
    }
    if pd.isna(row["expected"]):
        return words.gettext(GOT, **got)
    return words.gettext(GAP, **got, expected=words.number(row["expected"], 1), reading=reading)


def let_downs(stage: str, row: Row, words: Words) -> str:
    """Return a stage's let-downs a year, if they are known."""
    if pd.isna(row["let_downs"]):
        return words.gettext(NOT_KNOWN, stage=stage)
    number, ends = words.about(row["let_downs"]), (row["let_downs_low"], row["let_downs_high"])
    return words.gettext(LET_DOWNS, stage=stage, number=number, range=span(*ends, words))


def owner(
    stage: str, accountable: Sequence[str], roles: Mapping[str, str], health: str, able: str, words: Words
) -> str:
    """Return who answers for a stage, whether that is one, and whether they can act, if that is known."""
    named = words.list(roles[role] for role in accountable)
    return words.gettext(OWNER, stage=stage, said=", ".join(part for part in (named, health, able) if part))


def of_month(row: tuple[Any, ...], words: Words) -> str:
    """Return the score of a month or a survey, and how it reads; *row*: month, score, answers, reading."""
    month, value, count, reading = row
    figure = reading if pd.isna(value) else ". ".join(filter(None, (words.number(value, 1), reading)))
    return words.gettext("{month}: {said}. {answers}.", month=month, said=figure, answers=answers(count, words))


def able(code: str, words: Words) -> str:
    """Return whether those who answer can act, or '' where that is not known."""
    return words.gettext(CAN_ACT_NAMES[CanAct(code)]) if code else ""


def important(place: str, row: Row, reading: str, words: Words, period: str = "") -> str:
    """Return how important a place is and what it gives."""
    return words.gettext(
        IMPORTANT,
        place=place,
        importance=words.number(row["importance"], 1),
        mean=words.number(row["mean"], 1),
        range=span(row["mean_low"], row["mean_high"], words, 2),
        reading=reading,
        answers=answers(row["n"], words, period),
    )


def driver(place: str, row: Any, words: Words, period: str = "") -> str:
    """Return the share that a place has in overall satisfaction, given as attributes of its row."""
    ends = (words.number(row.share_low * 100), words.share(row.share_high))
    values = {"place": place, "share": words.share(row.share), "range": "{}–{}".format(*ends)}
    return words.gettext(DRIVES, **values, answers=answers(row.n, words, period))


def share_of_hundred(template: str, row: Row, words: Words, period: str = "", **values: str) -> str:
    """Return a sentence about a share of 100 with its range and the answers it rests on."""
    return words.gettext(
        template,
        **values,
        share=words.number(row["share"]),
        range=span(row["low"], row["high"], words),
        answers=answers(row["n"], words, period),
    )


def cell(channel: str, need: str, row: Row, reading: str, words: Words, period: str = "") -> str:
    """Return how a channel fits a need, and how the others do."""
    values = {"channel": channel, "need": need, "reading": reading}
    if pd.isna(row["mean"]):
        return words.gettext(EMPTY, **values)
    values |= {"mean": words.number(row["mean"], 1), "answers": answers(row["n"], words, period)}
    if pd.isna(row["others"]):
        return words.gettext(ALONE, **values)
    return words.gettext(CELL, **values, others=words.number(row["others"], 1))


def claimed(role: str, row: Row, words: Words) -> str:
    """Return what a role claims, and what any way of counting gives it."""
    values = {"role": role, "share": words.number(row["share"])}
    if pd.isna(row["least"]) or pd.isna(row["most"]):
        return words.gettext(CLAIM_ALONE, **values)
    return words.gettext(CLAIM, **values, range=span(row["least"], row["most"], words))
