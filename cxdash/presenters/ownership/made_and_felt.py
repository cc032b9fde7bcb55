"""Annoyances from the stage that makes them to the stage where they are felt: sentences, picture and table."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cxdash.charts import look
from cxdash.charts import made_and_felt as charts
from cxdash.domain.messages import gettext_noop
from cxdash.domain.ownership import CanAct, Health
from cxdash.domain.plain import rows_of
from cxdash.domain.tables import OwnershipTables
from cxdash.i18n.translator import Words, wrapped
from cxdash.measures.ownership import health as ownership_health
from cxdash.measures.ownership.figures import Ownership
from cxdash.presenters.cells import names
from cxdash.presenters.elements import Drawing, PictureTables, Tab, Table, picture_tables
from cxdash.presenters.ownership import tables as shown
from cxdash.presenters.ownership.chips import alike, chip
from cxdash.presenters.ownership.screen import able

MOST_DRAWN = 20
"""The most annoyances in the picture, those felt most often; the table has all."""

STEPS = 28
"""The pieces of a line."""

Rows = list[dict[str, Any]]
Row = Mapping[str, Any]

OF_ONE = {
    True: gettext_noop("{title}: made at {made} ({answers}), felt at {felt}; {number} times a year."),
    False: gettext_noop("{title}: made and felt at {made} ({answers}); {number} times a year."),
}
"""What an annoyance says of itself, by whether it is handed on."""

NAME_WIDTH, CHIP_ROOM = 16, (11, 5)
"""Characters of a line of a stage's name, in a chip, and in half of one."""


def present(tables: OwnershipTables, found: Ownership, words: Words) -> Tab:
    """Return where annoyances are made and felt, as sentences, a picture and a table."""
    title, said = words.gettext("Made here, felt there"), sentences(tables, found, words)
    drawing, notes, rows = None, [], drawn(tables, found)
    if rows:
        drawing = Drawing(charts.flows, said[0], picture(rows, tables, found, words), 1, 0, key="made_and_felt")
        notes = [
            words.gettext(
                "Level: made and felt in the same stage; steep: handed on. Wider: more often. Warm: made where nobody "
                "can decide, for want of one owner or of an owner who can act."
            )
        ]
    if len(rows) == MOST_DRAWN:
        notes.append(words.gettext("The {count} felt most often are drawn.", count=words.number(MOST_DRAWN)))
    table = shown.elsewhere_table(tables, found, words)
    behind = [Table(title, table, behind=bool(rows))] if len(table) else []
    return Tab(said[0], [*said[1:], *at_home(rows, tables, words)], drawing=drawing, notes=notes, tables=behind)


def at_home(rows: Rows, tables: OwnershipTables, words: Words) -> list[str]:
    """Return how many annoyances are felt where they are made and nobody can decide there."""
    here = [row for row in rows if row["undecided"] and row["made_stage"] == row["stage"]]
    if not here:
        return []
    stages = names(tables.stages, words)
    return [
        words.ngettext(
            "{count} more, met {times} times a year, is made and felt where nobody can decide: {stages}.",
            "{count} more, met {times} times a year, are made and felt where nobody can decide: {stages}.",
            len(here),
            times=words.about(sum(one for row in here if (one := row["customers_per_year"]) > 0)),
            stages=words.list(stages[key] for key in stages if key in {row["stage"] for row in here}),
        )
    ]


def sentences(tables: OwnershipTables, found: Ownership, words: Words) -> list[str]:
    """Return how much is felt at another stage than it is made at, and how much of it where nobody answers."""
    noted = tables.annoyances[(tables.annoyances.kind == "annoyance") & (tables.annoyances.status != "done")]
    rows = _waiting(found)
    if tables.annoyances.empty:
        return [
            words.gettext(
                "No annoyances are noted yet, so it cannot be told which are made in another stage than they are felt "
                "in."
            )
        ]
    if noted.empty:
        return [
            words.gettext(
                "No annoyances are left to fix, so none is seen to be made in another stage than it is felt in."
            )
        ]
    if not rows:
        return [words.gettext("No annoyance is noted as made in another stage than it is felt in.")]
    said = words.ngettext(
        "{count} annoyance is made in one stage and felt in another, about {times} times a year.",
        "{count} annoyances are made in one stage and felt in another, about {times} times a year.",
        len(rows),
        times=words.number(sum(row["customers_per_year"] for row in rows)),
    )
    unowned = [row for row in rows if _unowned(row, found)]
    if not unowned:
        return [said]
    stages = names(tables.stages, words)
    places = words.list(dict.fromkeys(stages[row["made_stage"]] for row in unowned))
    return [
        said,
        words.ngettext(
            "{count} of these is made where nobody clearly answers: {stages}.",
            "{count} of these are made where nobody clearly answers: {stages}.",
            len(unowned),
            stages=places,
        ),
    ]


