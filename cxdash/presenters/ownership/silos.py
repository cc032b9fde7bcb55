"""The picture of silos: a customer's way through the departments that answer, and where it changes hands."""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

import pandas as pd

from cxdash.charts import look
from cxdash.charts.ownership import silos as charts
from cxdash.domain.messages import gettext_noop
from cxdash.domain.ownership import Health
from cxdash.domain.plain import rows_of
from cxdash.domain.tables import OwnershipTables
from cxdash.i18n.translator import NOTHING, Words, wrapped
from cxdash.measures.ownership import handoffs as measures
from cxdash.measures.ownership import health as ownership_health
from cxdash.measures.ownership.figures import Ownership
from cxdash.presenters.cells import names
from cxdash.presenters.elements import Drawing, PictureTables, picture_tables
from cxdash.presenters.ownership import tables as shown
from cxdash.presenters.ownership.chips import short

NOBODY = ""
"""The lane of stages that nobody answers for."""

CHARACTER, SHORTEST, STOP, PIECES = 8, 8, 0.25, 20
"""The width of a character of a head on the ground and the fewest in a line; half of a stop as a share of its column;
pieces of a line."""

NAME_WIDTH, OWNER_ROOM = 20, 27
"""Characters of a line of an owner's name, and of who answers on a phone."""

FEET = (20, 46)
"""Pixels from the last lane to what the sides say of a hand-off, and to what customers do."""

HANDED = {
    True: gettext_noop("{stage} → {next}: {gives} to {receives}; rated {ratings} of 5, satisfaction {change}."),
    False: gettext_noop("{stage} → {next}: {gives} to {receives}; satisfaction {change}, not rated."),
}
"""What a mark says of itself, by whether the hand-off is rated."""

WEIGHTS = {True: "bold", False: "normal"}
"""The weight of a figure, by whether it is to be noticed."""

Row = Mapping[str, Any]


class Step(NamedTuple):
    """A hand-off: its row of the figures, whether a side rates it as poor, and whether one has no clear owner."""

    row: Row
    rated_poor: bool
    lacking: bool

    @property
    def poor(self) -> bool:
        """Whether the hand-off is poor or has nobody clearly answering on a side."""
        return self.rated_poor or self.lacking


def drawing(tables: OwnershipTables, found: Ownership, words: Words) -> Drawing | None:
    """Return the picture under its finding; None where there is nothing to hand over or it is not filled in."""
    if tables.assignments.empty or found.handoffs.empty:
        return None
    return Drawing(charts.way, finding(found, words), picture(tables, found, words), 1, 0, key="silos")


def finding(found: Ownership, words: Words) -> str:
    """Return how often a customer changes hands, and how many of these hand-offs are poor or involve nobody."""
    changes = [step for step in steps(found) if step.row["changes"]]
    poor = sum(step.poor for step in changes)
    if not changes:
        return words.gettext("One and the same owner has the customer all the way.")
    if not poor:
        return words.ngettext(
            "A customer changes hands {count} time along the journey.",
            "A customer changes hands {count} times along the journey.",
            len(changes),
        )
    return words.ngettext(
        "A customer changes hands {count} time along the journey; {poor} of these hand-offs is poor or has nobody "
        "clearly answering on a side.",
        "A customer changes hands {count} times along the journey; at {poor} of them the hand-off is poor or nobody "
        "clearly answers on a side.",
        len(changes),
        poor=words.number(poor),
    )


def legend(words: Words) -> str:
    """Return the meaning of the marks."""
    return words.gettext(
        "Thick: a stage in the lane of who answers. Diamond: the customer changes hands. Warm: nobody clearly "
        "answers. Bold: a side rates the hand-off below 2.5, or satisfaction falls."
    )


def steps(found: Ownership) -> list[Step]:
    """Return the hand-offs in the order of the journey."""
    health = dict(zip(found.stages.key, found.stages.health, strict=True))
    rows = rows_of(found.handoffs)
    lacking = [health[row["from"]] != Health.ONE or health[row["to"]] != Health.ONE for row in rows]
    return [
        Step(
            {str(name): value for name, value in row.items()},
            bool(row["changes"]) and bool(measures.is_poor(row)),
            bool(row["changes"]) and less,
        )
        for row, less in zip(rows, lacking, strict=True)
    ]


