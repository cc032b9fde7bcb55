"""Draw headings, findings, figures, sentences, and the tabs made of them."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Literal

import streamlit as st

from cxdash.definitions import DEFINITIONS
from cxdash.i18n.translator import Words
from cxdash.presenters.elements import Drawing, Figure, Tab, Table
from cxdash.ui.components import grid, pictures
from cxdash.ui.components.links import link
from cxdash.ui.components.pictures import projected

FIGURE_CHARACTER, NAME_CHARACTER, HELP, CARD_EDGES, NARROWEST_CARD = 15.7, 8.0, 28, 36, 196
"""Pixels of a character of a figure and of its name, of the help beside the name, of a card's edges, and of the
narrowest card.
"""

PAGE, GAP = 1100, 16
"""Pixels of a laptop's page beside a scroll bar, and between two cards."""

MORE = "more"
"""How the keys of expanders begin."""

JOINER = "\u2060"
LISTED = re.compile(r"^(\s*\d{0,9})((?<=\d)[.)]|(?<!\d)[-+])(?=\s|$)", re.MULTILINE)
"""What would begin a list, as the day in 29. November."""

WEB = re.compile(r"(www)(?=\.)", re.IGNORECASE)


def tabs(sections: Iterable[Tab], words: Words) -> None:
    """Draw the sections of a tab one below the other."""
    for section in sections:
        tab(section, words)


def found(sections: Iterable[Tab], words: Words) -> None:
    """Draw the sections of a tab, which opens with its first sentence in bold: what was found."""
    for place, section in enumerate(sections):
        opening = place == 0 and section.sentences and not section.heading
        tab(
            section._replace(heading=section.sentences[0], sentences=section.sentences[1:]) if opening else section,
            words,
        )


def tab(content: Tab, words: Words) -> None:
    """Draw a tab, or a section of it."""
    if content.heading:
        strong(content.heading)
    lines(content.sentences)
    figures(content.figures)
    on_a_phone = pictures.on_a_phone()
    listed = content.listed if on_a_phone else ()
    for what, about in listed:
        named(what, about, width="stretch")
    if content.drawing and not listed:
        drawing(content.drawing, words, said=(content.heading, *content.sentences), legend=content.notes)
    if not listed:
        notes(content.notes if content.phone_notes is None or not on_a_phone else content.phone_notes)
    waiting = [one for one in content.tables if one.behind]
    for one in content.tables:
        if not one.behind:
            _table(one, words, titled=one.titled)
    if waiting:
        with st.expander(words.gettext("All figures")):
            for one in waiting:
                _table(one, words, titled=one.titled or len(waiting) > 1)
    title, later = content.more
    if later:
        with st.expander(title):
            for sentence in later:
                note(sentence)
    if content.definitions:
        with st.container(horizontal=True, vertical_alignment="center"):
            aside(words.gettext("How it is counted"))
            for key in content.definitions:
                link("methods", words.gettext(DEFINITIONS[key].name), part=key)


def _table(content: Table, words: Words, *, titled: bool) -> None:
    if titled:
        strong(content.title)
    grid.show(content.rows, content.title, words, sentences=content.sentences)


def drawing(content: Drawing, words: Words, **options: Any) -> None:
    """Draw a picture; *options*: its magnification and the sentences of its file, as `pictures.show` takes them."""
    pictures.show(
        content.picture,
        words,
        content.alt,
        content.tables,
        *content.arguments,
        row_height=content.row_height,
        above=content.above,
        key=content.key,
        **options,
    )


def head(question: str, finding: str = "") -> None:
    """Draw the page's heading: what is found, under the question it answers; the question where nothing is found."""
    with st.container(gap=None, key="head"):
        if finding and question:
            aside(question)
        st.title(plain(finding or question), anchor=False)


def named(name: str, note: str, *, width: int | Literal["content", "stretch"]) -> None:
    """Draw a name in bold, over a quiet note unless it is ''."""
    st.markdown(over(name, note), width=width)


def here(page: str) -> None:
    """Draw the title of the page that is open, among the links to others."""
    st.markdown(f":primary-background[:small[&ensp;**{plain(page)}**&ensp;]]", width="content")


def over(name: str, note: str) -> str:
    """Return a name in bold and a quiet note in a second line as Markdown; the name alone where the note is ''.

    As a button's label it is high enough for a finger.
    """
    return f"**{plain(name)}**" + (f"  \n:small[:gray[{plain(note)}]]" if note else "")


def symbol(name: str, label: str) -> str:
    """Return the symbol of a button as Markdown; *label*: what it does, for those who cannot see it."""
    return f"![{plain(label)}](/assets/{name}.svg)"


def figures(shown: Sequence[Figure], *, linked: bool = True) -> None:
    """Draw figure cards, each with its notes: side by side in a row that wraps, or on a phone as a column.

    A style sheet lets them grow to fill the row. *linked*: each leads to its definition.
    """
    if pictures.on_a_phone():
        for figure in shown:
            _figure(figure, st.container(border=True), linked=linked)
        return
    if not shown:
        return
    widths = card_widths(shown)
    if len(shown) > 1 and not projected():
        with st.container(horizontal=True):
            for width, figure in zip(widths, shown, strict=True):
                _figure(figure, st.container(border=True, height="stretch", width=width), linked=linked)
        return
    widths += [sum(widths)] * (2 - len(shown))
    for column, figure in zip(st.columns(widths)[: len(shown)], shown, strict=True):
        with column:
            _figure(figure, st.container(border=True, height="stretch"), linked=linked)


