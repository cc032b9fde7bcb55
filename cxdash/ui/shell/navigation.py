"""Ways from one place to another: links and buttons that change the view, the three doors, and what is missing."""

from collections.abc import Mapping, Sequence

import streamlit as st

from cxdash.charts.overview import places as overview_places
from cxdash.charts.overview.places import CLICKED, PICK
from cxdash.i18n.translator import Words
from cxdash.presenters.economics.screen import EconomicsScreen as Money
from cxdash.presenters.overview.screen import Found, Way
from cxdash.presenters.ownership.screen import Asked
from cxdash.services import demo_store, satisfaction
from cxdash.ui.components import draw
from cxdash.ui.shell import cache, url_state
from cxdash.ui.shell.links import PAGES, link


def go(label: str, **values: str) -> None:
    """Draw a button that changes the view and stays on the page."""
    st.button(label, key=" ".join(["go", *values.values()]), on_click=st.session_state.update, kwargs=values)


GO_TO = "go to page"
"""Where a click in a picture says which page to turn to, until the run that follows."""


def pick(picture: str, field: str, stages: Mapping[str, str]) -> None:
    """Take the stage whose column was clicked in the one *picture*, and the page of the row it was clicked in."""
    clicked = (st.session_state[picture]["selection"].get(PICK) or [{}])[0]
    key = next((key for key, shown in stages.items() if shown == clicked.get(field)), "")
    if key:
        page = LEADS_TO[clicked[CLICKED]]
        st.session_state.update({"stage": key, "part": "stage" if page == "ownership" else "", GO_TO: page})


LEADS_TO = {"answers": "satisfaction", "owner": "ownership", "lost": "priorities"}
"""The page each row of the one picture leads to."""


def follow() -> None:
    """Turn to the page that a click asked for."""
    page = st.session_state.pop(GO_TO, "")
    if page:
        kept = {name: st.session_state[name] for name in url_state.PARAMS}
        st.switch_page(PAGES / f"{page}.py", query_params=url_state.write(kept))


def under_columns(found: Sequence[Way]) -> None:
    """Set a link under each column of the one picture."""
    widths = [overview_places.LEFT, *[overview_places.width(len(found))] * len(found)]
    for place, one in zip(st.columns(widths, gap=None)[1:], found, strict=True):
        with place, st.container(horizontal_alignment="center", gap=None):
            kept = {name: st.session_state[name] for name in url_state.PARAMS} | one.values
            st.page_link(
                PAGES / f"{one.page}.py",
                label=f":small[:primary[{draw.plain(one.label)}]]",
                query_params=url_state.write(kept),
            )


def found(said: Sequence[Found], say: Words) -> None:
    """Set the findings to begin with side by side, each with a way to where it is seen."""
    for place, one in zip(st.columns(3), said, strict=False):
        with place, st.container(border=True, gap="xxsmall", height="stretch"):
            draw.strong(one.said)
            draw.note(*(part for part in (one.evidence, one.whose) if part))
            link(one.page, say.gettext("Look into it"), **one.values)


def overdue(sentence: str, say: Words) -> None:
    """Say how many decisions are overdue, with a way to them."""
    if sentence:
        with st.container(horizontal=True, vertical_alignment="center"):
            draw.strong(sentence)
            link("ownership", say.gettext("To the decisions"), part="decisions")


def doors(say: Words) -> None:
    """Offer three ways to begin, as long as there is no data of one's own."""
    if demo_store.own_holds_anything():
        return
    demo, own, workshop = st.columns(3, border=True)
    with demo:
        draw.door(say.gettext("Look around the demo"), say.gettext("A made-up company with everything in place."))
        link("overview", say.gettext("To the demo"), store=demo_store.DEMO)
    with own:
        draw.door(say.gettext("Use our own data"), say.gettext("Fill in one workbook, load it, and load a survey."))
        go(say.gettext("Load a workbook"), store=demo_store.OWN, part="load")
    with workshop:
        enough = say.gettext("Type in the stages, the roles and who answers for what: that is enough.")
        draw.door(say.gettext("Prepare a workshop"), enough)
        go(say.gettext("Type in the stages"), store=demo_store.OWN, part="edit", sheet="stages")


