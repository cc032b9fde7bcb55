"""The picture of the ledger: where promises break, whose they are, what they cost, and what should give way."""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from cxdash.charts import look
from cxdash.charts.ownership import ground
from cxdash.charts.satisfaction import promises as charts
from cxdash.domain.messages import gettext_noop
from cxdash.domain.ownership import CAN_ACT_NAMES, CanAct
from cxdash.domain.plain import rows_of
from cxdash.domain.scales import Scale
from cxdash.domain.sheets.priorities import CAUSES
from cxdash.i18n.translator import Words, wrapped
from cxdash.measures.economics import extra_work
from cxdash.measures.ownership import health
from cxdash.measures.ownership.standing import Standing
from cxdash.measures.satisfaction.promises import TEXTS
from cxdash.presenters import amounts
from cxdash.presenters.cells import names
from cxdash.presenters.elements import PictureTables, picture_tables
from cxdash.presenters.marks import DESK, PHONE, Marks
from cxdash.presenters.ownership.chips import short
from cxdash.services.promises import Promises

MOST_DRAWN = 10
"""The most touchpoints in the picture, those with most extra work or let-downs."""

MOST_QUOTED, QUOTED_WIDTH, ROLE_ROOM, SEVERAL_ROOM, CAUSE_WIDTH, END_WIDTH, HEAD_WIDTH = 28, 20, 14, 8, 22, 20, 24
"""Characters of a promise and its line, of a role, of one of several, of a line of a cause, an ending and a head."""

LESS, MORE, ROOM = "less", "more", "room"
ENDINGS = {"overpromise": LESS, "slow process": MORE, "not ready": MORE}
"""What should give way by cause; else the room decides."""

ENDING_NAMES = {
    LESS: gettext_noop("promise less"),
    MORE: gettext_noop("deliver more"),
    ROOM: gettext_noop("deliver more, or promise less?"),
}

Names = Mapping[str, str]
Row = Mapping[str, Any]


class Who(NamedTuple):
    """Who answers at a touchpoint; *broken*: that is nobody, everyone or several."""

    name: str
    broken: bool


def owners(found: Standing, words: Words) -> dict[str, Who]:
    """Return who answers at each touchpoint; nobody at all where no owners are filled in."""
    roles = found.tables.roles
    if found.tables.assignments.empty:
        return {}
    called, everyone = names(roles, words), health.collective_roles(roles)
    able = dict(zip(found.mandates.role, found.mandates.can_act, strict=True))
    rows = rows_of(found.map.touchpoints)
    return {row["key"]: _who(row["accountable"], called, everyone, able, words) for row in rows}


def _who(held: Sequence[str], called: Names, everyone: Any, able: Mapping[str, str], words: Words) -> Who:
    if not held:
        return Who(words.gettext("nobody"), True)
    if set(held) <= set(everyone):
        return Who(words.gettext("everyone"), True)
    unable = len(held) == 1 and able.get(held[0]) == CanAct.CANNOT
    room = SEVERAL_ROOM if unable or len(held) > 1 else ROLE_ROOM
    name = " / ".join(short(role, called[role], room) for role in held)
    if unable:
        return Who(f"{name}, {words.gettext(CAN_ACT_NAMES[CanAct.CANNOT])}", False)
    return Who(name, len(held) > 1)


def promise(row: Row, words: Words) -> str:
    """Return the words of a promise, in another language where they are not written in this one."""
    return words.name(row, "promise") or next((row[text] for text in TEXTS if row[text]), "")


def broken(found: Promises) -> pd.DataFrame:
    """Return the touchpoints whose promise is clearly broken, those with most extra work, else let-downs, first."""
    rows = found.ledger.rows
    short_of = rows[rows.gap_high < 0]
    cost = [one.value if (one := found.work.get(key)) else float("nan") for key in short_of.touchpoint]
    ordered = short_of.assign(cost=cost).sort_values(["cost", "let_downs", "gap"], ascending=[False, False, True])
    return ordered.reset_index(drop=True)


def finding(found: Promises, words: Words) -> str:
    """Return at how many touchpoints promises break, and at how many too much is promised; '' if at none."""
    rows = broken(found)
    if not (count := len(rows)):
        return ""
    too_much = int((rows.cause == extra_work.OVERPROMISE).sum())
    if not too_much:
        return words.ngettext(
            "The promise breaks at {count} touchpoint.", "The promise breaks at {count} touchpoints.", count
        )
    if too_much == count:
        return words.ngettext(
            "The promise breaks at {count} touchpoint: there we promise too much.",
            "The promise breaks at {count} touchpoints: at all of them we promise too much.",
            count,
        )
    return words.ngettext(
        "The promise breaks at {count} touchpoint; at {over} of them we promise too much.",
        "The promise breaks at {count} touchpoints; at {over} of them we promise too much.",
        count,
        over=words.number(too_much),
    )


