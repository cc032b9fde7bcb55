"""What has come of the last workshop, in sentences."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cxdash.domain.messages import gettext_noop
from cxdash.domain.tables import OwnershipTables, placed
from cxdash.domain.workshop.questions import Shape
from cxdash.i18n.translator import Words
from cxdash.measures.workshop.results import WHOLE, Result
from cxdash.measures.workshop.since import KEEPING, LEAVING, LET_DOWN, WINNING, CameOf, Opinion, Since
from cxdash.presenters.amounts import rounded
from cxdash.presenters.cells import names
from cxdash.presenters.workshop.results import rows

MOVED = {
    LEAVING: gettext_noop("In the twelve months to {until} {now} of the customers left, in those to {before} {then}."),
    WINNING: gettext_noop(
        "Winning a customer cost {now} in the twelve months to {until}, {then} in those to {before}."
    ),
    KEEPING: gettext_noop(
        "Keeping a customer for a year cost {now} in the twelve months to {until}, {then} in those to {before}."
    ),
    LET_DOWN: gettext_noop(
        "By the answers to {until} customers are let down about {now} times a year, by those to {before} {then} times "
        "(a change of {low} to {high})."
    ),
}
"""The sentence of each figure that moved."""


class SinceScreen(NamedTuple):
    """What has come of the last workshop: of its decisions first, then owners, scores, figures, the room's opinion."""

    finding: str
    sentences: list[str]


def present(found: Since, tables: OwnershipTables, words: Words) -> SinceScreen:
    """Return what has come of the last workshop."""
    stages, roles = names(placed(tables.stages), words), names(tables.roles, words)
    values = {"name": found.name, "day": words.day(found.on)}
    return SinceScreen(
        words.gettext("Since “{name}” on {day}: {decisions}.", **values, decisions=_decided(found.came_of, words)),
        [
            *_owners(found, stages, roles, words),
            *_turned(found, stages, words),
            *_figures(found, words),
            *_opinions(found.opinions, words),
        ],
    )


def _decided(found: CameOf, words: Words) -> str:
    if not found.standing:
        return words.gettext("nothing was decided there")
    values = {"done": words.number(found.done), "of": words.number(found.standing)}
    parts = [words.gettext("{done} of {of} decisions done", **values)]
    if found.overdue:
        parts.append(words.gettext("{count} overdue", count=words.number(found.overdue)))
    if found.reopened:
        parts.append(words.gettext("{count} reopened", count=words.number(found.reopened)))
    return ", ".join(parts)


def _owners(found: Since, stages: Mapping[str, str], roles: Mapping[str, str], words: Words) -> Iterator[str]:
    for one in found.owners:
        before, after = (_roles(held, roles, words) for held in (one.before, one.after))
        template = gettext_noop("{stage}: {after} answers for it, {before} did then.")
        yield words.gettext(template, stage=stages.get(one.stage, one.stage), after=after, before=before)
    if not found.owners:
        yield words.gettext("Every stage has the owner it had then.")


def _roles(held: tuple[str, ...], roles: Mapping[str, str], words: Words) -> str:
    return words.list(roles.get(role, role) for role in held) if held else words.gettext("nobody")


def _turned(found: Since, stages: Mapping[str, str], words: Words) -> Iterator[str]:
    for one in found.turned or ():
        template = gettext_noop("{stage}: satisfaction {change} against the months before (from {low} to {high}).")
        ends = {name: words.signed(getattr(one, name), 1) for name in ("change", "low", "high")}
        yield words.gettext(template, stage=stages.get(one.stage, one.stage), **ends)
    if found.turned is None:
        yield words.gettext("No customers have answered since then.")
    elif not found.turned:
        yield words.gettext("Satisfaction with no stage has clearly changed.")


def _figures(found: Since, words: Words) -> Iterator[str]:
    """Yield what moved of what customers cost and do, but what reads the same then and now."""
    for one in found.figures:
        now, then = (_written(one.name, value, found.currency, words) for value in (one.now, one.then))
        values = {"until": words.month(one.until), "before": words.month(one.before), "now": now, "then": then}
        ends = {name: words.signed(rounded(end)) for name, end in (("low", one.low), ("high", one.high)) if end == end}  # noqa: PLR0124
        if now != then:
            yield words.gettext(MOVED[one.name], **values, **ends)


def _written(figure: str, value: float, currency: str, words: Words) -> str:
    if figure == LEAVING:
        return words.share(value)
    return words.number(rounded(value)) if figure == LET_DOWN else words.money(value, currency)


def _opinions(opinions: tuple[Opinion, ...], words: Words) -> Iterator[str]:
    for one in opinions:
        asked = rows.asked(one.question, words)
        before, after = (_said(one, result, words) for result in (one.moved.first, one.moved.last))
        template = gettext_noop("“{question}” The room then: {before}; now: {after}.")
        yield words.gettext(template, question=asked, before=before, after=after)


def _said(one: Opinion, result: Result, words: Words) -> str:
    """Return a room's most common answer with its share, or the middle of what it guessed."""
    if one.question.shape is Shape.NUMBER:
        return words.number(result.spreads[WHOLE].median, 1)
    called = rows.called(one.question, words)
    share = words.share(result.share)
    return words.gettext("{answer} ({share})", answer=words.list(called[code] for code in result.top), share=share)