class _Plan(NamedTuple):
    """Where lanes and stages are, which lanes hold each stage, and whether it is lacking one clear owner."""

    tall: float
    lanes: dict[str, float]
    middles: list[float]
    column: float
    foot: float
    held: list[list[str]]
    lacking: list[bool]

    def ends(self, at: int) -> tuple[float, float]:
        """Return where a stage's stop begins and ends."""
        return self.middles[at] - STOP * self.column, self.middles[at] + STOP * self.column

    def between(self, at: int) -> list[tuple[str, str]]:
        """Return the lanes that are joined between a stage and the next."""
        here, there = self.held[at], self.held[at + 1]
        return [(lane, lane) for lane in here] if set(here) == set(there) else list(product(here, there))


def picture(tables: OwnershipTables, found: Ownership, words: Words) -> PictureTables:
    """Return the picture's tables, and its height in pixels."""
    plan = _plan(found)
    height = max(plan.foot + charts.FOOT, float(charts.STEP * len(plan.middles)))
    handed = steps(found)
    marks, figures = _hands(plan, handed, tables, found, words)
    labels = [words.gettext("Rated by sender → receiver"), words.gettext("Change in satisfaction")]
    feet = [(plan.foot + down, label) for down, label in zip(FEET, labels, strict=True)]
    made = {
        "lanes": _lanes(plan, tables, found, words),
        "heads": _heads(plan, tables, found, words),
        "ways": _ways(plan, words),
        "stops": _stops(plan, tables, found, words),
        "marks": marks,
        "figures": figures,
        "labels": pd.DataFrame(feet if len(marks) else [], columns=["y", "label"]),
        "phone": _list(plan, handed, height, tables, found, words),
    }
    return picture_tables(made, rows=round(height))


def _plan(found: Ownership) -> _Plan:
    rows, everyone = rows_of(found.stages), ownership_health.collective_roles(found.roles)
    held = [list(row["accountable"]) or [NOBODY] for row in rows]
    met = dict.fromkeys(lane for lanes in held for lane in lanes)
    order = sorted(met, key=lambda lane: (lane == NOBODY or lane in everyone, lane in everyone))
    column = (charts.END - charts.START) / len(rows)
    spare = (charts.STEP * len(rows) - charts.HEAD - charts.FOOT) / len(order)
    tall = min(max(charts.LANE, spare), charts.TALLEST)
    return _Plan(
        tall=tall,
        lanes={lane: charts.HEAD + (at + 0.5) * tall for at, lane in enumerate(order)},
        middles=[charts.START + (at + 0.5) * column for at in range(len(rows))],
        column=column,
        foot=float(charts.HEAD + len(order) * tall),
        held=held,
        lacking=[row["health"] != Health.ONE for row in rows],
    )


def _lanes(plan: _Plan, tables: OwnershipTables, found: Ownership, words: Words) -> pd.DataFrame:
    roles, readings = names(tables.roles, words), look.readings(words)
    everyone, half = ownership_health.collective_roles(found.roles), plan.tall / 2 - 2
    lanes = [
        (
            *(wrapped(roles.get(lane) or words.gettext("Nobody"), NAME_WIDTH), y, y - half, y + half),
            readings[look.WARNING if lane == NOBODY or lane in everyone else look.TEXT],
        )
        for lane, y in plan.lanes.items()
    ]
    made = pd.DataFrame(lanes, columns=["name", "y", "top", "bottom", "tone"])
    return made.assign(**{"name at": made.y - made["name"].str.count("\n") * 9})


def _heads(plan: _Plan, tables: OwnershipTables, found: Ownership, words: Words) -> pd.DataFrame:
    stages, heads = names(tables.stages, words), []
    for x, key in zip(plan.middles, found.stages.key, strict=True):
        name = wrapped(stages[key], max(SHORTEST, int(plan.column / CHARACTER)))
        heads.append((x, charts.HEAD - 12 - name.count("\n") * 16, name))
    return pd.DataFrame(heads, columns=["x", "y", "stage"])


def _ways(plan: _Plan, words: Words) -> pd.DataFrame:
    readings, ways = look.readings(words), []
    for at in range(len(plan.middles) - 1):
        tone = readings[look.WARNING if plan.lacking[at] or plan.lacking[at + 1] else look.CONTEXT]
        for one, other in plan.between(at):
            start, end = (plan.ends(at)[1], plan.lanes[one]), (plan.ends(at + 1)[0], plan.lanes[other])
            ways += [(f"{at} {one} {other}", *point, tone) for point in _curve(start, end)]
    return pd.DataFrame(ways, columns=["key", "x", "y", "tone"])


