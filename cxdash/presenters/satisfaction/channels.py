"""The tab on channels and needs: which channel does not fit which need, and where a promise is kept unevenly."""

from collections.abc import Mapping
from itertools import product

import pandas as pd

from cxdash.charts.satisfaction import needs as charts
from cxdash.domain.messages import gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words, wrapped
from cxdash.measures.satisfaction import needs
from cxdash.measures.satisfaction.needs import Apart, Needs
from cxdash.presenters import told
from cxdash.presenters.cells import spans
from cxdash.presenters.elements import Drawing, Tab, Table, picture_tables, with_rows

SAID = 3
"""The most channels that do not fit a need named in sentences."""

NEED_WIDTH = 18
"""Characters in a line of a need's name: two lines fit most."""

CHANNEL_NAMES = {
    "ads": gettext_noop("Advertising"),
    "web": gettext_noop("Web"),
    "app": gettext_noop("App"),
    "product": gettext_noop("Product and app"),
    "phone": gettext_noop("Phone"),
    "message": gettext_noop("Message"),
    "visit": gettext_noop("Visit"),
    "people": gettext_noop("Other people"),
}
"""Names of common codes of channels; others are shown as the company writes them."""

PARTNER = "partner"
"""The value of delivered_by for a partner without a name."""

Names = Mapping[str, str]


def present(found: Needs, view: View, named: Names, stages: Names, words: Words, period: str = "") -> list[Tab]:
    """Return how channels fit needs, and where a promise is kept unevenly; *named*: the needs' names in their order."""
    cells = found.cells
    sentences = [*_unfit(cells, named, words), *_promise(found, stages, words)]
    notes = []
    if len(cells):
        notes.append(words.gettext("Framed: clearly lower than the other channels at the same need."))
    if len(cells) and view.segment:
        notes.append(words.gettext("Needs are not counted by segment: the grid is of all customers."))
    content = Tab(
        sentences=sentences,
        drawing=_drawing(cells, named, " ".join(sentences), words, period),
        notes=notes,
        tables=_tables(found, stages, words),
        definitions=("fit", "same_promise"),
    )
    return [content]


def channel(code: str, words: Words) -> str:
    """Return the name of a channel; one of the company's own with a capital, too, since sentences begin with it."""
    return words.gettext(CHANNEL_NAMES[code]) if code in CHANNEL_NAMES else code[:1].upper() + code[1:]


def deliverer(name: str, words: Words) -> str:
    """Return who delivers: ourselves, a partner without a name, or a partner by name."""
    return {needs.OWN: words.gettext("Ourselves"), PARTNER: words.gettext("A partner")}.get(name, name)


def _unfit(cells: pd.DataFrame, named: Names, words: Words) -> list[str]:
    if cells.empty:
        return [
            words.gettext("What customers came for is not known. A survey that tells it shows which channel fits what.")
        ]
    worst = cells[cells["reading"] == needs.UNFIT].sort_values("difference").head(SAID)
    if worst.empty:
        return [words.gettext("No channel does clearly worse than the others at any need.")]
    template = gettext_noop("{channel} does not fit “{need}”: {mean}, against {others} in the other channels.")
    return [
        words.gettext(
            template,
            channel=channel(row["channel"], words),
            need=named.get(row["need"], row["need"]),
            mean=words.number(row["mean"], 1),
            others=words.number(row["others"], 1),
        )
        for row in rows_of(worst)
    ]


def _promise(found: Needs, stages: Names, words: Words) -> list[str]:
    sentences = []
    if found.channels:
        first, second = (channel(code, words) for code in (found.channels.first, found.channels.second))
        template = gettext_noop(
            "The same promise is kept least evenly in the stage {stage}: {first} gives {better}, {second} {worse}."
        )
        sentences.append(words.gettext(template, first=first, second=second, **_apart(found.channels, stages, words)))
    if found.partners:
        first, second = (deliverer(name, words) for name in (found.partners.first, found.partners.second))
        template = gettext_noop(
            "By who delivers, the widest difference is in the stage {stage}: {first} {better}, {second} {worse}."
        )
        sentences.append(words.gettext(template, first=first, second=second, **_apart(found.partners, stages, words)))
    return sentences or [words.gettext("Within no stage can its channels, or those who deliver, be told apart.")]


def _apart(apart: Apart, stages: Names, words: Words) -> dict[str, str]:
    better, worse = (words.number(mean, 1) for mean in (apart.first_mean, apart.second_mean))
    return {"stage": stages.get(apart.stage, apart.stage), "better": better, "worse": worse}


def _drawing(cells: pd.DataFrame, named: Names, alt: str, words: Words, period: str) -> Drawing | None:
    if cells.empty:
        return None
    tables = picture_tables({"rows": grid(cells, named, words, period)}, rows=cells["channel"].nunique())
    return Drawing(charts.grid, alt, tables, charts.CELL_HEIGHT, charts.HEAD + charts.TWO_LINES)


def grid(cells: pd.DataFrame, named: Names, words: Words, period: str = "") -> pd.DataFrame:
    """Return a row per channel and need, columns and readings in words, including pairs without answers."""
    name, readings = charts.grid_columns(words), charts.fits(words)
    asked = set(cells["need"])
    in_order = [*(key for key in named if key in asked), *sorted(asked - set(named))]
    whole = pd.DataFrame(product(dict.fromkeys(cells["channel"]), in_order), columns=["channel", "need"])
    rows = whole.merge(cells, on=["channel", "need"], how="left")
    rows["reading"] = [readings[code] for code in rows["reading"].fillna("none")]
    rows["n"] = rows["n"].fillna(0).astype(int)
    rows["channel"] = [channel(code, words) for code in rows["channel"]]
    rows["need"] = [named.get(key, key) for key in rows["need"]]
    said = [told.cell(row["channel"], row["need"], row, row["reading"], words, period) for row in rows_of(rows)]
    rows["need"] = [wrapped(need, NEED_WIDTH) for need in rows["need"]]
    return rows[list(name)].round(2).rename(columns=name).assign(told=said)


def _tables(found: Needs, stages: Names, words: Words) -> list[Table]:
    by_channel, by_deliverer = (found.stages[found.stages["kind"] == kind] for kind in ("channel", "delivered_by"))
    if by_deliverer["group"].nunique() < 2:
        by_deliverer = by_deliverer.iloc[:0]
    channels = [channel(code, words) for code in by_channel["group"]]
    delivered = [deliverer(name, words) for name in by_deliverer["group"]]
    by = _table(by_channel, words.gettext("Channel"), channels, stages, words)
    delivered_by = _table(by_deliverer, words.gettext("Delivered by"), delivered, stages, words)
    return with_rows(
        Table(words.gettext("The same promise, by channel"), by, titled=True, behind=True),
        Table(words.gettext("The same promise, by who delivers"), delivered_by, titled=True, behind=True),
    )


def _table(rows: pd.DataFrame, head: str, groups: list[str], stages: Names, words: Words) -> pd.DataFrame:
    return pd.DataFrame(
        {
            words.gettext("Stage"): [stages.get(key, key) for key in rows["stage"]],
            head: groups,
            words.gettext("Mean"): rows["mean"].astype(float).round(2).to_numpy(),
            words.gettext("Mean, from–to"): spans(rows["low"], rows["high"], 2, words),
            words.gettext("Answers"): rows["n"].to_numpy(),
            words.gettext("Touchpoints"): rows["touchpoints"].to_numpy(),
        }
    )
