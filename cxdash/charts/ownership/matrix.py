"""The ownership matrix: a row per stage with owner, mandate, gap and let-downs, and a letter for each role.

Tables: `rows` (columns: `columns`; first and second: two that claim a stage, in short on a narrow screen), of these
`chosen`; `letters` (row, x, letter, weight, said), `heads` (x, upright, first, head). Rows count from 1; x as `places`.
"""

from __future__ import annotations

from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.charts.ownership import ground
from cxdash.domain.ownership import Health

ROW_HEIGHT = 38
HEAD_HEIGHT, PHONE_HEAD = 122, 28
"""The height of the columns' heads, and that of a phone's, which has no heads of roles."""

CHIP = 30
"""The height of the chip of who answers."""

PICK = "pick"

OWNER, ABLE, GAP, LOST = (0.14, 0.352), 0.36, 0.52, (0.535, 0.58)
"""Where the columns are, as shares of the width: the owner's chip, mandate, gap, let-downs."""

HALVES, SLANT = (0.75 * OWNER[0] + 0.25 * OWNER[1], 0.25 * OWNER[0] + 0.75 * OWNER[1]), 0.0066
"""Where each of two that claim a stage is named, and half the width of the line between them."""

ROLES, SLOPED_END, UPRIGHT_END = 0.685, 0.92, 0.995
"""Where the roles' columns begin and end; sloped names extend to the right."""

MOST_TIGHT = 24
"""The most characters of who answers that are not put in short where it is tight."""

MOST_SLOPED = 12
"""The most roles whose names are sloped; with more they are upright."""

NARROW = "width < 560"
"""The condition for a phone, which has no room for the letters of roles; the one who answers is named in short."""

HEAD = f"({NARROW} ? {PHONE_HEAD} : {HEAD_HEIGHT})"

TIGHT, HALF_TIGHT = "width < 900", "0.86 * width < 900"
"""The conditions for names of two in one chip, and in its halves, to be in short, as on a laptop's screen at 150 %."""
TIGHT_TEXT: dict[str, Any] = {"fontSize": {"expr": f"{TIGHT} ? 12 : 13"}, "dx": {"expr": f"{TIGHT} ? -4 : 0"}}
IN_HALF: dict[str, Any] = {"expr": "length(datum.first) > 8 || length(datum.second) > 8 ? 12 : 13"}
WHERE_WIDE: dict[str, Any] = {"expr": f"{NARROW} ? 0 : 1"}
BENDS = {0: 0, OWNER[0]: 0.31, OWNER[1]: 0.545, ABLE: 0.565, GAP: 0.7, LOST[0]: 0.715, LOST[1]: 0.715, 1: 1}
"""Horizontal positions on a phone, as shares of its width; there, let-downs are a figure without a bar."""


def columns(words: Words) -> dict[str, str]:
    """Return the displayed name of each column."""
    return {
        "row": words.gettext("No."),
        "stage": words.gettext("Stage"),
        "owner": words.gettext("Who answers"),
        "short": words.gettext("Who answers, in short"),
        "health": words.gettext("Status"),
        "room": words.gettext("In the room"),
        "able": words.gettext("Can act"),
        "gap": words.gettext("Gap"),
        "gap_low": words.gettext("Gap, from"),
        "gap_high": words.gettext("Gap, to"),
        "lost": words.gettext("Let-downs a year"),
        "lost_low": words.gettext("Let-downs, from"),
        "lost_high": words.gettext("Let-downs, to"),
        "about": words.gettext("About"),
        "reading": words.gettext("What it means"),
        "diagnosis": words.gettext("What stands in the way"),
    }


def places(roles: int) -> list[float]:
    """Return the middle of each role's column, as a share of the width."""
    width = ((SLOPED_END if roles <= MOST_SLOPED else UPRIGHT_END) - ROLES) / max(roles, 1)
    return [round(ROLES + (at + 0.5) * width, 4) for at in range(roles)]


