"""The picture of paper and room: who answers for each stage, and a card for whom each leader names."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pandas as pd

from cxdash.charts import look
from cxdash.charts.ownership import cards as charts
from cxdash.domain.ownership import Health
from cxdash.domain.plain import rows_of
from cxdash.domain.tables import OwnershipTables, placed
from cxdash.i18n.translator import Words, wrapped
from cxdash.measures.ownership import health as ownership_health
from cxdash.measures.ownership import room as measures
from cxdash.measures.ownership.figures import Ownership
from cxdash.presenters.cells import names
from cxdash.presenters.elements import PictureTables, picture_tables
from cxdash.presenters.ownership.chips import alike, chip, short

NAME_WIDTH, CHIP_ROOM, CARD_ROOM = 16, (16, 7), 8
"""Characters of a line of a stage's name, in a chip and in half of one, and on a card."""

CARD, BETWEEN, APART, HEIGHT = 74, 4, 7, 32
"""The width of a card, between two of a group, between groups besides, on the ground; and its height in pixels."""

MOST_NAMED, LOW, SMALL, LETTER = 10, 16, 24, 7.5
"""The most leaders whose cards have words; of cards without, the height, the most width, and that of a letter above."""

KNOWN_AS = {measures.NOBODY: measures.NOBODY, measures.DONT_KNOW: measures.DONT_KNOW}

Row = Mapping[str, Any]


def picture(tables: OwnershipTables, found: Ownership, words: Words) -> PictureTables:
    """Return the picture's tables, the stages with least agreement first and those of too few answers last."""
    stages = found.stages.set_index("key", drop=False)
    asked = least_agreed_first(found)
    told = {row["key"] for row in asked}
    few = dict(zip(found.room.key, found.room.n, strict=True))
    order = [*asked, *({"key": key, "n": 0} for key in stages.key if key in few and key not in told)]
    everyone = ownership_health.collective_roles(found.roles)
    roles = names(tables.roles, words)
    owning = {role for held in stages.accountable for role in held}
    owners = {**alike(sorted(owning - everyone), roles, CHIP_ROOM[0]), **{role: roles[role] for role in everyone}}
    called = names(placed(tables.stages), words)
    rows, cards, groups, bars = [], [], [], []
    for at, row in enumerate(order):
        stage, top = stages.loc[row["key"]], charts.HEAD + at * charts.ROW_HEIGHT
        middle = top + charts.ROW_HEIGHT / 2
        agreed = measures.paper(stage, everyone)
        text, second = chip(stage["accountable"], stage["health"], owners, CHIP_ROOM, words)
        name = wrapped(called[row["key"]], NAME_WIDTH)
        line = {"name": name, "name at": middle - name.count("\n") * 8, "upper at": top + 17, "first": not at}
        line |= {"bottom": top + charts.ROW_HEIGHT, "chip at": middle, "figure at": middle, "note at": middle}
        line |= {"health": stage["health"], "chip": text, "second": second, "answers at": top + 42}
        line |= {
            "tone": look.readings(words)[look.TEXT],
            "note": _too_few(int(few[row["key"]]), words),
            "figure": "",
            "of": "",
        }
        if row["n"]:
            one, named = _cards(row, agreed, middle, roles, everyone, words, called[row["key"]])
            cards += one
            groups += named
            counts = _on_paper(stage, row, agreed)
            bars += _bars(counts, row["n"], middle)
            line |= {"note": "", "figure": " + ".join(words.number(count) for count in counts)}
            line |= {"of": words.gettext("of {count}", count=words.number(row["n"]))}
        line["answers"] = _listed(row, roles, words) if row["n"] else line["note"]
        rows.append(line)
    columns = ["left", "right", "top", "bottom", "middle", "y", "kind", "text", "said"]
    return picture_tables(
        {
            "rows": pd.DataFrame(rows),
            "cards": pd.DataFrame(cards, columns=columns),
            "groups": pd.DataFrame(groups, columns=["x", "y", "group"]),
            "bars": pd.DataFrame(bars, columns=["from", "to", "y"]),
        }
    )


