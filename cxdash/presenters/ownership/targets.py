"""The tab on targets: what top management follows, what is effect, who owns what is won, and what it is anchored in."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cxdash.charts import look
from cxdash.charts.ownership import targets as charts
from cxdash.domain import findings
from cxdash.domain.messages import gettext_noop
from cxdash.domain.ownership import Health
from cxdash.domain.plain import rows_of
from cxdash.domain.tables import OwnershipTables
from cxdash.i18n.translator import NOTHING, Words, wrapped
from cxdash.measures.economics.figures import USERS
from cxdash.measures.ownership.figures import Ownership
from cxdash.measures.ownership.targets import kinds, outcomes, top
from cxdash.measures.ownership.targets.outcomes import OUTCOME_NAMES, Owned
from cxdash.presenters.cells import line, names, rounded, yes_no
from cxdash.presenters.elements import Drawing, Tab, Table, picture_tables
from cxdash.presenters.ownership import chips
from cxdash.presenters.table_form import MOST_DECIMALS, decimals

ANCHORS = {
    "purpose": gettext_noop("Purpose"),
    "vision": gettext_noop("Vision"),
    "values": gettext_noop("Core values"),
}
"""What a company's figures are anchored in, by column of the company's sheet."""

COUNTED = {"customer": gettext_noop("What customers get"), "business": gettext_noop("What we get")}
KINDS = {top.EFFECT: gettext_noop("Effect"), top.EFFICIENCY: gettext_noop("Efficiency")}
LEVELS = {"top": gettext_noop("Top management"), "function": gettext_noop("A function")}

NAME_WIDTH, CHIP_ROOM = 48, (24, 11)
"""Characters of a line of a key figure's name, in a chip and in half of one."""


def present(tables: OwnershipTables, found: Ownership, words: Words) -> list[Tab]:
    """Return the sections of the tab."""
    figures = Table(words.gettext("Key figures"), kpi_table(tables, found, words))
    anchored = Tab(heading=words.gettext("What it is anchored in"), sentences=anchors(tables, words))
    if not len(found.kpis):
        return [Tab(sentences=[kpi_sentence(found, words)]), anchored]
    steering = [Tab(sentences=said_of_top(tables, found, words)), effect(tables, found, words)]
    return [
        *steering,
        *_outcomes(tables, found, words),
        anchored,
        Tab(heading=figures.title, sentences=[kpi_sentence(found, words)], tables=[figures], definitions=["kpis"]),
    ]


def sentences(tables: OwnershipTables, found: Ownership, words: Words) -> dict[str, list[str]]:
    """Return the sentences of the tab by what they are about, as the command line prints them."""
    if not len(found.kpis):
        return {"top": [kpi_sentence(found, words)], "effect": [], "outcomes": [], "anchors": anchors(tables, words)}
    return {
        "top": said_of_top(tables, found, words),
        "effect": said_of_kinds(tables, found, words),
        "outcomes": said_of_outcomes(tables, found, words),
        "anchors": anchors(tables, words),
    }


def said_of_top(tables: OwnershipTables, found: Ownership, words: Words) -> list[str]:
    """Return what top management follows, and how it stands."""
    followed = top.followed(found.kpis)
    called = findings.names(tables.kpis)
    standing = [*top.at_target(followed), *top.state(followed, called)]
    messages = [*standing, top.sentence(followed), *top.unstated(found.kpis, called)]
    return [words.sentence(one) for one in messages]


def said_of_kinds(tables: OwnershipTables, found: Ownership, words: Words) -> list[str]:
    """Return which key figures show effect and which efficiency."""
    return [words.sentence(one) for one in kinds.sentences(found.kpis, findings.names(tables.kpis))]


def said_of_outcomes(tables: OwnershipTables, found: Ownership, words: Words) -> list[str]:
    """Return which outcomes have no owner; nothing of a public body, unless it has filled them in."""
    if found.outcomes.empty and (tables.company.audience == USERS).any():
        return []
    return [words.sentence(outcomes.sentence(found.outcomes, findings.names(tables.kpis)))]


def anchors(tables: OwnershipTables, words: Words) -> list[str]:
    """Return the company's purpose, vision and core values, and which of them are not written down."""
    row: dict = next(iter(rows_of(tables.company)), {})
    written = {column: words.name(row, column) for column in ANCHORS}
    said = [f"{words.gettext(ANCHORS[column])}: {text}" for column, text in written.items() if text]
    missing = words.list([words.gettext(ANCHORS[column]) for column, text in written.items() if not text])
    return [*said, *([words.gettext("Not written down: {missing}.", missing=missing)] if missing else [])]


