"""Figures with their definitions, and the page that prints every definition."""

import streamlit as st

from cxdash.definitions import DEFINITIONS, SUBJECTS
from cxdash.definitions.definition import Definition
from cxdash.i18n.translator import Words
from cxdash.ui.components import draw


def asked_for(key: str, words: Words) -> None:
    """Print the definition that the link asks for, if there is such a one, before all others."""
    if key in DEFINITIONS:
        with st.container(border=True):
            st.markdown(written(DEFINITIONS[key], words))


def all_by_subject(words: Words) -> None:
    """Print every definition under its subject, with a way to each subject."""
    st.markdown(" · ".join(f"[{words.gettext(title)}](#{code})" for code, (title, _) in SUBJECTS.items()))
    for code, (title, held) in SUBJECTS.items():
        st.subheader(words.gettext(title), anchor=code)
        for one in held.values():
            st.markdown(written(one, words))


def written(one: Definition, words: Words) -> str:
    """Return a definition as it is printed: its name, what it means, and a line for all else."""
    lines = {
        words.gettext("Formula"): one.counted,
        words.gettext("Period"): one.period,
        words.gettext("Based on"): one.basis,
        words.gettext("Source"): one.source,
    }
    listed = [f"- **{label}:** {draw.plain(words.gettext(said))}" for label, said in lines.items()]
    head = f"#### {draw.plain(words.gettext(one.name))}\n{draw.plain(words.gettext(one.meaning))}\n"
    return "\n".join([head, *listed])
