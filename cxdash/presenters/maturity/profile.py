"""The picture of the six keys: its tables, its legend, and a sentence on each key."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cxdash.charts import look
from cxdash.charts.maturity import profile as charts
from cxdash.domain.messages import gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.i18n.translator import Words, wrapped
from cxdash.measures.maturity.figures import Maturity
from cxdash.measures.maturity.steps import State, Step
from cxdash.measures.ownership.room import FEWEST_VOTERS
from cxdash.presenters.amounts import UNBROKEN
from cxdash.presenters.elements import PictureTables, picture_tables

NAME_WIDTH, LIFT_WIDTH = 20, 42
"""Characters of a line of a key's name and of what lifts it."""

DOT_DISTANCE, BESIDE = 17, 119
"""The distance of two dots, and the most that all at one level may take, on the picture's ground."""

Row = Mapping[str, Any]


def picture(
    found: Maturity, spread: pd.DataFrame, steps: Sequence[Step], keys: Mapping[str, str], words: Words
) -> PictureTables:
    """Return the picture's tables; *spread*: answers by key and step, *steps*: the next step of each key."""
    shown = rows(found, steps, keys, words)
    order = weakest_first(found)
    given = pd.DataFrame(_dots(order, spread), columns=["x", "y", "size"])
    return picture_tables({"rows": shown, "dots": given, "steps": _steps(words)})


def weakest_first(found: Maturity) -> Sequence[Row]:
    """Return the keys by median, of equal ones by mean; those not rated last."""
    return rows_of(found.keys.sort_values(["median", "mean"], kind="stable", na_position="last"))


def named_weakest(found: Maturity) -> tuple[str, ...]:
    """Return the weakest keys, none where all are alike."""
    return () if len(found.weakest) == (found.keys.n > 0).sum() > 1 else found.weakest


def rows(found: Maturity, steps: Sequence[Step], keys: Mapping[str, str], words: Words) -> pd.DataFrame:
    """Return a row per key: its figures, and where they stand in the picture."""
    weakest, name, following = named_weakest(found), charts.columns(words), {step.key: step for step in steps}
    made = []
    for at, row in enumerate(weakest_first(found)):
        y = charts.HEAD + (at + 0.5) * charts.ROW_HEIGHT
        is_weakest = row["key"] in weakest
        note = charts.notes(words)[0 if is_weakest else 1] if is_weakest or not row["n"] else ""
        figures = {name[field]: row[field] for field in name if field not in ("key", "note")}
        named = {name["key"]: keys[row["key"]], name["note"]: note}
        made.append({**named, **figures, **_places(row, y), **_texts(row, y, keys, words, weakest=is_weakest)})
        lift = wrapped(_lift(following.get(row["key"]), words), LIFT_WIDTH).split("\n")
        made[-1] |= {"lift": "\n".join(lift), "lift at": y - (len(lift) - 1) * 8}
    return pd.DataFrame(made)


def sentence(row: Row, keys: Mapping[str, str], words: Words) -> str:
    """Return a key's median and range, and how many answered."""
    if not row["n"]:
        return words.gettext("{key}: not rated.", key=keys[row["key"]])
    return words.ngettext(
        "{key}: median {median} of 5, from {low} to {high}; {count} answer.",
        "{key}: median {median} of 5, from {low} to {high}; {count} answers.",
        int(row["n"]),
        key=keys[row["key"]],
        median=median(row["median"], words),
        low=words.number(row["low"]),
        high=words.number(row["high"]),
    )


def legend(found: Maturity, words: Words) -> str:
    """Return the meaning of the marks."""
    parts = [words.gettext("Dot: one answer. Diamond: the median. Line: from the lowest to the highest answer.")]
    if found.before:
        parts.append(words.gettext("Hollow: the median in {month}.", month=words.month(found.before)))
    if ((found.keys.n > 0) & (found.keys.n < FEWEST_VOTERS)).any():
        least = words.number(FEWEST_VOTERS)
        few = gettext_noop("Where fewer than {least} answered, single answers are not shown.")
        parts.append(words.gettext(few, least=least))
    return " ".join(parts)