def card_widths(shown: Sequence[Figure]) -> list[int]:
    """Return the widths of cards that fill a row of a laptop's page: as equal as what each needs lets them be."""
    widths = sorted(card_width(figure) for figure in shown)
    room = PAGE - GAP * (len(widths) - 1)
    while widths and widths[-1] > room // len(widths):
        room -= widths.pop()
    equal = room // len(widths) if widths else 0
    return [max(card_width(figure), equal) for figure in shown]


def card_width(figure: Figure) -> int:
    """Return the width in pixels that a figure's card needs, so that neither its name nor its value is cut."""
    value, name = FIGURE_CHARACTER * len(figure.value), NAME_CHARACTER * len(figure.name) + HELP
    return round(max(value + CARD_EDGES, name + CARD_EDGES, NARROWEST_CARD))


def _figure(figure: Figure, place: Any, *, linked: bool) -> None:
    with place:
        st.metric(plain(figure.name), figure.value, help=figure.definition)
        if figure.notes:
            note(*figure.notes)
        if figure.key and linked:
            link("methods", figure.link_label, part=figure.key)


def beside() -> Sequence[Any]:
    """Return two columns: a wide one for a picture, and one beside it."""
    return st.columns([3, 2], gap="large")


def sliders_and_results() -> Sequence[Any]:
    """Return two equal columns: for sliders, and for their results."""
    return st.columns(2, gap="large")


def tight() -> Any:
    """Return a container with small gaps."""
    return st.container(gap="xxsmall")


def aside(sentence: str) -> None:
    """Draw a quiet sentence as wide as its text."""
    st.markdown(f":small[:gray[{plain(sentence)}]]", width="content")


def label(name: str) -> None:
    """Draw a label as Streamlit does above a control."""
    st.markdown(f":small[{plain(name)}]")


def group(title: str) -> Any:
    """Draw the heading of a group of controls; return its row, for what applies to the whole group."""
    row = st.container(horizontal=True, vertical_alignment="center")
    with row:
        st.markdown(f"**{plain(title)}**", width="content")
    return row


def results(shown: Iterable[tuple[str, str, Sequence[str]]]) -> None:
    """Draw results one below the other: name and value, and quiet notes under them."""
    with st.container(border=True, gap="xsmall"):
        for name, value, notes in shown:
            under = f":small[:gray[{plain(' · '.join(notes))}]]"
            st.markdown(f":gray[{plain(name)}]  **{plain(value)}**  \n{under}")


def starting_point(title: str, sentence: str) -> None:
    """Draw the heading of one way to start, with a sentence about it."""
    st.subheader(title, anchor=False)
    line(sentence)


def more(title: str, code: str = "") -> Any:
    """Return an expander, closed at first; compute its content only while it is `open`.

    *code*: by which a link of earlier opens it, where it was a tab.
    """
    return st.expander(title, on_change="rerun", key=f"{MORE} {code or title}")


def question(statement: str, badge: str, ask: str, evidence: str) -> None:
    """Draw a finding to discuss: the statement, with a *badge* unless it is '', the open question, the evidence."""
    st.markdown(f"**{plain(statement)}**" + (f" :orange-badge[{plain(badge)}]" if badge else ""))
    line(ask)
    if evidence:
        note(evidence)


def stated(title: str, state: str, *, warm: bool) -> None:
    """Draw a title in bold over its state as a badge, *warm* where something is wrong."""
    st.markdown(f"**{plain(title)}**  \n:{'orange' if warm else 'gray'}-badge[{plain(state)}]")


def strong(sentence: str) -> None:
    """Draw a sentence in bold."""
    st.markdown(f"**{plain(sentence)}**")


def line(sentence: str) -> None:
    """Draw a sentence."""
    st.markdown(plain(sentence))


def lines(sentences: Sequence[str]) -> None:
    """Draw sentences, a line each."""
    if sentences:
        st.markdown("  \n".join(map(plain, sentences)))


def note(*sentences: str) -> None:
    """Draw quiet sentences, a line each, in the theme's grey: Streamlit's own captions are too faint to read."""
    st.markdown("  \n".join(f":small[:gray[{plain(sentence)}]]" for sentence in sentences))


def notes(sentences: Sequence[str]) -> None:
    """Draw quiet sentences where there are any."""
    if sentences:
        note(*sentences)


@lru_cache(maxsize=20_000)
def plain(sentence: str) -> str:
    """Return a text with Markdown's signs escaped, in which no address becomes a link.

    Addresses are found after all escaping; a word joiner, which nobody sees, parts them.
    """
    for mark, parted in (("://", f":{JOINER}//"), ("@", f"{JOINER}@")):
        sentence = sentence.replace(mark, parted)
    sentence = WEB.sub(rf"\1{JOINER}", sentence)
    for sign in "\\`*_[]<>$#~:":
        sentence = sentence.replace(sign, f"\\{sign}")
    return LISTED.sub(r"\1\\\2", sentence)
