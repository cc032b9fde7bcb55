"""What leaders rated: statements by their words in any language, and stages by their names."""

import pandas as pd

from cxdash.domain.assessments import ITEMS
from cxdash.domain.messages import Codes, Message, gettext_noop
from cxdash.exchange.cells import words
from cxdash.exchange.company.references import Names
from cxdash.exchange.phrases import listed, shown

HANDOFF = "handoff"


def resolve(table: pd.DataFrame, names: Names, notes: list[Message]) -> pd.DataFrame:
    """Return the leaders' ratings with the codes of their items; an item that is none of those used is noted."""
    if not {"subject", "item"} <= set(table.columns):
        return table
    pairs = table[["subject", "item"]].dropna()
    distinct = dict.fromkeys(zip(pairs["subject"], pairs["item"], strict=True))
    found = {(subject, item): _code(subject, item, names) for subject, item in distinct}
    for (subject, item), code in found.items():
        if not code:
            rows = pairs.index[(pairs.subject == subject) & (pairs["item"] == item)]
            notes.append(_unused(subject, item, listed(rows), names))
    items = [found.get((subject, item)) or item for subject, item in zip(table["subject"], table["item"], strict=True)]
    return table.assign(item=pd.Series(items, index=table.index, dtype=object))


def _code(subject: str, item: str, names: Names) -> str | None:
    if subject == HANDOFF:
        return names.find("stages", item)
    known = ITEMS[subject]
    return item if item in known else words.one_of(known, item)


def _unused(subject: str, item: str, rows: str | Message, names: Names) -> Message:
    template = gettext_noop('Sheet {sheet}, row {rows}: nothing uses "{value}"; what is used is {allowed}.')
    known = dict.fromkeys(names.rows["stages"], "") if subject == HANDOFF else ITEMS[subject]
    allowed = Codes(known, both=True) if subject != HANDOFF else ", ".join(known)
    return Message(template, {"sheet": "assessments", "rows": rows, "value": shown(item), "allowed": allowed})
