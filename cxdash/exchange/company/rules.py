"""Rules about several cells together: what is a fault, and what deserves a warning."""

from collections.abc import Iterator, Mapping

import pandas as pd

from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.periods import month_name, month_number
from cxdash.domain.scales import PROMOTERS, Measure, Scale, scale_of
from cxdash.domain.sheets import SHEETS
from cxdash.exchange.company.references import Names
from cxdash.exchange.phrases import listed, shown

Tables = Mapping[str, pd.DataFrame]

IN_ORDER = (
    ("assignments", "valid_from", "valid_to", True),
    ("subscriptions", "started", "ended", False),
    ("assumptions", "low", "mode", False),
    ("assumptions", "mode", "high", False),
    ("annoyances", "customers_per_year_low", "customers_per_year", False),
    ("annoyances", "customers_per_year", "customers_per_year_high", False),
    ("decisions", "expected_low", "expected_high", False),
)
"""Sheet, what comes first, what comes after it, and whether they must differ."""

CHAINS = [(sheet.name, column.name) for sheet in SHEETS for column in sheet.columns if column.refers == sheet.name]
"""References within a sheet, which must not form a circle."""

COUNTED = ("customers_start", "customers_new", "customers_lost")
DISAGREEMENTS_SHOWN = 5


def broken(tables: Tables) -> Iterator[Message]:
    """Return the faults of cells that contradict each other."""
    for sheet, first, second, differ in IN_ORDER:
        if sheet in tables:
            yield from _out_of_order(sheet, tables[sheet], first, second, differ=differ)
    for sheet, column in CHAINS:
        if sheet in tables:
            yield from _circles(sheet, tables[sheet], column)
    if "responses" in tables:
        yield from _off_the_scale(tables["responses"])
    if "scales" in tables:
        yield from _wrong_ends(tables["scales"])
    if "assignments" in tables:
        yield from _places(tables["assignments"])
    if "company" in tables:
        yield from _currency(tables["company"])
    if "customers" in tables:
        yield from _more_lost_than_there(tables["customers"])
        yield from _segments_above_total(tables["customers"])


def doubtful(tables: Tables, names: Names) -> Iterator[Message]:
    """Return what may be intended but deserves a look."""
    if "assignments" in tables:
        yield from _owned_by_everyone(tables["assignments"], names)
    if "customers" in tables and "subscriptions" in tables:
        yield from records_disagree(tables["customers"], tables["subscriptions"])


def _column(table: pd.DataFrame, name: str) -> pd.Series:
    """Return a column, of blanks where the table lacks it."""
    return table[name] if name in table else pd.Series([None] * len(table), index=table.index, dtype=object)


def _out_of_order(sheet: str, table: pd.DataFrame, first: str, second: str, *, differ: bool) -> Iterator[Message]:
    for row, one, other in zip(table.index, _column(table, first), _column(table, second), strict=True):
        if one is None or other is None or one < other or (one == other and not differ):
            continue
        template = gettext_noop(
            "Sheet {sheet}, row {row}, column {column}: {value} must come after {first}, which is {other}."
        )
        values = {"sheet": sheet, "row": int(row), "column": second, "value": other, "first": first, "other": one}
        yield Message(template, values)


def _circles(sheet: str, table: pd.DataFrame, column: str) -> Iterator[Message]:
    leads = dict(zip(_column(table, "key"), _column(table, column), strict=True))
    found: set[str] = set()
    for row, start in zip(table.index, _column(table, "key"), strict=True):
        way = [start]
        while (step := leads.get(way[-1])) is not None and step not in way:
            way.append(step)
        if start is not None and step == start and start not in found:
            found.update(way)
            template = gettext_noop("Sheet {sheet}, row {row}, column {column}: it leads in a circle, {circle}.")
            circle = shown(" → ".join([*way, start]))
            yield Message(template, {"sheet": sheet, "row": int(row), "column": column, "circle": circle})


