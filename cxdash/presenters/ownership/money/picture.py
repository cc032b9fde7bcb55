"""The picture of whose money against whose let-downs: whether those who answer hold the money."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from cxdash.charts import look
from cxdash.charts.ownership import ground
from cxdash.charts.ownership import money as charts
from cxdash.domain.messages import gettext_noop
from cxdash.domain.ownership import CAN_ACT_NAMES, CanAct, Health
from cxdash.domain.tables import OwnershipTables
from cxdash.i18n.translator import NOTHING, Words, wrapped
from cxdash.measures.ownership import health
from cxdash.measures.ownership.figures import Ownership
from cxdash.presenters import amounts
from cxdash.presenters.cells import names
from cxdash.presenters.elements import Drawing, PictureTables, picture_tables
from cxdash.presenters.marks import DESK, PHONE, Marks
from cxdash.presenters.ownership.chips import brief
from cxdash.presenters.ownership.money.shares import OTHERS, Row, finding, rows, under

CHIP_ROOM, NAME_WIDTH = 10, 22
"""Characters of a chip and of a line of a name."""


DASHED = gettext_noop("Dashed: {stages}, which several claim; it counts for each, so shares exceed 100%.")
SEVERAL = gettext_noop("Several claim {stages}; it counts for each, so shares exceed 100%.")
ANSWERS = gettext_noop("answers for {stage}")
SHARES = (
    gettext_noop("{role}: {lost} of the let-downs, {money} of the money."),
    gettext_noop("{role}: {money} of the money."),
    gettext_noop("{role}: {lost} of the let-downs."),
)


def drawing(tables: OwnershipTables, found: Ownership, words: Words) -> Drawing | None:
    """Return the picture, None where neither let-downs nor money are known."""
    given = rows(tables, found)
    if not given:
        return None
    said = finding(tables, found, words)
    return Drawing(
        charts.back_to_back,
        said,
        picture(given, tables, found, words),
        row_height=charts.ROW_HEIGHT,
        above=charts.HEAD + 4,
        key="money",
    )


def legend(tables: OwnershipTables, found: Ownership, words: Words, *, dashed: bool = True) -> list[str]:
    """Return what is claimed by several and so counts more than once; *dashed*: as it is drawn."""
    if not any(one.shared > 0 for one in rows(tables, found)):
        return []
    stages = names(tables.stages, words)
    twice = [stages[row.key] for row in found.stages.itertuples() if len(row.accountable) > 1]
    return [words.gettext(DASHED if dashed else SEVERAL, stages=words.list(twice))] if twice else []


def picture(given: Sequence[Row], tables: OwnershipTables, found: Ownership, words: Words) -> PictureTables:
    """Return the picture's tables."""
    marks, called = Marks(words), names(tables.roles, words)
    one = _length(given)
    _heads(given, tables, found, marks, words)
    chips, stages = [], names(tables.stages, words)
    everyone = health.collective_roles(tables.roles)
    for at, row in enumerate(given):
        top = charts.HEAD + at * charts.ROW_HEIGHT
        middle = top + charts.ROW_HEIGHT / 2
        warm = not row.role and row.share > 0
        name = _name(row.role, called, words)
        said = _said(row, name, words)
        if warm:
            marks.box(0, ground.GROUND, top + 1, top + charts.ROW_HEIGHT - 1, "band", look.WARNING, said, DESK)
        marks.line(0, ground.GROUND, top + charts.ROW_HEIGHT, top + charts.ROW_HEIGHT, where=DESK)
        _named(row, middle, name, stages, found, marks, words)
        _let_downs(row, middle, one, said, marks, words)
        _money(row, middle, one, said, given, marks, words)
        kind = Health.NOBODY if not row.role else Health.EVERYONE if row.role in everyone else Health.ONE
        chip = name if row.role in ("", OTHERS, *everyone) else brief(row.role, name, CHIP_ROOM)
        chips.append((charts.CHIP, charts.CHIP_END, middle, str(kind), chip, "", DESK))
    bottom = charts.HEAD + len(given) * charts.ROW_HEIGHT
    for x in (charts.LET_DOWNS, charts.MONEY):
        marks.line(x, x, charts.HEAD - 8, bottom, "strong", where=DESK)
    _on_phone(given, called, marks, words)
    columns = ["chip from", "chip to", "chip at", "health", "chip", "second", "where"]
    made = marks.tables() | {"chips": pd.DataFrame(chips, columns=columns), "shares": _shares(given, called, words)}
    return picture_tables(made, rows=len(given))