def _waiting(found: Ownership) -> Rows:
    """Return the annoyances made elsewhere that are not done, those felt most often first."""
    rows = found.made_elsewhere[found.made_elsewhere.status != "done"]
    return rows_of(rows.sort_values("customers_per_year", ascending=False, kind="stable"))


def drawn(tables: OwnershipTables, found: Ownership) -> Rows:
    """Return the annoyances that are not mended, those felt most often first, with who answers where each is made.

    *undecided*: nobody can decide there, since not one role answers for the touchpoint, or one that cannot act.
    """
    places, listed = set(found.stages.key), tables.annoyances
    here = listed[(listed.kind == "annoyance") & (listed.status != "done")]
    here = here[here.stage.isin(places) & here.made_stage.isin(places)]
    answers = dict(zip(found.map.touchpoints.key, found.map.touchpoints.accountable, strict=True))
    unable = set(found.mandates.role[found.mandates.can_act == CanAct.CANNOT])
    everyone = ownership_health.collective_roles(found.roles)
    rows = rows_of(here.sort_values("customers_per_year", ascending=False, kind="stable").head(MOST_DRAWN))
    for row in rows:
        row["answers"] = answers.get(row["made_at"], ())
        owners = set(row["answers"]) - everyone
        row["undecided"] = len(owners) != 1 or bool(owners & unable)
    return [{str(name): value for name, value in row.items()} for row in rows]


def _unowned(row: Mapping[str, Any], found: Ownership) -> bool:
    everyone = ownership_health.collective_roles(found.roles)
    return ownership_health.health(row["accountable_where_made"], everyone) is not Health.ONE


def picture(rows: Rows, tables: OwnershipTables, found: Ownership, words: Words) -> PictureTables:
    """Return the tables of the picture, and its height in pixels."""
    order = {key: no for no, key in enumerate(found.stages.key)}
    bands, made, felt = _places(rows, order)
    readings = look.readings(words)
    most = max([row["customers_per_year"] for row in rows if row["customers_per_year"] > 0], default=1.0)
    stages, roles, titles = (names(table, words) for table in (tables.stages, tables.roles, tables.annoyances))
    described, lines = [], []
    for row in rows:
        key, moved = row["key"], row["made_stage"] != row["stage"]
        tone = readings[look.WARNING if row["undecided"] else look.TEXT if moved else look.CONTEXT]
        known = row["customers_per_year"] > 0
        width = max(charts.THINNEST, charts.WIDEST * row["customers_per_year"] / most) if known else charts.THINNEST
        number = words.number(row["customers_per_year"]) if known else look.NOTHING
        answers = shown.who_answers(row["answers"], roles, found, words)
        where = (titles[key], stages[row["made_stage"]], answers, stages[row["stage"]], number)
        size = max(70.0, (width + 8) ** 2)
        phone = f"{where[0]} ← {where[1]}" if moved else where[0]
        said = _sentence(where, moved=moved, words=words)
        described.append((*where, charts.TO, felt[key], size, "bold" if moved else "normal", phone, tone, said))
        lines += [(key, x, y, width, tone) for x, y in _line(made[key], felt[key])]
    name = charts.columns(words)
    more = ["to", "y", "size", "weight", "phone", "tone", "said"]
    ends = _ends(bands, tables, found, words)
    return picture_tables(
        {
            "rows": pd.DataFrame(described, columns=[*name.values(), *more]),
            "lines": pd.DataFrame(lines, columns=["key", "x", "y", "width", "tone"]),
            "bands": pd.DataFrame(list(bands.values()), columns=["top", "bottom"]),
            "made": ends,
            "felt": ends,
            "heads": _heads(words),
        },
        rows=round(max(bottom for _, bottom in bands.values())) + 4,
    )


def _sentence(where: tuple[str, ...], *, moved: bool, words: Words) -> str:
    values = dict(zip(("title", "made", "answers", "felt", "number"), where, strict=True))
    return words.gettext(OF_ONE[moved], **values)


