"""The picture of owners over time: a lane per stage, its owners from day to day under what customers got."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from cxdash.charts import look
from cxdash.charts.ownership import ground
from cxdash.charts.ownership import lanes as charts
from cxdash.domain.messages import gettext_noop
from cxdash.domain.ownership import CAN_ACT_NAMES, CanAct, Health
from cxdash.domain.periods import month_name, month_number
from cxdash.domain.plain import rows_of
from cxdash.domain.tables import OwnershipTables, placed
from cxdash.i18n.translator import Words, wrapped
from cxdash.measures.ownership import changes as measures
from cxdash.measures.ownership import health as ownership_health
from cxdash.measures.ownership.changes import Held
from cxdash.measures.ownership.figures import Ownership
from cxdash.presenters.cells import names
from cxdash.presenters.elements import Drawing, PictureTables, Tab, Table, picture_tables, with_rows
from cxdash.presenters.ownership import tables as shown
from cxdash.presenters.ownership.chips import chip
from cxdash.presenters.ownership.history import changes
from cxdash.presenters.ownership.screen import NOT_FILLED_IN

MOST_MONTHS, MOST_LANES = 36, 12
"""The most months back, and the most lanes before only those with a change are drawn."""

CHARACTER, NEAR, NAME_WIDTH = 8, 96, 19
"""On the ground, a character of a chip and the least distance of two dates; the characters of a name's line."""

ENDS = 3
"""The most months that make each of the figures at the ends of a line."""

PIXELS_A_POINT = 44
"""Pixels of a point on a scale of 1–5, unless a line would leave its lane."""


class Span(NamedTuple):
    """The first day shown, and the day after the last."""

    start: date
    end: date

    def place(self, day: date) -> float:
        """Return the place of a day on the ground."""
        share = (day - self.start).days / (self.end - self.start).days
        return round(charts.START + share * (charts.END - charts.START), 2)


def present(tables: OwnershipTables, found: Ownership, months: pd.DataFrame, words: Words) -> list[Tab]:
    """Return the sections on owners over time; *months*: what customers got at each stage, month by month."""
    table = Table(words.gettext("History"), shown.history_table(tables, words), behind=True)
    if tables.assignments.empty:
        return [Tab(heading=words.gettext(NOT_FILLED_IN))]
    span = span_of(tables, found, months)
    stages = list(placed(tables.stages).key)
    begins = max(span.start, measures.begins(tables) or span.start)
    held = {stage: measures.held(tables, stage, begins, span.end) for stage in stages}
    heading = changes.finding(held, span.start, tables, found, words)
    changed = [stage for stage in stages if len(held[stage]) > 1]
    drawn = changed or stages[:MOST_LANES] if len(stages) > MOST_LANES else stages
    drawing = Drawing(
        charts.lanes, heading, picture(drawn, held, span, tables, found, months, words), 1, 0, key="owners over time"
    )
    sentences = [words.gettext("What changes about the same time need not be a cause.")] if changed else []
    return [
        Tab(
            heading,
            sentences,
            drawing=drawing,
            notes=legend(months, words, changed=bool(changed)),
            tables=with_rows(table),
            listed=changes.listed(held, tables, found, words),
        )
    ]


def span_of(tables: OwnershipTables, found: Ownership, months: pd.DataFrame) -> Span:
    """Return the days from the first month with answers, or from the first change if that is earlier, up to the day."""
    last = found.on + timedelta(days=1)
    dated = [day for name in ("valid_from", "valid_to") for day in tables.assignments[name] if isinstance(day, date)]
    first = [f"{day:%Y-%m}" for day in dated if day <= found.on]
    numbers = [month_number(month) for month in [*months.month, *first]]
    if len(months):
        after = month_name(month_number(months.month.max()) + 1)
        last = max(last, date.fromisoformat(f"{after}-01"))
    end = month_number(f"{last - timedelta(days=1):%Y-%m}")
    start = max(min([*numbers, end - 11]), end - MOST_MONTHS + 1)
    return Span(date.fromisoformat(f"{month_name(start)}-01"), last)


