"""The form of assumptions: a row for each thing that can be believed, with what is known of it today."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from cxdash.domain.assumptions import CONTACTS
from cxdash.domain.sheets import BY_NAME
from cxdash.exchange.company.edited import NUMBERS
from cxdash.i18n.translator import Words
from cxdash.presenters.data import labels
from cxdash.presenters.data.assumptions import Belief
from cxdash.ui.components import draw

SHEET = BY_NAME["assumptions"]
TYPED = [column for name in ("low", "mode", "high", "note") if (column := SHEET.column(name))]
WIDTHS = (2, 2, 2, 5)
STEPS = {CONTACTS: 0.1}
"""How much the buttons of a number add, where that is not 1."""


def form(table: pd.DataFrame, beliefs: Sequence[Belief], place: str, words: Words) -> pd.DataFrame:
    """Draw the form, filled with *table* as for_editor gives it, and return that table with what was typed.

    What is typed is kept under *place*. A row without any entry is blank, as is its key.
    """
    edited = table.copy()
    for row, belief in enumerate(beliefs, 1):
        with st.container(border=True, gap="xsmall"):
            draw.strong(f"{row}. {belief.name}")
            draw.note(f"{labels.headed(belief.unit)}. {belief.today}")
            for column, cell in zip(TYPED, st.columns(WIDTHS), strict=True):
                with cell:
                    edited.loc[row, column.name] = _typed(table, row, column, belief.key, place, words)
        entered = edited.loc[row, [column.name for column in TYPED]].notna().any()
        edited.loc[row, "key"] = belief.key if entered else None
        edited.loc[row, "unit"] = table.loc[row, "unit"] if entered else None
    return edited


def _typed(table: pd.DataFrame, row: int, column: Any, belief: str, place: str, words: Words) -> Any:
    key, label = f"{place} {belief} {column.name}", labels.column(column, words)
    if key not in st.session_state:
        given = table.loc[row, column.name]
        st.session_state[key] = None if pd.isna(given) else given
    if column.kind in NUMBERS:
        return st.number_input(label, value=None, min_value=0.0, step=STEPS.get(belief, 1.0), format="%g", key=key)
    return st.text_input(label, value=None, key=key) or None
