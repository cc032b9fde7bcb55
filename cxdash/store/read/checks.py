"""What is wrong or missing in a store, and whether its counts are what the answers add up to."""

from collections.abc import Iterator
from math import isclose

from sqlalchemy import Connection, Select, Table, func, select, text

from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.periods import month_name, month_number
from cxdash.domain.tables import NOT_PLACED
from cxdash.domain.vocabulary import Contact
from cxdash.store import moments
from cxdash.store.lake import reading as lake
from cxdash.store.schema import annoyance, customers, decision, kpi, kpi_value, response, stage, touchpoint

FIGURES = ("customers_start", "customers_new", "customers_lost")
ROUNDING = 0.5
"""How many customers one month's end and the next one's start may differ by."""


def faults(connection: Connection) -> list[Message]:
    """Return everything that is wrong or missing, from the journey to the counts.

    Who answers for what, figures included, is asked by the findings of ownership.
    """
    return [
        *_journey(connection),
        *_answers(connection),
        *_volumes(connection),
        *_kpis(connection),
        *_customers(connection),
        *_mending(connection),
        *miscounted(connection),
    ]


def _each(connection: Connection, template: str, statement: Select) -> list[Message]:
    return [Message(template, {"key": key}) for key in connection.scalars(statement)]


def _without(table: Table, other: Table, column: str) -> Select:
    """Ask for the keys of a table's rows that no row of another refers to."""
    met = select(other.c[column]).where(other.c[column].is_not(None))
    return select(table.c.key).where(table.c.id.not_in(met)).order_by(table.c.id)


def _journey(connection: Connection) -> list[Message]:
    if not connection.scalar(select(func.count()).select_from(stage).where(stage.c.key != NOT_PLACED)):
        return [Message(gettext_noop("There are no stages yet.")), *_not_placed(connection)]
    template = gettext_noop("The stage {key} has no touchpoints.")
    without = _without(stage, touchpoint, "stage_id").where(stage.c.key != NOT_PLACED)
    return [*_each(connection, template, without), *_not_placed(connection)]


def _not_placed(connection: Connection) -> list[Message]:
    waiting = select(touchpoint.c.name).join(stage).where(stage.c.key == NOT_PLACED).order_by(touchpoint.c.id)
    names = list(connection.scalars(waiting))
    template = gettext_noop("{count} touchpoints are not placed in a stage yet: {names}.")
    if len(names) == 1:
        template = gettext_noop("A touchpoint is not placed in a stage yet: {names}.")
    return [Message(template, {"count": len(names), "names": ", ".join(names)})] if names else []


def _answers(connection: Connection) -> list[Message]:
    if lake.scalar(connection, select(response.c.id).limit(1)) is None:
        return [Message(gettext_noop("There are no answers yet."))]
    template = gettext_noop("The touchpoint {key} has no answers.")
    with lake.reading(connection) as asked:
        return _each(asked, template, _without(touchpoint, response, "touchpoint_id"))


def _volumes(connection: Connection) -> list[Message]:
    """Name the direct touchpoints without customers a year, where others have them."""
    direct = touchpoint.c.contact == Contact.DIRECT
    known = touchpoint.c.customers_per_year.is_not(None)
    if connection.execute(select(touchpoint.c.id).where(direct, known).limit(1)).first() is None:
        return []
    template = gettext_noop("The touchpoint {key} has no customers a year; its let-downs are not counted.")
    return _each(connection, template, select(touchpoint.c.key).where(direct, ~known).order_by(touchpoint.c.id))


def _kpis(connection: Connection) -> list[Message]:
    keys = select(kpi.c.key).order_by(kpi.c.id)
    return [
        *_each(connection, gettext_noop("The KPI {key} has no target."), keys.where(kpi.c.target.is_(None))),
        *_each(connection, gettext_noop("The KPI {key} has no values."), _without(kpi, kpi_value, "kpi_id")),
    ]