def legend(months: pd.DataFrame, words: Words, *, changed: bool) -> list[str]:
    """Return the meaning of the marks; *changed*: whether any owner changed."""
    diamond = gettext_noop("Diamond: the day on which the owner changed; the dashed line shows it in the other lanes.")
    parts = [words.gettext(diamond)] if changed else []
    if len(months):
        line = gettext_noop(
            "Line: what customers got, each stage around its own mean, all on one scale. Figures: where it began and "
            "where it is now, over three months where there are six."
        )
        parts.append(words.gettext(line))
    if (months.together > 1).any():
        parts.append(words.gettext("By three months: a month has too few answers, so three are taken together."))
    return [" ".join(parts)] if parts else []


def picture(
    stages: Sequence[str],
    held: Mapping[str, Sequence[Held]],
    span: Span,
    tables: OwnershipTables,
    found: Ownership,
    months: pd.DataFrame,
    words: Words,
) -> PictureTables:
    """Return the picture's tables, and its height in pixels."""
    called = names(tables.stages, words)
    kept = months[months.month >= f"{span.start:%Y-%m}"]
    steep = _steepness(kept, stages, found)
    rows, chips, points, days_on, top = [], [], [], [], float(charts.HEAD)
    readings, by_three = look.readings(words), words.gettext("by three months")
    for stage in stages:
        given = kept[kept.key == stage]
        height = charts.LANE if len(given) else charts.ALONE
        at, changed = top + height - 18, len(held[stage]) > 1
        chips += [_chip(stage, one, at, span, tables, found, words, later=no > 0) for no, one in enumerate(held[stage])]
        days_on += [
            (span.place(now.start), top + 2, top + height - 4, at, _change(stage, before, now, tables, found, words))
            for before, now in pairwise(held[stage])
        ]
        name, ends = wrapped(called[stage], NAME_WIDTH), _ends(given, words)
        middle = top + charts.MIDDLE
        line = _line(given, called[stage], middle, steep, span, words)
        points += [(f"{stage} {run}", x, y, changed, said) for run, x, y, said in line]
        drawn = [y for _, _, y, _ in line]
        rows.append(
            {
                **{"name": name, "name at": at - name.count("\n") * 8},
                **{"above at": at - 24, "note": by_three if len(given) and given.together.max() > 1 else ""},
                **{"note at": middle, "first": ends[0], "first at": drawn[0] if drawn else top + 12},
                **{"last": ends[1], "last at": drawn[-1] if drawn else middle},
                **{"left": 0, "right": ground.GROUND, "top": top, "bottom": top + height - 4, "changed": changed},
                "tone": readings[look.TEXT],
            }
        )
        top += height
    days = _days([now.start for stage in stages for now in held[stage][1:]], span, top, words)
    made = {
        "rows": pd.DataFrame(rows),
        "chips": pd.DataFrame(chips, columns=["chip from", "chip to", "chip at", "health", "chip", "second", "said"]),
        "points": pd.DataFrame(points, columns=["run", "x", "y", "changed", "said"]),
        "changes": pd.DataFrame(days_on, columns=["x", "top", "bottom", "diamond", "said"]),
        "days": days,
        "months": _months(span, top, list(days["label x"][days.day != ""]), words),
    }
    return picture_tables(made, rows=round(top) + 4)