def matrix(words: Words, statuses: tuple[str, ...]) -> alt.LayerChart:
    """Draw the matrix; *statuses*: the names of the kinds of health, in the order of Health.

    One clear owner is a filled chip; nobody a dashed empty one; several one with a solid line, cut by a slant where
    they are two; everyone three lines.
    """
    name = columns(words)
    status = dict(zip(Health, statuses, strict=True))
    rows = _measured(alt.Chart(alt.NamedData("rows")), name)
    chosen = _measured(alt.Chart(alt.NamedData("chosen")), name)
    chip = {"x": _x("chip_from"), "x2": alt.X2("chip_to"), "y": _y("chip_top"), "y2": alt.Y2("chip_bottom")}
    owned = rows.transform_filter(alt.datum[name["health"]] == status[Health.ONE])
    claimed = rows.transform_filter(alt.datum[name["health"]] == status[Health.CONTESTED])
    nobodys = rows.transform_filter(alt.datum[name["health"]] == status[Health.NOBODY])
    everyone = rows.transform_filter(alt.datum[name["health"]] == status[Health.EVERYONE])
    two = claimed.transform_filter("datum.second != ''")
    counted = rows.transform_filter(f"isValid(datum[{name['lost']!r}])")
    warm = look.coloured(words, look.WARNING)
    layers = [
        _clickable(rows, name),
        _band(chosen).mark_rect(opacity=0.1, **look.SILENT).encode(color=look.coloured(words, look.ACCENT)),
        rows.mark_rule(color=look.MID, opacity=0.19, **look.SILENT).encode(
            x=_x("left"), x2=alt.X2("right"), y=_y("bottom")
        ),
        _text(
            rows,
            0,
            "y",
            name["stage"],
            words,
            look.TEXT,
            fontWeight="bold",
            align="left",
            dx=6,
            limit=_pixels(158, 100),
        ),
        owned.mark_rect(color=look.MID, opacity=0.19, cornerRadius=CHIP / 2, **look.SILENT).encode(**chip),
        owned.mark_rect(filled=False, color=look.MID, strokeWidth=1, cornerRadius=CHIP / 2, **look.SILENT).encode(
            **chip
        ),
        nobodys.mark_rect(
            filled=False, strokeWidth=1.5, cornerRadius=CHIP / 2, strokeDash=[4, 3], **look.SILENT
        ).encode(**chip, color=warm),
        claimed.mark_rect(filled=False, strokeWidth=1.5, cornerRadius=CHIP / 2, **look.SILENT).encode(
            **chip, color=warm
        ),
        *(
            everyone.mark_rect(
                filled=False, strokeWidth=1, cornerRadius=CHIP / 2, yOffset=step, y2Offset=step, **look.SILENT
            ).encode(**chip, color=warm)
            for step in (-3, 0, 3)
        ),
        two.mark_rule(strokeWidth=1.5, **look.SILENT).encode(
            x=_x("cut_from"), x2=alt.X2("cut_to"), y=_y("cut_bottom"), y2=alt.Y2("chip_top"), color=warm
        ),
        *(
            _text(two, at, "owner_y", field, words, look.TEXT, align="center", limit=_in_chip(2), fontSize=IN_HALF)
            for at, field in zip(HALVES, ("first", "second"), strict=True)
        ),
        _text(rows, sum(OWNER) / 2, "owner_y", "called", words, look.TEXT, align="center", limit=_in_chip()),
        _text(
            rows.transform_filter(f"datum[{name['room']!r}] != ''"),
            *(sum(OWNER) / 2, "room_y", name["room"], words, look.CONTEXT),
            align="center",
            limit=_in_chip(),
            fontSize=_pixels(12, 0),
        ),
        _text(rows, ABLE, "y", "acts", words, look.TEXT, align="left", limit=140, **TIGHT_TEXT),
        _gap(rows, name, words),
        counted.mark_bar(height=12, cornerRadius=1, opacity=WHERE_WIDE, **look.SILENT).encode(
            x=_x("lost_from"), x2=alt.X2("lost_to"), y=_y("y"), color=look.by_reading(words, name["reading"])
        ),
        counted.mark_rule(strokeWidth=1.5, color=look.MID, opacity=WHERE_WIDE, **look.SILENT).encode(
            x=_x("range_from"), x2=alt.X2("range_to"), y=_y("y")
        ),
        _text(rows, LOST[1], "y", name["about"], words, look.TEXT, align="left", dx=_pixels(8, 0)),
        *_letters(words),
        *_heads(name, words),
    ]
    return look.finished(alt.layer(*layers).resolve_scale(y="independent"), words)