def _mending(connection: Connection) -> list[Message]:
    unowned = select(annoyance.c.key).where(annoyance.c.owner_id.is_(None), annoyance.c.status != "done")
    undecided = select(decision.c.key).where(decision.c.owner_id.is_(None), decision.c.status == "open")
    undated = select(decision.c.key).where(decision.c.due.is_(None), decision.c.status == "open")
    return [
        *_each(connection, gettext_noop("Nobody is set to fix the annoyance {key}."), unowned.order_by(annoyance.c.id)),
        *_each(connection, gettext_noop("The decision {key} has no owner."), undecided.order_by(decision.c.id)),
        *_each(
            connection, gettext_noop("The decision {key} has no date to be done by."), undated.order_by(decision.c.id)
        ),
    ]


def _customers(connection: Connection) -> Iterator[Message]:
    columns = [customers.c.segment, customers.c.month, *(customers.c[name] for name in FIGURES)]
    by_segment: dict[str, dict[str, tuple[float, float, float]]] = {}
    for segment, month, *figures in connection.execute(
        select(*columns).order_by(customers.c.segment, customers.c.month)
    ):
        by_segment.setdefault(segment, {})[month] = (figures[0], figures[1], figures[2])
    for segment, months in by_segment.items():
        yield from _carried_over(segment, months)
    if "" in by_segment:
        yield from _added_up(by_segment)


def _carried_over(segment: str, months: dict[str, tuple[float, float, float]]) -> Iterator[Message]:
    """Compare each month's lost with those there are, and its customers at its end with the next month's at its start.

    Half a customer's difference is taken as rounding.
    """
    for month, (start, new, lost) in months.items():
        following = month_name(month_number(month) + 1)
        if lost > start + new + ROUNDING:
            template = gettext_noop("Customers{segment}: in {month} {lost} are lost, of {there} there are.")
            values = {"segment": f" ({segment})" if segment else "", "month": month}
            yield Message(template, {**values, "lost": f"{lost:.15g}", "there": f"{start + new:.15g}"})
        if following in months and abs(start + new - lost - months[following][0]) > ROUNDING:
            template = gettext_noop(
                "Customers{segment}: {month} ends with {end} (start + new − lost), but {following} starts with {start}."
            )
            values = {"segment": f" ({segment})" if segment else "", "month": month, "following": following}
            yield Message(
                template, {**values, "end": f"{start + new - lost:.15g}", "start": f"{months[following][0]:.15g}"}
            )
        elif following not in months and month != max(months):
            template = gettext_noop("Customers{segment}: the month {month} is missing.")
            yield Message(template, {"segment": f" ({segment})" if segment else "", "month": following})


def _added_up(by_segment: dict[str, dict[str, tuple[float, float, float]]]) -> Iterator[Message]:
    """Compare the total with the sum of the segments, where there are any that month."""
    for month, total in by_segment[""].items():
        parts = [months[month] for segment, months in by_segment.items() if segment and month in months]
        for place, name in enumerate(FIGURES):
            added = sum(part[place] for part in parts)
            if parts and abs(added - total[place]) > len(parts) / 2:
                template = gettext_noop(
                    "Customers in {month}: the segments add up to {sum} in {column}, the total says {total}."
                )
                values = {"month": month, "column": name, "sum": f"{added:.15g}", "total": f"{total[place]:.15g}"}
                yield Message(template, values)


def miscounted(connection: Connection) -> list[Message]:
    """Return which counts are not what the answers add up to."""
    template = gettext_noop(
        "{cells} cells of {table} are not what the answers add up to; restore a backup or load the surveys again."
    )
    return [Message(template, {"table": table, "cells": cells}) for table, cells in differing_cells(connection).items()]