def _chip(
    stage: str,
    one: Held,
    at: float,
    span: Span,
    tables: OwnershipTables,
    found: Ownership,
    words: Words,
    *,
    later: bool,
) -> tuple:
    roles = names(tables.roles, words)
    health = ownership_health.health(one.accountable, ownership_health.collective_roles(found.roles))
    left, right = span.place(one.start) + 2, span.place(one.end) - 2
    room = max(3, round((right - left) / CHARACTER))
    text, second = chip(one.accountable, health, roles, (room, room // 2), words)
    able = dict(zip(found.mandates.role, found.mandates.can_act, strict=True))
    unable = health is Health.ONE and one.end >= span.end and able.get(one.accountable[0]) == CanAct.CANNOT
    if unable:
        text = f"{text} · {words.gettext(CAN_ACT_NAMES[CanAct.CANNOT])}"
    who = words.list(roles[role] for role in one.accountable) or words.gettext("nobody")
    template = gettext_noop("{stage}: {roles} from {day}.") if later else gettext_noop("{stage}: {roles}.")
    said = words.gettext(template, stage=names(tables.stages, words)[stage], roles=who, day=words.day(one.start))
    return left, right, at, str(health), text, second, said


def _change(stage: str, before: Held, now: Held, tables: OwnershipTables, found: Ownership, words: Words) -> str:
    clause = changes.became(stage, before, now, tables, found, words)
    return words.gettext("{day}: {clause}.", day=words.day(now.start), clause=clause)


def _steepness(months: pd.DataFrame, stages: Sequence[str], found: Ownership) -> float:
    """Return pixels of a point: as on all pictures, or so many that no line leaves its lane."""
    own = months[months.key.isin(stages)].groupby("key")["mean"]
    away = float((own.max() - own.mean()).max()), float((own.mean() - own.min()).max())
    span = next(iter(found.stages.span.dropna()), 4)
    furthest = max(*away, 1e-9) if len(own) else 1.0
    return min(PIXELS_A_POINT * 4 / span, charts.SPREAD / furthest)


def _line(
    given: pd.DataFrame, stage: str, middle: float, steep: float, span: Span, words: Words
) -> list[tuple[int, float, float, str]]:
    """Return the places of a stage's months in the order of time, each with the run of months that it belongs to."""
    points: list[tuple[int, float, float, str]] = []
    mean, run, before = given["mean"].mean(), 0, 0
    for row in rows_of(given.sort_values("month", kind="stable")):
        run, before = run + (month_number(row["month"]) > before + 1), month_number(row["month"])
        text = {"stage": stage, "month": words.month(row["month"]), "value": words.number(row["mean"], 1)}
        said = words.gettext("{stage}, {month}: {value}.", **text)
        if row["together"] > 1:
            said = words.gettext("{stage}, three months to {month}: {value}.", **text)
        x = span.place(date.fromisoformat(f"{row['month']}-15"))
        points.append((run, x, round(middle - (row["mean"] - mean) * steep, 2), said))
    return points


def _ends(given: pd.DataFrame, words: Words) -> tuple[str, str]:
    """Return the means of the first and of the last months; of one month only the last."""
    if given.empty:
        return "", ""
    ordered = given.sort_values("month", kind="stable")["mean"]
    most = max(1, min(ENDS, len(ordered) // 2))
    first = words.number(ordered.iloc[:most].mean(), 1) if len(ordered) > 1 else ""
    return first, words.number(ordered.iloc[-most:].mean(), 1)


def _days(changed: Sequence[date], span: Span, bottom: float, words: Words) -> pd.DataFrame:
    """Return a line for each day of a change, dates turned away from a near neighbour and left out between two."""
    days, rows, taken = sorted(set(changed)), [], 0.0
    for no, day in enumerate(days):
        x = span.place(day)
        after = span.place(days[no + 1]) if no + 1 < len(days) else charts.END + NEAR
        align = "right" if after - x < NEAR and x - NEAR > taken else "left"
        left, right = (x - NEAR, x) if align == "right" else (x, x + NEAR)
        fits = left >= taken
        taken = right if fits else taken
        rows.append((x, x - 4 if align == "right" else x + 4, 20, bottom, align, words.day(day) if fits else ""))
    return pd.DataFrame(rows, columns=["x", "label x", "top", "bottom", "align", "day"])


def _months(span: Span, bottom: float, dates: Sequence[float], words: Words) -> pd.DataFrame:
    """Return the first month, and each January and July with room beside the dates of changes."""
    first, last = (month_number(f"{day:%Y-%m}") for day in (span.start, span.end))
    rows = []
    for number in range(first, last + 1):
        month = month_name(number)
        x = span.place(date.fromisoformat(f"{month}-01"))
        if number != first and (month[5:] not in ("01", "07") or x > charts.END - NEAR / 2 or x < charts.START + NEAR):
            continue
        free = all(abs(x - other) > NEAR * 1.5 for other in dates)
        text = words.month(month) if free else ""
        rows.append((x, 24, bottom, "left" if number == first else "center", text))
    return pd.DataFrame(rows, columns=["x", "top", "bottom", "align", "month"])