def _measured(table: alt.Chart, name: dict[str, str]) -> alt.Chart:
    """Say where each row's marks lie: heights in pixels from the top, widths as shares."""
    row, lost, low, high = (alt.datum[name[field]] for field in ("row", "lost", "lost_low", "lost_high"))
    span, most = LOST[1] - LOST[0], alt.expr.max(alt.datum.most, 1)
    gap = f"datum[{name['gap']!r}]"
    owner, able = f"datum[{name['owner']!r}]", f"datum[{name['able']!r}]"
    tight = f"{NARROW} || {TIGHT} && length({owner}) > {MOST_TIGHT}"
    y = alt.datum.head + (row - 0.5) * ROW_HEIGHT
    alone = (alt.datum[name["room"]] == "") | (alt.datum.head == PHONE_HEAD)
    half = alt.expr.if_(alone, CHIP / 2, CHIP / 2 + 2)
    return table.transform_joinaggregate(most=f"max({name['lost_high']})").transform_calculate(
        head=HEAD,
        **{half: f"{HALF_TIGHT} ? datum['{half} short'] : datum.{half}" for half in ("first", "second")},
        called=f"datum.second ? '' : {tight} ? datum[{name['short']!r}] : {owner}",
        acts=f"!({NARROW}) ? {able} : test(/^[●◐○]/, {able}) ? slice({able}, 0, 1) : ''",
        y=y,
        owner_y=alt.expr.if_(alone, y, y - 7),
        room_y=y + 7,
        top=y - ROW_HEIGHT / 2,
        bottom=y + ROW_HEIGHT / 2,
        left="0",
        right="1",
        gap_text=f"format(abs({gap}) < 0.05 ? 0 : {gap}, abs({gap}) < 0.05 ? '.1f' : '+.1f')",
        chip_from=str(OWNER[0]),
        chip_to=str(OWNER[1]),
        cut_from=str(sum(OWNER) / 2 - SLANT),
        cut_to=str(sum(OWNER) / 2 + SLANT),
        cut_bottom=alt.expr.if_(alone, y + half, y),
        chip_top=y - half,
        chip_bottom=y + half,
        lost_from=str(LOST[0]),
        lost_to=LOST[0] + span * lost / most,
        range_from=LOST[0] + span * low / most,
        range_to=LOST[0] + span * high / most,
    )


def _across() -> alt.Scale:
    """Return the horizontal scale, from 0 on the left to 1 on the right, bent on a phone."""
    ends = [alt.ExprRef(f"width * ({NARROW} ? {phone} : {share})") for share, phone in BENDS.items()]
    return alt.Scale(domain=list(BENDS), range=ends, nice=False, zero=False)


def _pixels(wide: int, narrow: int) -> alt.ExprRef:
    """Return a number of pixels, different on a phone."""
    return alt.ExprRef(f"{NARROW} ? {narrow} : {wide}")


def _in_chip(parts: int = 1) -> alt.ExprRef:
    """Return the pixels for a name in the owner's chip, or in one of its *parts*."""
    wide, narrow = ((ends[1] - ends[0]) / parts for ends in (OWNER, [BENDS[end] for end in OWNER]))
    return alt.ExprRef(f"({NARROW} ? {narrow:.3f} : {wide:.3f}) * width - 4")


def _x(field: str) -> alt.X:
    return alt.X(field, type="quantitative", axis=None, scale=_across())


def _at(share: float) -> alt.XDatum:
    return alt.XDatum(share, type="quantitative", scale=_across(), axis=None)


def _y(field: str) -> alt.Y:
    return alt.Y(field, type="quantitative", axis=None, scale=None)


def _band(rows: alt.Chart) -> alt.Chart:
    return rows.encode(x=_x("left"), x2=alt.X2("right"), y=_y("top"), y2=alt.Y2("bottom"))