def least_agreed_first(found: Ownership) -> Sequence[Row]:
    """Return what leaders answered of the stages that enough answered about, those with least agreement first."""
    shown = found.room[found.room.n >= measures.FEWEST_VOTERS]
    return rows_of(shown.assign(agreed=shown.agreement.astype(float)).sort_values("agreed", kind="stable"))


def legend(words: Words) -> str:
    """Return the meaning of the cards."""
    return words.gettext("Strong: as on paper. Thin: somebody else. Dotted: does not know. Least agreement first.")


def _too_few(n: int, words: Words) -> str:
    """Return why no answers are shown of a stage."""
    return words.ngettext(
        "{count} leader has answered; shown from five", "{count} leaders have answered; shown from five", n
    )


def _called(answer: str, roles: Mapping[str, str], words: Words) -> str:
    if answer == measures.DONT_KNOW:
        return "?"
    return words.gettext("nobody") if answer == measures.NOBODY else short(answer, roles[answer], CARD_ROOM)


def _said(answer: str, count: int, row: Row, roles: Mapping[str, str], everyone: Collection[str], words: Words) -> str:
    kind = "everyone" if answer in everyone else KNOWN_AS.get(answer, "role")
    template = measures.FIRST[kind][count != 1]
    return words.gettext(template, count=words.number(count), n=words.number(row["n"]), who=roles.get(answer, ""))


def _cards(
    row: Row,
    agreed: Collection[str],
    y: float,
    roles: Mapping[str, str],
    everyone: Collection[str],
    words: Words,
    stage: str,
) -> tuple[list[tuple], list[tuple]]:
    """Return a card for each answer, those as on paper first, and the names of groups where cards have no words."""
    order = sorted(row["named"].items(), key=lambda one: (one[0] not in agreed, one[0] == measures.DONT_KNOW, -one[1]))
    worded = row["n"] <= MOST_NAMED
    free = charts.CARDS[1] - charts.CARDS[0] - APART * (len(order) - 1)
    pitch = min((CARD if worded else SMALL) + BETWEEN, free / row["n"])
    between = min(BETWEEN, pitch / 4)
    x, cards, groups = float(charts.CARDS[0]), [], []
    middle, half = (y, HEIGHT / 2) if worded else (y + 10, LOW / 2)
    for answer, count in order:
        kind = charts.PAPER if answer in agreed else charts.UNKNOWN if answer == measures.DONT_KNOW else charts.OTHER
        said = words.gettext("{stage}: {said}.", stage=stage, said=_said(answer, count, row, roles, everyone, words))
        text = _called(answer, roles, words)
        named = "" if worded else f"{text} {words.number(count)}"
        beyond = x + LETTER * len(named) if named else x
        if named:
            groups.append((x, y - 12, named))
        for _ in range(int(count)):
            left, right = x, x + pitch - between
            place = (left, right, middle - half, middle + half, (left + right) / 2, middle)
            cards.append((*place, kind, text if worded else "", said))
            x += pitch
        x = max(x, beyond) + APART
    return cards, groups


def _on_paper(stage: Row | pd.Series, row: Row, agreed: Collection[str]) -> list[int]:
    """Return how many name who answers on paper, one by one where several do."""
    if stage["health"] == Health.CONTESTED:
        return [int(row["named"].get(answer, 0)) for answer in agreed]
    return [int(row["on_paper"])]


def _bars(counts: list[int], n: int, y: float) -> list[tuple[float, float, float]]:
    """Return a piece of the bar for each that answers on paper, with a gap between pieces."""
    (start, end), bars, before = charts.BAR, [], 0
    for count in counts:
        left, right = (start + (end - start) * share / n for share in (before, before + count))
        if count:
            bars.append((left + (9 if before else 0), right, y))
        before += count
    return bars


def _listed(row: Row, roles: Mapping[str, str], words: Words) -> str:
    return ", ".join(f"{_called(answer, roles, words)} {words.number(count)}" for answer, count in row["named"].items())