def effect(tables: OwnershipTables, found: Ownership, words: Words) -> Tab:
    """Return which key figures show effect and which efficiency, with their picture."""
    said = said_of_kinds(tables, found, words)
    rows = kind_rows(tables, found, words)
    if not len(rows):
        return Tab(sentences=said)
    alt = words.sentence(top.sentence(top.followed(found.kpis)))
    lines = int(rows.line.max()) + 2
    drawing = Drawing(charts.kinds, alt, picture_tables({"rows": rows}, rows=lines), row_height=charts.LINE, above=0)
    legend = words.gettext("Filled and bold: followed by top management. Hollow: within a function.")
    if (found.kpis.level == "").any():
        legend = words.gettext(
            "Filled and bold: followed by top management. Hollow: within a function, or not filled in who follows it."
        )
    return Tab(
        sentences=said[1:] or said,
        drawing=drawing,
        notes=[legend],
        definitions=["effect_and_efficiency"],
        listed=_listed(tables, found, words),
    )


def _listed(tables: OwnershipTables, found: Ownership, words: Words) -> list[tuple[str, str]]:
    """Return the fields of the picture that hold key figures, for a phone: what they are, and who follows which."""
    called = names(tables.kpis, words)
    fields = []
    for about, title in COUNTED.items():
        for kind, name in KINDS.items():
            held = found.kpis[(found.kpis.about == about) & (found.kpis.kind == kind)]
            by_level = {level: [called[key] for key in held.key[held.level == level]] for level in (*LEVELS, "")}
            followed = [
                f"{words.gettext(LEVELS[level])}: {words.list(keys)}" if level else words.list(keys)
                for level, keys in by_level.items()
                if keys
            ]
            fields.append((f"{words.gettext(title)} · {words.gettext(name)}", " · ".join(followed)))
    return [(field, followed) for field, followed in fields if followed]


def kind_rows(tables: OwnershipTables, found: Ownership, words: Words) -> pd.DataFrame:
    """Return the rows of the picture of four fields; key figures of which a field is not known are left out.

    Columns: text, line, half (0 or 1), what, hint, reading.
    """
    called = names(tables.kpis, words)
    known = found.kpis[found.kpis.about.isin(COUNTED) & found.kpis.kind.isin(KINDS)]
    rows: list[tuple] = [(words.gettext(name), 0, half, "head", "") for half, name in enumerate(KINDS.values())]
    line = 1.6
    for about, title in COUNTED.items():
        rows.append((words.gettext(title), line, 0, "group", ""))
        ends = [line + 2]
        for half, kind in enumerate(KINDS):
            at = line + 1.2
            own = known[(known.about == about) & (known.kind == kind)].sort_values(
                "level", ascending=False, kind="stable"
            )
            if own.empty:
                rows.append((NOTHING, at, half, "none", ""))
            for row in rows_of(own):
                text = wrapped(called[row["key"]], NAME_WIDTH)
                rows.append((text, at, half, row["level"] or "function", _hint(row, called, words)))
                at += 1.2 + 0.85 * text.count("\n")
            ends.append(at)
        line = max(ends) + 0.6
    table = pd.DataFrame(rows if len(known) else [], columns=["text", "line", "half", "what", "hint"])
    return table.assign(reading=look.readings(words)[look.TEXT])


def _hint(row: Mapping[str, Any], called: Mapping[str, str], words: Words) -> str:
    """Return a key figure with its latest value and target."""
    if pd.isna(row["latest"]):
        return words.gettext("{figure}: not known.", figure=called[row["key"]])
    values = {"figure": called[row["key"]], "latest": _number(row["latest"], words)}
    if pd.isna(row["target"]):
        return words.gettext("{figure}: {latest}.", **values)
    return words.gettext("{figure}: {latest}, target {target}.", **values, target=_number(row["target"], words))


def _number(value: float, words: Words) -> str:
    return words.number(value, 0 if value == round(value) else 2)


def _outcomes(tables: OwnershipTables, found: Ownership, words: Words) -> list[Tab]:
    said = said_of_outcomes(tables, found, words)
    if not said:
        return []
    heading, rows = words.gettext("Who owns what we win"), outcome_rows(tables, found, words)
    if not len(rows):
        return [Tab(heading=heading, sentences=said)]
    drawing = Drawing(charts.outcomes, said[0], picture_tables({"rows": rows}), row_height=charts.ROW, above=0)
    return [Tab(heading=heading, sentences=said, drawing=drawing, definitions=["outcomes"])]