ANSWERS = """
    SELECT survey_id, respondent, coalesce(touchpoint_id, 0) AS place, measure, scale, score, segment, need, date,
           substr(CAST(date AS TEXT), 1, 7) AS month, count AS n, count * weight AS w, count * weight * weight AS w2
    FROM response
"""
SUMS = "sum(n), sum(w), sum(w2)"
PAIRED = """
    SELECT a.place, '{kind}' AS kind, a.scale AS first_scale, b.scale AS second_scale, a.month, a.segment,
           a.score AS first, b.score AS second, a.n, a.w, a.w2
    FROM answers a JOIN answers b ON a.survey_id = b.survey_id AND a.respondent = b.respondent AND a.date = b.date
    WHERE a.measure = 'CSAT' AND {condition}
"""
CONDITIONS = {
    "CSAT×EXPECTATION": "b.measure = 'EXPECTATION' AND a.place = b.place",
    "CSAT×RESOLVED": "b.measure = 'RESOLVED' AND a.place = b.place",
    "touchpoint×relationship": "b.measure = 'CSAT' AND a.place <> 0 AND b.place = 0",
}
PAIRS = " UNION ALL ".join(PAIRED.format(kind=kind, condition=condition) for kind, condition in CONDITIONS.items())
CELLS = {
    "score_count": (
        "touchpoint_id, measure, scale, month, segment, score",
        "place, measure, scale, month, segment, score",
        "answers",
    ),
    "score_count_all": (
        "touchpoint_id, measure, scale, month, score",
        "place, measure, scale, month, score",
        "answers",
    ),
    "need_count": (
        "touchpoint_id, measure, scale, month, need, score",
        "place, measure, scale, month, need, score",
        "answers WHERE need <> ''",
    ),
    "pair_count": (
        "touchpoint_id, kind, first_scale, second_scale, month, segment, first, second",
        "place, kind, first_scale, second_scale, month, segment, first, second",
        f"({PAIRS}) AS pairs",
    ),
}
"""By table of counts: its keys, the same of the answers, and which answers they are."""


def differing_cells(connection: Connection) -> dict[str, int]:
    """Return, by table of counts, how many of its cells are not what the answers add up to.

    Moments are compared with the counts by score they are derived from.
    """
    by_score = {table: _differing(connection, table) for table in CELLS}
    of_moments = {table.name: _moved(connection, table) for table in moments.DERIVED}
    return {table: number for table, number in {**by_score, **of_moments}.items() if number}


def _moved(connection: Connection, table: Table) -> int:
    keys = len(table.primary_key)
    rows = connection.execute(select(table)).all()
    stored = {tuple(row[:keys]): tuple(map(float, row[keys:])) for row in rows}
    derived = {
        row[:keys]: tuple(map(float, row[keys:]))
        for row in moments.derived(connection, table).itertuples(index=False, name=None)
    }
    return sum(not _alike(stored.get(cell), derived.get(cell)) for cell in stored.keys() | derived.keys())


def _differing(connection: Connection, table: str) -> int:
    keys, grouped, source = CELLS[table]
    stored = _summed(connection, f"SELECT {keys}, n, w, w2 FROM {table}")
    with lake.reading(connection) as asked:
        counted = _summed(
            asked, f"WITH answers AS ({ANSWERS}) SELECT {grouped}, {SUMS} FROM {source} GROUP BY {grouped}"
        )
    return sum(not _alike(stored.get(cell), counted.get(cell)) for cell in stored.keys() | counted.keys())


def _summed(connection: Connection, statement: str) -> dict[tuple, tuple[float, ...]]:
    return {tuple(row[:-3]): tuple(map(float, row[-3:])) for row in connection.execute(text(statement))}


def _alike(one: tuple[float, ...] | None, other: tuple[float, ...] | None) -> bool:
    if one is None or other is None:
        return False
    # what is left of weights that cancel out is no difference
    return all(isclose(a, b, rel_tol=1e-9, abs_tol=1e-9) for a, b in zip(one, other, strict=True))
