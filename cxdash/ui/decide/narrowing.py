"""What the list of what to fix is narrowed to: the stage where it is felt, what employees found, what could go."""

import streamlit as st

from cxdash.i18n.translator import Words
from cxdash.presenters.priorities.screen import DROP, EMPLOYEES, PrioritiesScreen
from cxdash.ui.shell import controls


def choose(screen: PrioritiesScreen, words: Words) -> None:
    """Draw the two filters of the list in one row."""
    shown = {
        "": words.gettext("All annoyances"),
        EMPLOYEES: words.gettext("Found by employees"),
        DROP: words.gettext("Could be dropped"),
    }
    stages = {"": words.gettext("All stages"), **screen.stages}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        controls.choose_of("felt", words.gettext("Felt at"), screen.felt, list(stages), stages.__getitem__, width=240)
        controls.choose_one("only", words.gettext("Shown"), screen.only, list(shown), shown.__getitem__)