def said(found: Promises, touchpoints: Names, words: Words) -> list[str]:
    """Return where too much is promised, and what the broken promises cost together."""
    rows = broken(found)
    over = [touchpoints.get(key, key) for key in rows.touchpoint[rows.cause == extra_work.OVERPROMISE]]
    sentences = [words.gettext("Too much is promised at {places}.", places=words.list(over))] if over else []
    total = float(rows.cost.sum())
    if total >= 1:
        amount = amounts.money(total, found.currency, words)
        template = gettext_noop("The extra work that broken promises cause costs about {amount} a year.")
        sentences.append(words.gettext(template, amount=amount))
    return sentences


def legend(found: Promises, words: Words) -> list[str]:
    """Return the meaning of the marks, the rule of the last column, and how many touchpoints are left out."""
    notes = [
        words.gettext("Upright: expected. Dot: got. The promise is the stage's where the touchpoint has none."),
        words.gettext("Promised too much: promise less. Slow or not ready: deliver more. Else the room decides."),
    ]
    count = len(broken(found))
    if count > MOST_DRAWN:
        template = gettext_noop("The {count} touchpoints where it costs most; all {of} are under All figures.")
        notes.append(words.gettext(template, count=words.number(MOST_DRAWN), of=words.number(count)))
    return notes


def picture(
    found: Promises, stages: Names, touchpoints: Names, whose: Mapping[str, Who], scale: Scale, words: Words
) -> PictureTables:
    """Return the picture's tables."""
    shown, marks = broken(found)[:MOST_DRAWN], Marks(words)
    rows, work = rows_of(shown), _Work.of(shown, found.currency, words)
    bottom = charts.HEAD + len(rows) * charts.ROW_HEIGHT
    apart = bottom / max(len(rows), 1)
    _heads(work, scale, bottom, marks, words)
    for at, row in enumerate(rows):
        middle = charts.HEAD + (at + 0.5) * charts.ROW_HEIGHT
        who = whose.get(row["touchpoint"])
        stage = stages.get(row["stage"], row["stage"])
        where = touchpoints.get(row["touchpoint"], row["touchpoint"])
        _row(row, middle, where, work, scale, marks, words)
        tone = look.WARNING if who and who.broken else look.CONTEXT
        answers = f"{stage} · {who.name}" if who else stage
        marks.text(0, middle - 9, where, "head", limit=charts.PLACE_ROOM, where=DESK)
        marks.text(0, middle + 10, answers, "quiet", tone, limit=charts.PLACE_ROOM, where=DESK)
        marks.line(0, ground.GROUND, middle + charts.ROW_HEIGHT / 2, middle + charts.ROW_HEIGHT / 2, where=DESK)
        middle = (at + 0.5) * apart
        marks.text(0, middle - 18, where, "name", limit=330, where=PHONE)
        marks.text(0, middle, answers, "quiet", tone, limit=340, where=PHONE)
        marks.text(0, middle + 18, _on_phone(row, words), "quiet", look.CONTEXT, limit=350, where=PHONE)
        marks.line(0, ground.GROUND, (at + 1) * apart, (at + 1) * apart, where=PHONE)
    return picture_tables(marks.tables(), rows=len(rows))


class _Work(NamedTuple):
    """What a broken promise costs: extra work where it is known, else let-downs; its column, head and longest."""

    field: str
    head: str
    most: float
    unit: float
    name: str

    @classmethod
    def of(cls, shown: pd.DataFrame, currency: str, words: Words) -> "_Work":
        if shown.cost.max() >= 1:
            million = shown.cost.max() >= amounts.MILLION / 2
            template = (
                gettext_noop("extra work, m {currency} a year")
                if million
                else gettext_noop("extra work, thousand {currency} a year")
            )
            sign = words.currency(currency)
            name = gettext_noop("m {currency} a year") if million else gettext_noop("thousand {currency} a year")
            unit = amounts.MILLION if million else amounts.THOUSAND
            return cls(
                "cost",
                words.gettext(template, currency=sign),
                shown.cost.max(),
                unit,
                words.gettext(name, currency=sign),
            )
        head = words.gettext("let-downs a year")
        return cls("let_downs", head, shown.let_downs.max(), 1, head)

    def written(self, row: Row, words: Words) -> str:
        value, decimals = row[self.field] / self.unit, int(self.unit == amounts.MILLION)
        if self.unit == 1:
            return amounts.count(value, words) if value == value else words.number(None)  # noqa: PLR0124
        small = 0 < value < 0.5 * 10**-decimals
        least = words.gettext("under {share}", share=words.number(10**-decimals, decimals))
        return least if small else words.number(value, decimals)