def phone_legend(words: Words) -> str:
    """Return the meaning of the figures of a phone, which has no dots."""
    return words.gettext("The figure is the median; under the name stand the lowest and the highest answer.")


def median(value: float, words: Words) -> str:
    """Return a median, with a decimal only where it lies between two steps."""
    return words.number(value, 0 if value == round(value) else 1)


def _places(row: Row, y: float) -> dict[str, float]:
    figures = {field: row[field] for field in ("low", "high", "median", "before")}
    at = {f"{field} at": charts.place(value) for field, value in figures.items()}
    edges = {"top": y - charts.ROW_HEIGHT / 2, "bottom": y + charts.ROW_HEIGHT / 2}
    return {"left": 0, "right": charts.GROUND, **edges, "line at": y + 12, **at}


def _texts(row: Row, y: float, keys: Mapping[str, str], words: Words, *, weakest: bool) -> dict[str, Any]:
    readings, (flag, unrated) = look.readings(words), charts.notes(words)
    called = wrapped(keys[row["key"]], NAME_WIDTH)
    lines = called.count("\n") + 1
    spread = unrated
    if row["n"]:
        spread = _spread(row, words)
    return {
        "name": called,
        "name at": y - 9 - (lines - 1) * 9,
        "subline": f"{flag} · {spread}" if weakest else spread,
        "subline at": y + 11 + (lines - 1) * 9,
        "figure": median(row["median"], words) if row["n"] else look.NOTHING,
        "figure at": y,
        "tone": readings[look.ACCENT if weakest else look.TEXT],
        "subtone": readings[look.ACCENT if weakest else look.CONTEXT],
        "said": sentence(row, keys, words),
    }


def _spread(row: Row, words: Words) -> str:
    """Return the lowest and the highest answer, or that all are the same."""
    low, high = words.number(row["low"]), words.number(row["high"])
    if low != high:
        return words.gettext("from {low} to {high}", low=low, high=high)
    return words.ngettext("one says {low}", "all say {low}", int(row["n"]), low=low)


def _lift(step: Step | None, words: Words) -> str:
    """Return what the next level takes, and how far it is met where that is counted."""
    if step is None or step.next is None:
        return words.gettext("At the top level.")
    rule, shown = words.gettext(step.next.rule), step.next.check.evidence if step.next.check else {}
    if step.next.state is State.NOT_CHECKED or not {"count", "all"} <= set(shown):
        return rule
    count, of = (words.number(shown[name]) for name in ("count", "all"))
    now = words.gettext("Now: {count} of {of}.", count=count, of=of).replace(" ", UNBROKEN)
    return f"{rule} {now}"


def _dots(order: Sequence[Row], spread: pd.DataFrame) -> list[tuple[float, float, float]]:
    """Return the places of the answers to each key, side by side, where enough have answered."""
    dots: list[tuple[float, float, float]] = []
    for at, row in enumerate(order):
        if row["n"] < FEWEST_VOTERS:
            continue
        y = charts.HEAD + (at + 0.5) * charts.ROW_HEIGHT - 10
        for step, count in spread.loc[row["key"]].items():
            apart = min(DOT_DISTANCE, BESIDE / max(int(count), 1))
            size = charts.DOT * (apart / DOT_DISTANCE) ** 2
            middle = charts.place(float(str(step))) - (int(count) - 1) * apart / 2
            dots.extend((middle + place * apart, y, size) for place in range(int(count)))
    return dots


def _steps(words: Words) -> pd.DataFrame:
    ends = {charts.LOWEST: words.gettext("not begun"), charts.HIGHEST: words.gettext("how we work")}
    span = range(charts.LOWEST, charts.HIGHEST + 1)
    return pd.DataFrame(
        [(charts.place(one), str(one), ends.get(one, "")) for one in span], columns=["x", "step", "said"]
    )
