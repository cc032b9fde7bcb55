"""The page that prints every definition."""

import streamlit as st

from cxdash.definitions import DEFINITIONS, OF_WINNING, SUBJECTS
from cxdash.domain.definition import Definition
from cxdash.i18n.translator import Words
from cxdash.ui.components import draw


def asked_for(key: str, words: Words) -> None:
    """Draw the definition *key* in a box; nothing where the key is unknown."""
    if key in DEFINITIONS:
        with st.container(border=True):
            st.markdown(written(DEFINITIONS[key], words))


def all_by_subject(words: Words) -> None:
    """Draw every definition under its subject, below links to each subject, in two columns.

    Of a public body those that it may have.
    """
    without = OF_WINNING if words.public else set()
    shown = {
        code: (title, [one for key, one in definitions.items() if key not in without])
        for code, (title, definitions) in SUBJECTS.items()
        if not without.issuperset(definitions)
    }
    st.markdown(" · ".join(f"[{words.gettext(title)}](#{code})" for code, (title, _) in shown.items()))
    for code, (title, definitions) in shown.items():
        st.subheader(words.gettext(title), anchor=code)
        half = (len(definitions) + 1) // 2
        for place, some in zip(st.columns(2, gap="large"), (definitions[:half], definitions[half:]), strict=True):
            place.markdown("\n\n".join(written(one, words) for one in some))


def written(one: Definition, words: Words) -> str:
    """Return a definition as Markdown: its name, its meaning, and a line for formula, period, basis and source."""
    lines = {
        words.gettext("Formula"): one.counted,
        words.gettext("Period"): one.period,
        words.gettext("Based on"): one.basis,
        words.gettext("Source"): one.source,
    }
    listed = [f"- **{label}:** {draw.plain(words.gettext(text))}" for label, text in lines.items()]
    head = f"#### {draw.plain(words.gettext(one.name))}\n{draw.plain(words.gettext(one.meaning))}\n"
    return "\n".join([head, *listed])