def _clickable(rows: alt.Chart, name: dict[str, str]) -> alt.Chart:
    """Make the whole row clickable, with its figures in words as a tooltip."""
    click = alt.selection_point(name=PICK, fields=[name["stage"]])
    return _band(rows).mark_rect(opacity=0.001, cursor="pointer").encode(**ground.told()).add_params(click)


def _text(table: alt.Chart, at: float, y: str, field: str, words: Words, reading: int, **how: Any) -> alt.Chart:
    text = alt.Text(field, type="nominal")
    return table.mark_text(**{"fontSize": 13, **how}).encode(
        x=_at(at), y=_y(y), text=text, color=look.coloured(words, reading)
    )


def _gap(rows: alt.Chart, name: dict[str, str], words: Words) -> alt.Chart:
    """Draw the gap of each stage, bold and warm if the promise is broken."""
    known = rows.transform_filter(f"isValid(datum[{name['gap']!r}])")
    return known.mark_text(fontSize=13, align="right", fontWeight="bold").encode(
        x=_at(GAP),
        y=_y("y"),
        text=alt.Text("gap_text", type="nominal"),
        color=look.by_reading(words, name["reading"]),
    )


def _letters(words: Words) -> list[alt.Chart]:
    """Draw each role's letter; the accountable one has a ground of its own."""
    cells = alt.Chart(alt.NamedData("letters")).transform_calculate(
        head=HEAD, y=alt.datum.head + (alt.datum.row - 0.5) * ROW_HEIGHT
    )
    place = {"x": _x("x"), "y": _y("y")}
    text = {**place, "text": alt.Text("letter", type="nominal"), **ground.told()}
    tint, dark, quiet = (look.coloured(words, colour) for colour in (look.CONTEXT, look.TEXT, look.CONTEXT))
    owner, others = (cells.transform_filter(test) for test in (alt.datum.weight == 1, alt.datum.weight != 1))
    return [
        owner.mark_square(size=676, opacity=alt.ExprRef(f"{NARROW} ? 0 : 0.18"), **look.SILENT).encode(
            **place, color=tint
        ),
        owner.mark_text(fontSize=13, fontWeight="bold", opacity=WHERE_WIDE).encode(**text, color=dark),
        others.mark_text(fontSize=13, opacity=WHERE_WIDE).encode(**text, color=quiet),
    ]


def _heads(name: dict[str, str], words: Words) -> list[alt.Chart]:
    """Draw the heads of the columns: the left ones once, each role's above its letters."""
    roles = alt.Chart(alt.NamedData("heads")).transform_calculate(y=str(HEAD_HEIGHT - 8))
    text = {"x": _x("x"), "y": _y("y"), "text": alt.Text("head", type="nominal")}
    quiet = look.coloured(words, look.CONTEXT)
    slanted, standing = (roles.transform_filter(test) for test in ("!datum.upright", "datum.upright"))
    sloped = slanted.mark_text(fontSize=12, angle=315, align="left", dx=2, limit=_pixels(158, 1), opacity=WHERE_WIDE)
    upright = standing.mark_text(fontSize=12, angle=270, align="left", limit=108, opacity=WHERE_WIDE)
    wide = {"opacity": WHERE_WIDE, "fontSize": _pixels(12, 0)}
    left = [
        _head(0, name["stage"], quiet, align="left", dx=6),
        _head(sum(OWNER) / 2, name["owner"], quiet, align="center"),
        _head(ABLE, name["able"], quiet, align="left", **wide),
        _head(GAP, name["gap"], quiet, align="right"),
        _head(LOST[0], name["lost"], quiet, align="left", limit=_pixels(160, 104)),
    ]
    return [*left, sloped.encode(**text, color=quiet), upright.encode(**text, color=quiet)]


def _head(at: float, said: str, colour: alt.ColorDatum, **how: Any) -> alt.Chart:
    once = alt.Chart(alt.NamedData("heads")).transform_filter("datum.first").transform_calculate(y=f"{HEAD} - 12")
    return once.mark_text(**{"fontSize": 12, "limit": 160, **how}).encode(
        x=_at(at), y=_y("y"), text=alt.value(said), color=colour
    )