def outcome_rows(tables: OwnershipTables, found: Ownership, words: Words) -> pd.DataFrame:
    """Return the rows of the picture of outcomes: their key figures, and who owns them as a chip."""
    roles, called = names(tables.roles, words), names(tables.kpis, words)
    missing = {Owned.NOBODY: words.gettext("Nobody"), Owned.NO_FIGURE: words.gettext("No key figure")}
    rows: list[tuple] = []
    for at, row in enumerate(rows_of(found.outcomes), 1):
        title = words.gettext(OUTCOME_NAMES[row["outcome"]])
        figures = ", ".join(called[key] for key in row["figures"]) or NOTHING
        owner = " / ".join(roles[role] for role in row["owners"]) or missing[Owned(row["state"])]
        health = _health(row)
        text, second = chips.chip(row["owners"], health, roles, CHIP_ROOM, words)
        text = missing[Owned.NO_FIGURE] if health == charts.NO_FIGURE else text
        rows.append((at, title[:1].upper() + title[1:], figures, owner, health, text, second))
    heads = charts.columns(words)
    table = pd.DataFrame(rows, columns=[*heads, "health", "chip", "second"]).assign(
        tone=look.readings(words)[look.TEXT]
    )
    table["told"] = [
        words.gettext("{outcome}: {figures}; {owner}.", outcome=row.outcome, figures=row.figures, owner=row.owner)
        for row in table.itertuples()
    ]
    return table.rename(columns=heads)


def _health(outcome: Mapping[str, Any]) -> str:
    """Return how the chip of an outcome is drawn."""
    if outcome["state"] == Owned.NO_FIGURE:
        return charts.NO_FIGURE
    return str((Health.NOBODY, Health.ONE, Health.CONTESTED)[min(len(outcome["owners"]), 2)])


def kpi_sentence(found: Ownership, words: Words) -> str:
    """Return how many key figures have an owner, reach their target, and conflict with another."""
    rows = found.kpis
    if not len(rows):
        return words.gettext("No key figures have been filled in.")
    values = {
        "count": words.number(len(rows)),
        "unowned": words.number(int((rows.owner == "").sum())),
        "reached": words.number(int((rows.on_target == True).sum())),  # noqa: E712 - None is neither
        "pairs": words.number(len(found.kpi_pairs)),
    }
    template = gettext_noop(
        "Key figures: {count}; without an owner: {unowned}; at their target: {reached}; pairs of targets that pull "
        "against each other: {pairs}."
    )
    return words.gettext(template, **values)


def kpi_table(tables: OwnershipTables, found: Ownership, words: Words) -> pd.DataFrame:
    """Return the company's key figures against their targets, those of top management first, with their owners."""
    stages, roles = names(tables.stages, words), names(tables.roles, words)
    called = names(tables.kpis, words)
    units = dict(zip(tables.kpis.key, tables.kpis.unit, strict=True))
    against = {row["kpi"]: called[row["against"]] for row in rows_of(found.kpi_pairs)}
    rows = rows_of(found.kpis.sort_values("level", ascending=False, kind="stable"))
    figures = [_figures(row, units.get(row["key"], ""), words) for row in rows]
    table = {
        words.gettext("Key figure"): [called[row["key"]] for row in rows],
        words.gettext("Month by month"): [_months(tables.kpi_values, row) for row in rows],
        words.gettext("Latest"): [written[0] for written in figures],
        words.gettext("Target"): [written[1] for written in figures],
        words.gettext("At target"): [yes_no(row["on_target"], words) for row in rows],
        words.gettext("Stage"): [stages.get(row["stage"]) for row in rows],
        words.gettext("Owner"): [roles.get(row["owner"], words.gettext("nobody")) for row in rows],
        words.gettext("Works against"): [against.get(row["key"]) for row in rows],
        words.gettext("Better than at first"): [yes_no(row["better"], words) for row in rows],
        words.gettext("Unit"): [units[row["key"]] or None for row in rows],
        words.gettext("Followed by"): [_worded(LEVELS, row["level"], words) for row in rows],
        words.gettext("It counts"): [_worded(COUNTED, row["about"], words) for row in rows],
        words.gettext("Type"): [_worded(KINDS, row["kind"], words) for row in rows],
    }
    return pd.DataFrame(table).dropna(axis="columns", how="all")


def _figures(kpi: Mapping[str, Any], unit: str, words: Words) -> list[str | None]:
    """Return a key figure's latest value and target with its unit, both with as many decimals as either needs."""
    values = pd.Series([rounded(kpi[name], MOST_DECIMALS) for name in ("latest", "target")], dtype=float)
    places = decimals(values)
    return [None if pd.isna(value) else _with_unit(words.number(value, places), unit, words) for value in values]


def _with_unit(number: str, unit: str, words: Words) -> str:
    """Return a number with its unit; a per cent sign stands as the language writes it."""
    if unit == "%":
        return words.share(0).replace("0", number)
    return f"{number}\N{NO-BREAK SPACE}{unit}" if unit else number


def _months(values: pd.DataFrame, kpi: Mapping[str, Any]) -> list[float] | None:
    """Return a key figure's values up to its latest."""
    own = values[values.kpi == kpi["key"]]
    return line(own.month, own.value, kpi["month"]) if kpi["month"] else None


def _worded(codes: Mapping[str, str], code: str, words: Words) -> str | None:
    return words.gettext(codes[code]) if code in codes else None