def _stops(plan: _Plan, tables: OwnershipTables, found: Ownership, words: Words) -> pd.DataFrame:
    stages, roles, readings = names(tables.stages, words), names(tables.roles, words), look.readings(words)
    stops = []
    for at, row in enumerate(rows_of(found.stages)):
        lacking = plan.lacking[at]
        kind, tone = (charts.LACKING, look.WARNING) if lacking else (charts.OWNED, look.CONTEXT)
        who = shown.who_answers(row["accountable"], roles, found, words)
        said = words.gettext("{stage}: {roles}.", stage=stages[row["key"]], roles=who)
        stops += [(*plan.ends(at), plan.lanes[lane], kind, readings[tone], said) for lane in plan.held[at]]
    return pd.DataFrame(stops, columns=["from", "to", "y", "kind", "tone", "said"])


def _hands(
    plan: _Plan, handed: Sequence[Step], tables: OwnershipTables, found: Ownership, words: Words
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return a mark for each change of hands, and under it what the two sides say of it and what customers do."""
    readings, marks, figures = look.readings(words), [], []
    for at, step in enumerate(handed):
        if not step.row["changes"]:
            continue
        tone = readings[look.WARNING if step.lacking else look.TEXT]
        x, joined = plan.middles[at] + plan.column / 2, plan.between(at)
        y = sum(plan.lanes[one] + plan.lanes[other] for one, other in joined) / 2 / len(joined)
        marks.append((x, y, plan.foot + 6, tone, _sentence(step, tables, found, words)))
        figures.append((x, plan.foot + FEET[0], _ratings(step.row, words), tone, WEIGHTS[step.rated_poor]))
        figures.append(
            (x, plan.foot + FEET[1], _change(step.row, words), readings[look.TEXT], WEIGHTS[bool(step.row["falls"])])
        )
    columns = ["x", "y", "bottom", "tone", "said"]
    return pd.DataFrame(marks, columns=columns), pd.DataFrame(figures, columns=["x", "y", "text", "tone", "weight"])


def _list(
    plan: _Plan, handed: Sequence[Step], height: float, tables: OwnershipTables, found: Ownership, words: Words
) -> pd.DataFrame:
    """Return the way as a list for a phone: each stage, who answers, and how it is handed on."""
    stages, roles, readings = names(tables.stages, words), names(tables.roles, words), look.readings(words)
    rows = []
    for at, row in enumerate(rows_of(found.stages)):
        step = handed[at] if at < len(handed) and handed[at].row["changes"] else None
        y, held = (at + 0.5) * height / len(plan.middles), row["accountable"]
        who = shown.who_answers(held, roles, found, words)
        rows.append(
            {
                **{"name": stages[row["key"]], "y": y - 10, "below": y + 12},
                "owner": who if len(who) <= OWNER_ROOM else " / ".join(short(role, roles[role], 9) for role in held),
                "owner tone": readings[look.WARNING if plan.lacking[at] else look.TEXT],
                "step": words.gettext("↓ {ratings}", ratings=_ratings(step.row, words)) if step else "",
                "step tone": readings[look.WARNING if step and step.lacking else look.CONTEXT],
            }
        )
    return pd.DataFrame(rows)


def _ratings(row: Row, words: Words) -> str:
    """Return what the two sides say of a hand-off, or the lowest and highest rating where sides are not known."""
    given, received = row["rated_by_giver"], row["rated_by_receiver"]
    if not row["ratings"]:
        return NOTHING
    if pd.isna(given) and pd.isna(received):
        low, high = (words.number(row[name]) for name in ("rated_lowest", "rated_highest"))
        return low if low == high else f"{low}–{high}"
    return " → ".join(NOTHING if pd.isna(one) else shown.median(one, words) for one in (given, received))


def _change(row: Row, words: Words) -> str:
    return NOTHING if pd.isna(row["fall"]) else words.signed(row["fall"], 1)


def _sentence(step: Step, tables: OwnershipTables, found: Ownership, words: Words) -> str:
    row, stages, roles = step.row, names(tables.stages, words), names(tables.roles, words)
    values = {
        **{"stage": stages[row["from"]], "next": stages[row["to"]]},
        "gives": shown.who_answers(row["gives"], roles, found, words),
        "receives": shown.who_answers(row["receives"], roles, found, words),
        **{"ratings": _ratings(row, words), "change": _change(row, words)},
    }
    return words.gettext(HANDED[bool(row["ratings"])], **values)


def _curve(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
    """Return the points of a line that leaves and arrives level."""
    shares = [piece / PIECES for piece in range(PIECES + 1)]
    across, down = end[0] - start[0], end[1] - start[1]
    return [(start[0] + across * t, start[1] + down * (3 * t**2 - 2 * t**3)) for t in shares]