def _heads(work: _Work, scale: Scale, bottom: float, marks: Marks, words: Words) -> None:
    heads = {
        charts.PLACE: (words.gettext("where"), "left"),
        charts.PROMISE: (words.gettext("what we promise"), "left"),
        (charts.LOWEST + charts.HIGHEST) / 2: (words.gettext("expected → got"), "center"),
        charts.CAUSE: (words.gettext("cause"), "left"),
        charts.WORK: (work.head, "left"),
        charts.END: (words.gettext("so"), "left"),
    }
    for x, (text, align) in heads.items():
        lines = wrapped(text, HEAD_WIDTH)
        marks.text(x, 12 + lines.count("\n") * 8, lines, "head", align=align, where=DESK)
    for tick in scale.ticks():
        x = _place(tick, scale)
        marks.text(x, 36, words.number(tick, int(tick != round(tick))), "quiet", look.CONTEXT, "center", where=DESK)
        marks.line(x, x, charts.HEAD, bottom, where=DESK)
    marks.line(0, ground.GROUND, charts.HEAD, charts.HEAD, where=DESK)


def _place(score: float, scale: Scale) -> float:
    share = (score - scale.lowest) / (scale.highest - scale.lowest)
    return charts.LOWEST + share * (charts.HIGHEST - charts.LOWEST)


def _row(row: Row, middle: float, where: str, work: _Work, scale: Scale, marks: Marks, words: Words) -> None:
    got, expected = _place(row["got"], scale), _place(row["expected"], scale)
    said_of = _said(row, where, work, words)
    quoted = words.gettext("“{promise}”", promise=textwrap.shorten(promise(row, words), MOST_QUOTED, placeholder="…"))
    marks.text(charts.PROMISE, middle, wrapped(quoted, QUOTED_WIDTH), limit=charts.PROMISE_ROOM, where=DESK)
    marks.line(got, expected, middle, middle, "heavy", look.WARNING, where=DESK)
    marks.box(expected - 2, expected + 2, middle - 11, middle + 11, "solid", look.TEXT, said_of, DESK)
    marks.point(got, middle, "dot", look.WARNING, said_of, DESK)
    lower, higher = (got - 12, expected + 10) if got <= expected else (got + 12, expected - 10)
    sides = ("right", "left") if got <= expected else ("left", "right")
    marks.text(lower, middle, words.number(row["got"], 1), "name", look.WARNING, sides[0], where=DESK)
    marks.text(higher, middle, words.number(row["expected"], 1), align=sides[1], where=DESK)
    cause = wrapped(_cause(row, words), CAUSE_WIDTH)
    marks.text(
        charts.CAUSE,
        middle,
        cause,
        tone=look.TEXT if row["cause"] else look.CONTEXT,
        limit=charts.CAUSE_ROOM,
        where=DESK,
    )
    value = row[work.field]
    wide = charts.WORK_ROOM * value / work.most if value > 0 else 0
    if wide:
        marks.box(charts.WORK, charts.WORK + wide, middle - 7, middle + 7, "solid", look.NOT_ASKED, said_of, DESK)
    marks.text(charts.WORK + wide + 10, middle, work.written(row, words), where=DESK)
    _ending(row, middle, said_of, marks, words)


def _ending(row: Row, middle: float, said_of: str, marks: Marks, words: Words) -> None:
    ending = ENDINGS.get(row["cause"], ROOM)
    text = wrapped(words.gettext(ENDING_NAMES[ending]), END_WIDTH)
    if ending == ROOM:
        marks.text(charts.END, middle, "?", "head", where=DESK)
        marks.text(charts.END + charts.BEHIND_SIGN, middle, text, "quiet", look.CONTEXT, where=DESK)
        return
    marks.point(charts.END + 5, middle, "down" if ending == LESS else "up", look.TEXT, said_of, DESK)
    marks.text(charts.END + charts.BEHIND_SIGN, middle, text, "name", where=DESK)


def _cause(row: Row, words: Words) -> str:
    return words.gettext(CAUSES[row["cause"]]) if row["cause"] else words.gettext("cause not stated")


def _said(row: Row, where: str, work: _Work, words: Words) -> str:
    """Return what was expected and got in one sentence, with what it costs."""
    return words.gettext(
        "{place}: expected {expected}, got {got}; {cost} {unit}.",
        place=where,
        expected=words.number(row["expected"], 1),
        got=words.number(row["got"], 1),
        cost=work.written(row, words),
        unit=work.name,
    )


def _on_phone(row: Row, words: Words) -> str:
    ending = ENDING_NAMES[ENDINGS.get(row["cause"], ROOM)]
    template = gettext_noop("got {got}, expected {expected} · {ending}")
    return words.gettext(
        template,
        got=words.number(row["got"], 1),
        expected=words.number(row["expected"], 1),
        ending=words.gettext(ending),
    )