def findings(found: Sequence[Asked], stages: Mapping[str, str], say: Words) -> None:
    """Set findings one below the other, each with a way to the stage it is about."""
    for place, one in enumerate(found):
        with st.container(border=True, gap="xxsmall"):
            draw.finding_to_discuss(one.said, say.gettext("to be settled") if one.error else "", one.ask, one.evidence)
            if one.stage in stages:
                label = say.gettext("Look into {stage}", stage=stages[one.stage])
                to = {"part": "stage", "stage": one.stage}
                st.button(label, key=f"finding {place}", type="tertiary", on_click=st.session_state.update, kwargs=to)


def missing(say: Words) -> None:
    """Say that there are no answers, and what to do about it; nothing more of the page is drawn."""
    if cache.ask(satisfaction.choices)["months"]:
        st.info(say.gettext("No answers match this choice of journey, period and segment. Choose more of them above."))
    else:
        st.info(
            say.gettext("There are no answers from customers yet. Load a survey to see what they expected and got.")
        )
        link("data", say.gettext("Load a survey"), part="survey")
    st.stop()


def no_money(told: Money, say: Words) -> None:
    """Say that there are no customers and no money, and where they come from; nothing more of the page is drawn."""
    st.info(told.missing)
    if told.public:
        link("data", say.gettext("Type in what the room believes"), part="edit", sheet="assumptions")
    else:
        link("data", say.gettext("Type in customers by month"), part="edit", sheet="customers")
        link("data", say.gettext("Type in what is spent"), part="edit", sheet="spend")
        link("data", say.gettext("Load customer records"), part="records")
    st.stop()


def no_customers_to_win() -> None:
    """Draw nothing more: a public body wins and keeps nobody."""
    st.stop()


def no_stages(say: Words) -> None:
    """Say that there are no stages, and where they are filled in; nothing more of the page is drawn."""
    st.info(say.gettext("There are no stages yet. Type them in, or load a workbook that has them."))
    link("data", say.gettext("Type in the stages"), part="edit", sheet="stages")
    st.stop()


def no_customers(say: Words) -> None:
    """Say that no customers are known, and where they are loaded; nothing more of the page is drawn."""
    if st.session_state["segment"]:
        st.info(say.gettext("There are no customers by month for this segment. Choose all customers above."))
        st.stop()
    st.info(
        say.gettext(
            "There are no customers by month yet, so there is nothing to start from. Load a workbook that has them."
        )
    )
    link("data", say.gettext("Load a workbook"), part="load")
    st.stop()


def to_be_stated(sentences: Sequence[str], say: Words) -> None:
    """Ask for what is not stated yet, with the way to where it is stated."""
    for sentence in sentences:
        st.info(sentence)
        link("data", say.gettext("State what you believe"), part="edit", sheet="assumptions")


def no_annoyances(missing: str, say: Words) -> None:
    """Say that no annoyances are noted, and where they are typed in; nothing more of the page is drawn."""
    st.info(missing)
    link("data", say.gettext("Type in annoyances"), part="edit", sheet="annoyances")
    st.stop()


def no_ratings(say: Words) -> None:
    """Say that the six keys have not been rated, and where ratings are filled in; nothing more of the page is drawn."""
    st.info(say.gettext("Leaders have not rated the six keys yet. Each gives every key 1 to 5; type their ratings in."))
    link("data", say.gettext("Type in the ratings"), part="edit", sheet="assessments")
    st.stop()


def no_paths(said: str, say: Words) -> None:
    """Say why there is no credit to share, and where paths come in; nothing more of the page is drawn."""
    st.info(said)
    link("data", say.gettext("Type in customers' paths"), part="edit", sheet="paths")
    link("data", say.gettext("Load a workbook"), part="load")
    st.stop()