def _shares(given: Sequence[Row], called: Mapping[str, str], words: Words) -> pd.DataFrame:
    """Return the picture's figures for files whose charts can be edited: a role's shares, and its labels in words."""
    rows = []
    for one in given:
        total = sum(one.spent.values())
        money = {purpose: one.money * amount / total if total else 0.0 for purpose, amount in one.spent.items()}
        alone = one.share - one.shared
        labels = {"of let-downs": under(one.share, words), "of money": under(one.money, words)}
        rows.append({"role": _name(one.role, called, words), "alone": alone, "claimed": one.shared, **money, **labels})
    return pd.DataFrame(rows)


def _name(role: str, called: Mapping[str, str], words: Words) -> str:
    return words.gettext("Nobody") if not role else words.gettext("Others") if role == OTHERS else called[role]


def _length(given: Sequence[Row]) -> float:
    """Return the length of a whole: one scale on both sides, smaller where the longest bar would have no room."""
    left = max((one.share for one in given if not np.isnan(one.share)), default=0.0)
    right = max((one.money for one in given if not np.isnan(one.money)), default=0.0)
    return min(charts.WHOLE, charts.LEFT_ROOM / max(left, 1e-9), charts.RIGHT_ROOM / max(right, 1e-9))


def _heads(given: Sequence[Row], tables: OwnershipTables, found: Ownership, marks: Marks, words: Words) -> None:
    currency = next(iter(tables.company.currency), "")
    left, right = charts.LET_DOWNS, charts.MONEY
    marks.text(left, 16, words.gettext("let-downs they answer for"), "head", align="right", where=DESK)
    marks.text(right, 16, words.gettext("money they hold"), "head", where=DESK)
    lost = found.let_downs.total.value
    of_lost = (
        words.gettext(
            "share of {count} a year", count=words.number(round(lost, -3 if lost >= 10 * amounts.THOUSAND else -1))
        )
        if lost > 0
        else (words.gettext("customers' answers are not in"))
    )
    marks.text(left, 38, of_lost, "quiet", look.CONTEXT, "right", where=DESK)
    total = float(found.money.total.sum()) if len(found.money) else 0.0
    if not total > 0:
        empty = wrapped(words.gettext("What is spent is not known: add spending by role."), 34)
        marks.text(right, 44, empty, "quiet", look.CONTEXT, where=DESK)
        return
    of_money = words.gettext("share of {amount}", amount=amounts.money(total, currency, words))
    marks.text(right, 38, of_money, "quiet", look.CONTEXT, where=DESK)
    million = _unit(given) == amounts.MILLION
    template = gettext_noop("m {currency} a year") if million else gettext_noop("thousand {currency} a year")
    unit = words.gettext(template, currency=words.currency(currency))
    first = charts.AMOUNTS["acquisition"] - charts.SWATCH
    marks.text(first - 12, 16, unit, "quiet", look.CONTEXT, "right", where=DESK)
    for purpose, x in charts.AMOUNTS.items():
        kind, tone = charts.KINDS[purpose]
        name = words.gettext(SHORT[purpose])
        drawn = words.gettext("This is how {purpose} is drawn.", purpose=name)
        marks.box(x - charts.SWATCH, x, 8, 24, kind, tone, drawn, DESK)
        marks.text(x, 42, wrapped(name, AMOUNT_WIDTH), "mark", align="right", where=DESK)


AMOUNT_WIDTH = 10
"""Characters of a line of a purpose's name above its amounts."""

SHORT = {
    "acquisition": gettext_noop("winning"),
    "retention": gettext_noop("keeping"),
    "experience": gettext_noop("experience"),
}


def _unit(given: Sequence[Row]) -> float:
    """Return what amounts are counted in: millions where one is that large, else thousands."""
    return amounts.MILLION if max(max(one.spent.values()) for one in given) >= amounts.MILLION else amounts.THOUSAND