def _off_the_scale(table: pd.DataFrame) -> Iterator[Message]:
    asked = pd.DataFrame({name: _column(table, name) for name in ("measure", "scale", "score")})
    by_score = asked.fillna({"scale": ""}).dropna().groupby(["measure", "scale", "score"], sort=False).groups
    for (measure, code, score), rows in by_score.items():
        values = {"sheet": "responses", "rows": listed(rows), "measure": measure}
        scale = _scale(measure, code)
        if scale is None:
            yield Message(NO_SCALE, {**values, "column": "scale", "value": shown(code)})
        elif not scale.has(score):
            template = gettext_noop(
                "Sheet {sheet}, row {rows}, column {column}: {value} is not on the scale of {measure}, which "
                "is {scale}."
            )
            yield Message(template, {**values, "column": "score", "value": f"{score:.15g}", "scale": str(scale)})
    weights = _column(table, "weight")
    heavy = [row for row, weight in zip(table.index, weights, strict=True) if weight is not None and weight <= 0]
    if heavy:
        template = gettext_noop("Sheet {sheet}, row {rows}, column {column}: a weight must be above zero.")
        yield Message(template, {"sheet": "responses", "rows": listed(heavy), "column": "weight"})


NO_SCALE = gettext_noop(
    'Sheet {sheet}, row {rows}, column {column}: "{value}" is not a scale from the worst to the best answer, as 1-7, '
    "0-100, 5-1 or, in steps of a half, 1-5/0.5."
)


def _scale(measure: str, code: str) -> Scale | None:
    try:
        return scale_of(measure, code)
    except ValueError:
        return None


def _wrong_ends(table: pd.DataFrame) -> Iterator[Message]:
    """Check where the company sets the top and the low end of a scale; those of net promoter scores are fixed."""
    columns = [_column(table, name) for name in ("measure", "scale", "low_to", "top_from")]
    for row, measure, code, low_to, top_from in zip(table.index, *columns, strict=True):
        if measure is None or code is None:
            continue
        values = {"sheet": "scales", "rows": int(row), "row": int(row), "column": "scale", "value": shown(code)}
        scale = _scale(measure, code)
        if scale is None:
            yield Message(NO_SCALE, values)
        elif measure == Measure.NPS and scale.code in PROMOTERS:
            yield Message(
                gettext_noop(
                    "Sheet {sheet}, row {row}: promoters give 9 or 10 and detractors at most 6 by the definition of "
                    "the net promoter score, so no other ends can be set."
                ),
                values,
            )
        else:
            ends = {"low_to": low_to, "top_from": top_from}
            off = {name: end for name, end in ends.items() if end is not None and not scale.has(end)}
            for name, end in off.items():
                template = gettext_noop(
                    "Sheet {sheet}, row {row}, column {column}: {value} is not on the scale {scale}."
                )
                yield Message(template, {**values, "column": name, "value": f"{end:.15g}", "scale": str(scale)})
            own = {name: getattr(scale, name) if end is None else end for name, end in ends.items()}
            if not off and scale.sign * (own["top_from"] - own["low_to"]) <= 0:
                template = gettext_noop(
                    "Sheet {sheet}, row {row}: the top ({top_from}) must begin at a better score than the low end "
                    "({low_to}) ends at."
                )
                yield Message(template, {**values, **{name: f"{end:g}" for name, end in own.items()}})


def _places(table: pd.DataFrame) -> Iterator[Message]:
    places = [_column(table, name) for name in ("stage", "touchpoint", "area")]
    for row, letter, *where in zip(table.index, _column(table, "letter"), *places, strict=True):
        given = [str(place) for place in where if place is not None]
        if len(given) > 1:
            template = gettext_noop(
                "Sheet {sheet}, row {row}: stage, touchpoint and area are alternatives, and here stand {places}."
            )
            yield Message(template, {"sheet": "assignments", "row": int(row), "places": ", ".join(given)})
        elif given and letter == "D":
            template = gettext_noop(
                "Sheet {sheet}, row {row}, column {column}: D drives the whole journey, so it cannot stand at {place}."
            )
            values = {"sheet": "assignments", "row": int(row), "column": "letter", "place": given[0]}
            yield Message(template, values)


