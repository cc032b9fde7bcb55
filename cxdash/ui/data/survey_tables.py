"""The tables of the survey wizard: what each column is, new touchpoints, and what texts stand for."""

import pandas as pd
import streamlit as st

from cxdash.domain.scales import PRESETS, Measure
from cxdash.exchange.suggest.proposals.roles import first_asking
from cxdash.exchange.survey.column_roles import ROLE_NAMES
from cxdash.i18n.translator import Words
from cxdash.ui.components import draw
from cxdash.ui.data import editing


def columns(table: pd.DataFrame, words: Words, place: str) -> pd.DataFrame:
    """Draw the table of columns, and return it as it is corrected; *place* keeps its corrections apart from others'."""
    text = st.column_config.TextColumn
    names = {role.value: words.gettext(said) for role, said in ROLE_NAMES.items() if not isinstance(role, Measure)}
    asked = {first_asking(one.asks).value: words.gettext(one.asked) for one in PRESETS.values()}
    return st.data_editor(
        table,
        hide_index=True,
        column_order=["column", "samples", "role", "why", "scale", "touchpoint", "stage", "missing"],
        column_config={
            "column": text(words.gettext("Column"), disabled=True, pinned=True, width=260),
            "samples": text(words.gettext("For example"), disabled=True, width=200),
            "role": editing.choice({"label": words.gettext("What it is")}, asked | names),
            "scale": text(
                words.gettext("Scale"),
                width=80,
                help=words.gettext("From the worst to the best answer, as 1-5, 0-10 or 5-1."),
            ),
            "touchpoint": text(
                words.gettext("Touchpoint"),
                help=words.gettext("What the question is about; blank for the whole relationship."),
            ),
            "stage": text(
                words.gettext("Stage"), width=150, help=words.gettext("Where in the journey a new touchpoint belongs.")
            ),
            "missing": text(
                words.gettext("No answer"),
                help=words.gettext("Codes and texts that are no answer, with ; between them."),
            ),
            "why": text(words.gettext("Why"), disabled=True, width=260),
        },
        placeholder="",
        height=min(37 + 35 * len(table), 460),
        key=f"columns{place}",
        alt=words.gettext("What each column is"),
    )


def places(table: pd.DataFrame, words: Words, place: str) -> pd.DataFrame:
    """Draw the table of new touchpoints where there are any, and return it as it is corrected."""
    if not len(table):
        return table
    text = st.column_config.TextColumn
    draw.note(words.gettext("The file names these new touchpoints; say in which stage of the journey each belongs."))
    config = {
        "touchpoint": text(words.gettext("Touchpoint"), disabled=True),
        "stage": text(words.gettext("Stage")),
    }
    title, key = words.gettext("Stages of new touchpoints"), f"places{place}"
    return st.data_editor(table, hide_index=True, column_config=config, placeholder="", key=key, alt=title)


def texts(table: pd.DataFrame, words: Words, place: str) -> pd.DataFrame:
    """Draw the table of texts that answer a question, and return it with the scores that they are given."""
    draw.note(words.gettext("Give each text its score; a text without one counts as no answer."))
    config = {
        "column": st.column_config.TextColumn(words.gettext("Column"), disabled=True),
        "text": st.column_config.TextColumn(words.gettext("Text"), disabled=True),
        "score": st.column_config.NumberColumn(words.gettext("Score")),
    }
    key = f"texts {hash(tuple(zip(table['column'], table['text'], strict=True)))}{place}"
    title = words.gettext("What the texts stand for")
    return st.data_editor(table, hide_index=True, column_config=config, placeholder="", key=key, alt=title)