def _named(
    row: Row, middle: float, name: str, called: Mapping[str, str], found: Ownership, marks: Marks, words: Words
) -> None:
    """Write what a role is called and, under it, what it lacks."""
    roles_of = found.roles.set_index("key")
    unable = row.role in roles_of.index and roles_of.can_act[row.role] == CanAct.CANNOT and row.share > 0
    if not row.role:
        stages = [one.key for one in found.stages.itertuples() if one.health == Health.NOBODY]
        tone = look.WARNING if row.share > 0 else look.CONTEXT
        answers = _answers(stages, called, words)
        marks.text(charts.NAME, middle, answers, "row", tone, limit=charts.NAME_ROOM, where=DESK)
        return
    up = 9 if unable else 0
    text = "" if row.role == OTHERS else wrapped(name, NAME_WIDTH)
    if row.role in health.collective_roles(found.roles):
        text = _answers(roles_of.stages[row.role], called, words)
    marks.text(charts.NAME, middle - up, text, limit=charts.NAME_ROOM, where=DESK)
    if unable:
        cannot = "○ " + words.gettext(CAN_ACT_NAMES[CanAct.CANNOT])
        marks.text(charts.NAME, middle + 10, cannot, "quiet", look.WARNING, where=DESK)


def _answers(stages: Sequence[str], called: Mapping[str, str], words: Words) -> str:
    """Return which stage is answered for, or how many."""
    if len(stages) == 1:
        return wrapped(words.gettext(ANSWERS, stage=called[stages[0]]), NAME_WIDTH)
    return words.ngettext("answers for {count} stage", "answers for {count} stages", len(stages))


def _let_downs(row: Row, middle: float, one: float, said: str, marks: Marks, words: Words) -> None:
    if np.isnan(row.share):
        return
    top, bottom = middle - charts.BAR / 2, middle + charts.BAR / 2
    start, end = charts.LET_DOWNS, charts.LET_DOWNS - row.share * one
    between = start - (row.share - row.shared) * one
    warm = not row.role
    if between < start:
        marks.box(between, start, top, bottom, "solid", look.WARNING if warm else look.NOT_ASKED, said, DESK)
    if row.shared > 0:
        marks.box(end, between, top, bottom, "dashed", look.WARNING, said, DESK)
    tone = look.CONTEXT if not row.share else look.WARNING if warm else look.TEXT
    marks.text(end - 10, middle, under(row.share, words), "head", tone, "right", where=DESK)


def _money(row: Row, middle: float, one: float, said: str, given: Sequence[Row], marks: Marks, words: Words) -> None:
    if np.isnan(row.money):
        return
    total, unit = sum(row.spent.values()), _unit(given)
    x = float(charts.MONEY)
    for purpose, amount in row.spent.items():
        kind, tone = charts.KINDS[purpose]
        wide = row.money * one * amount / total if total else 0.0
        if wide:
            marks.box(x, x + wide, middle - charts.BAR / 2, middle + charts.BAR / 2, kind, tone, said, DESK)
        x += wide
        text = words.number(amount / unit, 1 if unit == amounts.MILLION else 0) if amount else NOTHING
        marks.text(charts.AMOUNTS[purpose], middle, text, align="right", where=DESK)
    warm = not row.role and row.share > 0
    tone = look.WARNING if warm else look.TEXT if row.money else look.CONTEXT
    marks.text(x + 10, middle, under(row.money, words), "head", tone, where=DESK)


def _said(row: Row, name: str, words: Words) -> str:
    """Return a role's two shares in one sentence."""
    values = {"role": name, "lost": under(row.share, words), "money": under(row.money, words)}
    if np.isnan(row.share):
        return words.gettext(SHARES[1], **values)
    if np.isnan(row.money):
        return words.gettext(SHARES[2], **values)
    return words.gettext(SHARES[0], **values)


def _on_phone(given: Sequence[Row], called: Mapping[str, str], marks: Marks, words: Words) -> None:
    """Write two numbers a role, nobody first, then by how far they are apart."""
    apart = charts.ROW_HEIGHT + (charts.HEAD - 12) / len(given)
    for at, row in enumerate([given[0], *sorted(given[1:], key=lambda one: -one.apart)]):
        middle = (at + 0.5) * apart
        tone = look.WARNING if not row.role and row.share > 0 else look.TEXT
        name = _name(row.role, called, words)
        marks.text(0, middle - 10, name, "head", tone, limit=330, where=PHONE)
        said = _said(row, name, words)[len(name) + 2 :]
        marks.text(0, middle + 10, said, "quiet", look.CONTEXT, limit=340, where=PHONE)
        marks.line(0, ground.GROUND, (at + 1) * apart, (at + 1) * apart, where=PHONE)
