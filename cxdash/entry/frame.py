"""The frame around every page: the view from the link, the language, the menu, then the page itself."""

from functools import partial
from pathlib import Path

import streamlit as st

from cxdash.presenters.pages import titles
from cxdash.ui.decide import form
from cxdash.ui.operations import metrics
from cxdash.ui.shell import controls, earlier, empty_states, frame, navigation, take_home
from cxdash.ui.shell.signing import who

ROOT = Path(__file__).parents[2]

ICON = str(ROOT / "cxdash" / "ui" / "assets" / "icon.png")

st.set_page_config(page_title="cxdash", page_icon=ICON, layout="wide")
controls.follow_link()
company, problem = empty_states.begun()
controls.speak(company)
words = controls.words()
who.stop_unless_signed_in(words)

pages = {name: st.Page(ROOT / "pages" / f"{name}.py", title=title) for name, title in titles(words).items()}
to_overview = partial(st.switch_page, pages["overview"], query_params=st.query_params.to_dict())
start = st.Page(to_overview, title="cxdash", url_path="start", default=True)
page = st.navigation([start, *pages.values()], position="hidden")  # the frame draws the menu
st.set_page_config(page_title=controls.title(page.title, company), page_icon=ICON, layout="wide")
earlier.follow(page.url_path)
navigation.follow()

with empty_states.store_problems(words):
    if problem:
        frame.show(words, page.url_path, readable=False)
        raise problem
    if page.url_path in pages:
        frame.show(words, page.url_path)
        controls.write_link()
        form.show(page.url_path, words)
        take_home.show(page.url_path, words)
    with metrics.run_of(page.url_path):
        page.run()