def _heads(words: Words) -> pd.DataFrame:
    upper, lower = 14, 38
    heads = [
        (charts.MADE, upper, words.gettext("Made here"), "head", "left"),
        (charts.FELT, upper, words.gettext("Felt there"), "head", "left"),
        (charts.CHIP[0], lower, words.gettext("who answers"), "under", "left"),
        (charts.FELT_CHIP[0], lower, words.gettext("who answers"), "under", "left"),
        (charts.TEXT, lower, words.gettext("what annoys"), "under", "left"),
        (charts.NUMBER, lower, words.gettext("times a year"), "under", "right"),
    ]
    return pd.DataFrame(heads, columns=["x", "y", "head", "kind", "align"])


def _ends(
    bands: Mapping[str, tuple[float, float]], tables: OwnershipTables, found: Ownership, words: Words
) -> pd.DataFrame:
    """Return each stage with its owner's chip, in the middle of its band."""
    stages, roles, readings = names(tables.stages, words), names(tables.roles, words), look.readings(words)
    everyone = ownership_health.collective_roles(found.roles)
    owning = {role for held in found.stages.accountable for role in held}
    called = {**alike(sorted(owning - everyone), roles, CHIP_ROOM[0]), **{role: roles[role] for role in everyone}}
    ends = []
    for row in rows_of(found.stages[found.stages.key.isin(bands)]):
        top, bottom = bands[row["key"]]
        text, second = chip(row["accountable"], row["health"], called, CHIP_ROOM, words)
        owner = " / ".join(filter(None, (text, second)))
        middle, name = (top + bottom) / 2, wrapped(stages[row["key"]], NAME_WIDTH)
        ends.append(
            {
                **{"name": name, "name at": middle - name.count("\n") * 8, "called": stages[row["key"]]},
                **{"upper at": middle - 8, "lower at": middle + 9},
                **{"able": able(row["can_act"], words), "owner": owner, "health": row["health"]},
                **{"chip": text, "second": second, "chip at": middle},
                "tone": readings[look.CONTEXT if row["health"] == Health.ONE else look.WARNING],
            }
        )
    return pd.DataFrame(ends)


def _places(
    rows: Rows, order: Mapping[str, int]
) -> tuple[dict[str, tuple[float, float]], dict[str, float], dict[str, float]]:
    """Return the top and bottom of each stage's band, and the height of each annoyance's two ends.

    What is made and felt in the same stage is level; what is handed on leaves above it or below, by where it goes.
    """
    bands: dict[str, tuple[float, float]] = {}
    made: dict[str, float] = {}
    felt: dict[str, float] = {}
    top = float(charts.HEAD)
    for stage, no in order.items():
        here = [row for row in rows if row["stage"] == stage]
        here.sort(key=lambda row: order[row["made_stage"]])
        home = [row for row in here if row["made_stage"] == stage]
        away = [row for row in rows if row["made_stage"] == stage != row["stage"]]
        away.sort(key=lambda row: order[row["stage"]])
        before = sum(order[row["stage"]] < no for row in away)
        earlier = sum(order[row["made_stage"]] < no for row in here)
        offset = float(max(0, before - earlier) if home else 0)
        after = offset + earlier + len(home) if home else before
        slots = max(int(offset) + len(here), int(after) + len(away) - before, 1)
        height = max(charts.LEAST, charts.SLOT * slots + 10)
        first = top + height / 2 - (slots - 1) / 2 * charts.SLOT
        centred = 0 if home else (slots - len(away)) / 2
        offset += 0 if home else (slots - len(here)) / 2
        felt |= {row["key"]: first + (offset + at) * charts.SLOT for at, row in enumerate(here)}
        made |= {row["key"]: felt[row["key"]] for row in home}
        made |= {
            row["key"]: first + (centred + (at if at < before else after + at - before)) * charts.SLOT
            for at, row in enumerate(away)
        }
        bands[stage] = top, top + height
        top += height + charts.GAP
    return bands, made, felt


def _line(start: float, end: float) -> list[tuple[float, float]]:
    """Return the points of a line that leaves and arrives level."""
    shares = [step / STEPS for step in range(STEPS + 1)]
    across = charts.TO - charts.FROM
    return [(charts.FROM + across * t, start + (end - start) * (3 * t**2 - 2 * t**3)) for t in shares]
