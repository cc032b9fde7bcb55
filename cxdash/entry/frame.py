"""The frame around every page: the view from the link, the language, the menu, then the page itself."""

from functools import partial
from pathlib import Path

import streamlit as st

from cxdash.ui.shell import controls, empty_states, frame, navigation

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "pages"

ICON = str(ROOT / "cxdash" / "ui" / "icon.png")

st.set_page_config(page_title="cxdash", page_icon=ICON, layout="wide")
controls.follow_link()
company, problem = empty_states.begun()
controls.speak(company)
words = controls.words()

overview = st.Page(PAGES / "overview.py", title=words.gettext("Overview"))
satisfaction = st.Page(PAGES / "satisfaction.py", title=words.gettext("Satisfaction"))
economics = st.Page(PAGES / "economics.py", title=words.gettext("Win and keep"))
owners = st.Page(PAGES / "ownership.py", title=words.gettext("Owners"))
what_if = st.Page(PAGES / "what_if.py", title=words.gettext("What if"))
priorities = st.Page(PAGES / "priorities.py", title=words.gettext("Fix first"))
keys = st.Page(PAGES / "maturity.py", title=words.gettext("Six keys"))
paths = st.Page(
    PAGES / "paths.py",
    title=words.gettext("Paths and credit"),
    visibility="hidden" if company.public else "visible",  # nobody becomes a public body's customer
)
methods = st.Page(PAGES / "methods.py", title=words.gettext("How it is counted"))
to_overview = partial(st.switch_page, overview, query_params=st.query_params.to_dict())
start = st.Page(to_overview, title="cxdash", url_path="start", default=True, visibility="hidden")
data = st.Page(PAGES / "data.py", title=words.gettext("Data"))
page = st.navigation(
    {
        "": [start, overview, satisfaction, economics, owners, what_if],
        words.gettext("Work"): [priorities],
        words.gettext("More"): [keys, paths, data, methods],
    },
    position="top",
)
st.set_page_config(page_title=controls.title(page.title, company), page_icon=ICON, layout="wide")
navigation.follow()

with empty_states.store_problems(words):
    if problem:
        raise problem
    if page is not start:
        frame.show(
            words,
            narrowing=page in (overview, satisfaction, owners, what_if, priorities),
            dated=page in (overview, owners, priorities, paths),
            switching=page is data,
            projecting=page not in (data, methods),
            money=page is economics,
        )
        controls.write_link()
    page.run()