def _currency(table: pd.DataFrame) -> Iterator[Message]:
    for row, currency in zip(table.index, _column(table, "currency"), strict=True):
        if currency is not None and not (len(currency) == 3 and currency.isascii() and currency.isupper()):
            template = gettext_noop(
                'Sheet {sheet}, row {row}, column {column}: "{value}" is not a currency; it is three capital letters '
                "such as NOK."
            )
            values = {"sheet": "company", "row": int(row), "column": "currency", "value": shown(currency)}
            yield Message(template, values)


def _more_lost_than_there(table: pd.DataFrame) -> Iterator[Message]:
    columns = [_column(table, name) for name in ("month", *COUNTED)]
    for row, month, start, new, lost in zip(table.index, *columns, strict=True):
        if None not in (month, start, new, lost) and lost > start + new:
            template = gettext_noop(
                "Sheet {sheet}, row {row}, column {column}: {lost} are lost in {month}, more than the {start} at its "
                "start and the {new} new ones."
            )
            counts = {
                name: f"{one:.15g}" for name, one in zip(("start", "new", "lost"), (start, new, lost), strict=True)
            }
            yield Message(
                template, {"sheet": "customers", "row": int(row), "column": "customers_lost", "month": month, **counts}
            )


def _segments_above_total(table: pd.DataFrame) -> Iterator[Message]:
    segment = _column(table, "segment")
    for column in COUNTED:
        figures = pd.DataFrame({"month": _column(table, "month"), "value": _column(table, column)}).dropna()
        whole = figures[segment[figures.index].isna()].groupby("month")["value"].sum()
        parts = figures[segment[figures.index].notna()].groupby("month")["value"].agg(["sum", "size"])
        for month in parts.index.intersection(whole.index):
            if parts.loc[month, "sum"] > whole[month] + parts.loc[month, "size"]:
                template = gettext_noop(
                    "Sheet {sheet}, month {month}, column {column}: the segments add up to {sum}, more than the "
                    "total {total}."
                )
                values = {"sheet": "customers", "month": month, "column": column}
                yield Message(template, {**values, "sum": f"{parts.loc[month, 'sum']:g}", "total": f"{whole[month]:g}"})


def _owned_by_everyone(table: pd.DataFrame, names: Names) -> Iterator[Message]:
    collective = {key for key, role in names.rows["roles"].items() if role.get("kind") == "collective"}
    for row, role, letter in zip(table.index, _column(table, "role"), _column(table, "letter"), strict=True):
        if role in collective and letter == "A":
            template = gettext_noop(
                "Sheet {sheet}, row {row}: the role {role} means everyone, and so counts as no owner."
            )
            yield Message(template, {"sheet": "assignments", "row": int(row), "role": role})


def records_disagree(customers: pd.DataFrame, records: pd.DataFrame) -> Iterator[Message]:
    """Compare the months' figures with those counted from dated customer records."""
    total = customers[_column(customers, "segment").isna()]
    started, ended = _column(records, "started"), _column(records, "ended")
    if total.empty or started.isna().all():
        return
    won, lost = started.dropna().str[:7].value_counts(), ended.dropna().str[:7].value_counts()
    starts = sorted(month_number(month) for month in started.dropna().str[:7])
    ends = sorted(month_number(month) for month in ended.dropna().str[:7])
    differing = []
    for month, *figures in total[["month", *COUNTED]].itertuples(index=False):
        at = month_number(month)
        there = sum(one < at for one in starts) - sum(one < at for one in ends) if len(starts) < 100_000 else None
        counted = (there if there is not None else figures[0], won.get(month, 0), lost.get(month, 0))
        if any(round(one) != round(other) for one, other in zip(figures, counted, strict=True)):
            differing.append((month, figures, counted))
    for month, figures, counted in differing[:DISAGREEMENTS_SHOWN]:
        template = gettext_noop(
            "Month {month}: the sheet customers says {said} (at the start, new, lost), the customer list "
            "says {counted}."
        )
        as_text = [", ".join(f"{one:g}" for one in numbers) for numbers in (figures, counted)]
        yield Message(template, {"month": month_name(month_number(month)), "said": as_text[0], "counted": as_text[1]})
    if len(differing) > DISAGREEMENTS_SHOWN:
        template = gettext_noop("The sheets customers and subscriptions differ in {count} more months.")
        yield Message(template, {"count": len(differing) - DISAGREEMENTS_SHOWN})
