"""Links and buttons that change the view: of the overview, and the starting points."""

from collections.abc import Mapping, Sequence

import streamlit as st

from cxdash.charts.overview import places as overview_places
from cxdash.charts.overview.places import CLICKED, PICK
from cxdash.i18n.translator import Words
from cxdash.presenters.overview.screen import StageLink
from cxdash.services import demo_store
from cxdash.ui.components import draw
from cxdash.ui.components.links import PAGES, link, parameters, plain_link, values_now
from cxdash.ui.shell import cache, controls

GO_TO = "go to page"
"""The session's key for the page that a click in a picture leads to, until the next run."""

LEADS_TO = {"answers": "satisfaction", "owner": "ownership", "lost": "decide"}
"""The page that each row of the overview's picture leads to."""

PICTURE_WIDTH, LINK_EDGES, CHARACTER, NARROW_CHARACTER, WIDE_CHARACTER = 1120, 18, 7.9, 4.2, 12.0
"""Pixels of the picture on a laptop, beside a link's words, and of a character in them."""

UNDER_COLUMNS = "under columns"
"""The key of the links under a picture's columns for the browser, which breaks them into lines."""

NARROW, WIDE = "fijlrtI.,'’-– ", "mwMW"


def go(label: str, **values: str) -> None:
    """Draw a button that sets URL parameters and stays on the page."""
    st.button(draw.plain(label), key=" ".join(["go", *values.values()]), on_click=controls.set_view, kwargs=values)


def pick(picture: str, field: str, stages: Mapping[str, str]) -> None:
    """Choose the stage whose column was clicked in a *picture*, and the page of the row that was clicked.

    *field*: the column of the picture's table with the stage's name. *stages*: names by key.
    """
    clicked = (st.session_state[picture]["selection"].get(PICK) or [{}])[0]
    key = next((key for key, name in stages.items() if name == clicked.get(field)), "")
    if key:
        page = LEADS_TO[clicked[CLICKED]]
        narrowed = {"felt": key, "only": ""} if page == "decide" else {}
        controls.set_view(stage=key, part="stage" if page == "ownership" else "", **narrowed)
        st.session_state[GO_TO] = page


def follow() -> None:
    """Turn to the page that a click asked for."""
    page = st.session_state.pop(GO_TO, "")
    if page:
        st.switch_page(PAGES / f"{page}.py", query_params=parameters({}))


def under_columns(links: Sequence[StageLink]) -> None:
    """Draw a link under each column of the overview's picture; in a row where a name is wider than its column."""
    width, view = overview_places.width(len(links)), values_now()
    if any(_link_width(one.label) > width * PICTURE_WIDTH for one in links):
        with st.container(horizontal=True, gap=None):
            for one in links:
                _under_column(one, view)
        return
    with st.container(key=UNDER_COLUMNS):
        places = st.columns([overview_places.LEFT, *[width] * len(links)], gap=None)[1:]
    for place, one in zip(places, links, strict=True):
        with place, st.container(horizontal_alignment="center", gap=None):
            _under_column(one, view)


def _link_width(label: str) -> float:
    signs = (NARROW_CHARACTER if c in NARROW else WIDE_CHARACTER if c in WIDE else CHARACTER for c in label)
    return LINK_EDGES + sum(signs)


def _under_column(one: StageLink, view: dict[str, str]) -> None:
    plain_link(one.page, f":small[:primary[{draw.plain(one.label)}]]", view, **one.values)


def decisions(overdue: str, reopened: Sequence[str], counts: str, words: Words) -> None:
    """Draw which decisions are to be taken up again, which is overdue and how many there are, with a link to all.

    Nothing where there is none.
    """
    if counts:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if overdue:
                draw.strong(overdue)
            draw.aside(counts)
            with st.container(width="content"):  # so that on paper the link alone is left out
                link("decide", words.gettext("To the decisions"), part="decided")
    for sentence in reopened:
        draw.strong(sentence)


def definitions(key: str, words: Words) -> None:
    """Draw links to how the worst stage is found, and to how the figures are counted, of which the first is *key*."""
    with st.container(horizontal=True):
        link("methods", words.gettext("How the worst stage is found"), part="situation")
        link("methods", words.gettext("How it is counted"), part=key)


def stages_with_cases(stages: Mapping[str, str], chosen: str, words: Words) -> None:
    """Draw a button for each other stage where customers were asked whether their case was solved."""
    others = {key: name for key, name in stages.items() if key != chosen}
    if others:
        with st.container(horizontal=True, vertical_alignment="center"):
            draw.aside(words.gettext("Stages with cases:"))
            for key, name in others.items():
                go(name, stage=key)


def to_be_placed(sentence: str, words: Words) -> None:
    """Draw which touchpoints are in no stage yet, with a link to their table; nothing where the sentence is ''."""
    if sentence:
        draw.note(sentence)
        link("data", words.gettext("Place the touchpoints"), part="edit", sheet="touchpoints")


def starting_points(words: Words) -> None:
    """Offer a workbook and a workshop while the company's own store is empty, and the demo unless that is shown."""
    if demo_store.own_holds_anything():
        return
    load = words.gettext("Load a workbook"), {"store": demo_store.OWN, "part": "load"}
    stages = words.gettext("Type in the stages"), {"store": demo_store.OWN, "part": "edit", "sheet": "stages"}
    if cache.shown() == demo_store.DEMO:
        with st.container(horizontal=True, vertical_alignment="center"):
            draw.aside(f"{words.gettext('Use our own data')}:")
            go(load[0], **load[1])
            link("workshop", words.gettext("Prepare a workshop"), part="")
        return
    demo, own, workshop = st.columns(3, border=True)
    with demo:
        title, sentence = (
            words.gettext("Look around the demo"),
            words.gettext("A made-up company with everything in place."),
        )
        draw.starting_point(title, sentence)
        link("overview", words.gettext("To the demo"), store=demo_store.DEMO)
    with own:
        title, sentence = (
            words.gettext("Use our own data"),
            words.gettext("Fill in one workbook, load it, and load a survey."),
        )
        draw.starting_point(title, sentence)
        go(load[0], **load[1])
    with workshop:
        enough = words.gettext("Type in the stages, the roles and who answers for what: that is enough.")
        draw.starting_point(words.gettext("Prepare a workshop"), enough)
        go(stages[0], **stages[1])


def who_passes(sentences: Sequence[str], words: Words) -> None:
    """Ask who passes each stage where that is not stated, with a link to the sheet of stages."""
    for sentence in sentences:
        draw.note(sentence)
        link("data", words.gettext("State who passes each stage"), part="edit", sheet="stages")


def to_be_believed(sentence: str, words: Words) -> None:
    """Draw what is not known before it is stated, with a link to the sheet of assumptions; nothing where it is ''."""
    if sentence:
        with st.container(horizontal=True, vertical_alignment="center"):
            draw.aside(sentence)
            link("data", words.gettext("State what you believe"), part="edit", sheet="assumptions")


def to_be_stated(sentences: Sequence[str], words: Words) -> None:
    """Ask for each assumption that is not stated yet, with a link to the sheet of assumptions."""
    for sentence in sentences:
        st.info(draw.plain(sentence))
        link("data", words.gettext("State what you believe"), part="edit", sheet="assumptions")
