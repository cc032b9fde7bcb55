"""The script of a page that draws all of a workshop that is revealed; the session holds the workshop's key."""

import streamlit as st

from cxdash.services import workshop
from cxdash.ui.components.links import PAGES
from cxdash.ui.shell import cache, controls, empty_states
from cxdash.ui.workshop import shown


def page() -> None:
    """Draw the page."""
    key, words = st.session_state["workshop"], controls.words()
    for one in cache.ask(workshop.host, key).revealed.values():
        shown.draw(one, words, workshop=key, adopting=True)
    shown.disagreements(key, words)
    shown.on_paper(key, words)
    shown.calibration(words)


controls.follow_link()
company, _ = empty_states.begun()
controls.speak(company)
linked = [st.Page(PAGES / f"{name}.py") for name in ("methods", "what_if")]
st.navigation([st.Page(page, title="Page", default=True), *linked], position="hidden").run()
