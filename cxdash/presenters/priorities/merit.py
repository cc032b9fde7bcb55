"""How needed, valuable and doable it is to mend each annoyance: sentences, picture and table."""

from typing import Any

import pandas as pd

from cxdash.charts import priorities as charts
from cxdash.domain.plain import rows_of
from cxdash.i18n.translator import Words
from cxdash.measures.priorities.figures import Group
from cxdash.presenters.cells import rounded
from cxdash.presenters.elements import Drawing, Tab, Table, picture_tables
from cxdash.presenters.priorities.screen import Basis, beneath, said, state

NAMED = 3
"""The most things that a sentence names."""

MOST_DRAWN = 15
"""The most things in the picture; the table has all."""


def present(basis: Basis, words: Words) -> Tab:
    """Return what is not done by need, value and how doable it is, and what is not known of them."""
    rows = _in_order(basis)
    known = rows[rows.merit.notna()].head(MOST_DRAWN)
    said, drawing, notes = sentences(basis, words), None, []
    if len(known):
        tables = picture_tables({"rows": picture(known, basis, words)})
        drawing = Drawing(charts.merits, said[0], tables, charts.MERIT_ROW, charts.MERIT_ABOVE, key="merit")
        notes = [
            words.gettext(
                "Further right: more needed, 1–10. Larger: worth more. Fuller: more doable. Warm ring: nobody "
                "clearly answers where it is made."
            )
        ]
    title = words.gettext("Need × value × doable")
    listed = Table(title, _table(rows, basis, words), sentences=True, behind=drawing is not None)
    return Tab(sentences=said, drawing=drawing, notes=notes, tables=[listed], definitions=["merit"])


def sentences(basis: Basis, words: Words) -> list[str]:
    """Return what comes first by need, value and doable taken together, and of how many one of them is missing."""
    rows = _in_order(basis)
    known = rows[rows.merit.notna()]
    said = [_first(list(known.key), basis, words)]
    if len(rows) and not rows.worth_stated.any():
        said.append(
            words.gettext("What fixing them is worth has not been stated: customers × severity is used instead.")
        )
    if unknown := len(rows) - len(known):
        said.append(
            words.ngettext(
                "Of {count} it is not known how needed, valuable or doable it is; it stands last.",
                "Of {count} it is not known how needed, valuable or doable they are; they stand last.",
                unknown,
            )
        )
    return said


def _in_order(basis: Basis) -> pd.DataFrame:
    """Return what is not done, the most needed, valuable and doable first and what is not known last."""
    rows = basis.found.rows[basis.found.rows.group != Group.DONE]
    return rows.sort_values("merit", ascending=False, na_position="last", kind="stable")


def _first(keys: list[str], basis: Basis, words: Words) -> str:
    if not keys:
        return words.gettext("Need, value and how doable it is are not known of any.")
    titles = words.list(words.gettext("“{title}”", title=basis.titles[key]) for key in keys[:NAMED])
    return words.gettext("Needed most, worth most and most doable, taken together: {titles}.", titles=titles)


def picture(rows: pd.DataFrame, basis: Basis, words: Words) -> pd.DataFrame:
    """Return the rows of the picture, all of which have need, value and doable; columns in words."""
    name = charts.merit_columns(words)
    shown = [_row(place, row, basis, words) for place, row in enumerate(rows_of(rows), 1)]
    made = pd.DataFrame(shown, columns=list(name)).rename(columns=name)
    return said(made, made[name["who"]], name, words)


def _row(place: int, row: dict[str, Any], basis: Basis, words: Words) -> tuple:
    values = {"worth": words.number(row["worth"]), "doable": words.number(row["doable"])}
    stated = row["worth_stated"]
    return (
        place,
        basis.titles[row["key"]],
        *(round(float(row[field])) for field in ("need", "worth", "doable")),
        words.gettext("value {worth}, doable {doable} of 5", **values)
        if stated
        else words.gettext("customers × severity {worth}, doable {doable} of 5", **values),
        beneath(row, basis, words),
        state(row, words),
    )


def _table(rows: pd.DataFrame, basis: Basis, words: Words) -> pd.DataFrame:
    listed = rows_of(rows)
    value = words.gettext("Value") if rows.worth_stated.any() else words.gettext("Customers × severity")
    table = {
        words.gettext("Annoyance"): [basis.titles[row["key"]] for row in listed],
        words.gettext("Need, 1–10"): [rounded(row["need"], 0) for row in listed],
        value: [rounded(row["worth"], 0) for row in listed],
        words.gettext("Doable, 1–5"): [rounded(row["doable"], 0) for row in listed],
        words.gettext("Who can fix it"): [beneath(row, basis, words) for row in listed],
    }
    return pd.DataFrame(table)
