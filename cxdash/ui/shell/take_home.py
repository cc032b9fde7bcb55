"""What is taken home: the button on every page, and the dialog in which files are chosen, made and saved."""

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st

from cxdash.domain.messages import ImportRefused, gettext_noop
from cxdash.domain.people.roles import Right
from cxdash.domain.vocabulary import LANGUAGES
from cxdash.i18n.translator import Words, languages
from cxdash.measures.what_if.levers import as_text
from cxdash.presenters.pages import titles
from cxdash.services import demo_store, what_if, workshop
from cxdash.takeaway import files, pictures, record
from cxdash.takeaway.elements import Asked
from cxdash.takeaway.waiting import asking
from cxdash.ui.components import draw
from cxdash.ui.shell import cache, controls
from cxdash.ui.shell.signing import who
from cxdash.ui.what_if import kept, parameters

OPEN, MADE, STOPPED = "take home open", "taken home", "take home stopped"
"""Where a session keeps that the dialog is open, the file that was made in it, and that somebody stopped the making."""

HERE, ALL, DECIDED = "here", "all", "decided"
WHAT = {
    HERE: gettext_noop("This page: {page}"),
    ALL: gettext_noop("Everything"),
    DECIDED: gettext_noop("The one picture and the decisions"),
}
"""What can be taken home."""

OF_DECISIONS = ("overview",)


class Made(NamedTuple):
    """The file that was made: its name, its content, and the titles of pages that have nothing to show."""

    name: str
    content: bytes
    left_out: tuple[str, ...]


class Choice(NamedTuple):
    """What the reader asks for: one of `WHAT`, kinds of files, languages, and whether with comments."""

    what: str
    kinds: Sequence[str]
    languages: Sequence[str]
    comments: bool


def button(words: Words, *, key: str = "frame", label: str = "") -> None:
    """Draw the button that opens the dialog: a symbol, unless it has a *label*; *key*: apart from others here."""
    said = words.gettext("Take home")
    st.button(
        label or draw.symbol("take", said),
        key=f"home {key}",
        type="secondary" if label else "tertiary",
        help=None if label else words.gettext("Take home: slides and more"),
        on_click=open_dialog,
    )


def show(page: str, words: Words) -> None:
    """Draw the dialog over the page by the name *page* while it is open."""
    if st.session_state.get(OPEN):
        st.dialog(words.gettext("Take home"), width="medium", on_dismiss=_close)(_dialog)(page, words)


def open_dialog() -> None:
    """Open the dialog in this run, without the file that was made in it before."""
    st.session_state[OPEN] = True
    st.session_state.pop(MADE, None)


def _close() -> None:
    st.session_state.pop(OPEN, None)
    st.session_state.pop(MADE, None)


def _dialog(page: str, words: Words) -> None:
    choice = _form(page, words)
    if choice is not None:
        _make(page, choice, words)
    if st.session_state.pop(STOPPED, False):
        draw.line(words.gettext("Stopped. No file was made."))
    made: Made | None = st.session_state.get(MADE)
    if made is None:
        return
    if made.left_out:
        draw.note(words.gettext("Nothing to show yet, so left out: {pages}.", pages=words.list(made.left_out)))
    label = words.gettext("Save {file}", file=made.name)
    st.download_button(draw.plain(label), made.content, made.name, on_click="ignore", type="primary", key="save it")


def _form(page: str, words: Words) -> Choice | None:
    """Draw the choices; return them once they are sent."""
    called = titles(words).get(page, "")
    offered = [what for what in WHAT if what != HERE or page in record.PARTS]
    with st.form("home form", border=False):
        what = st.radio(
            words.gettext("What"),
            offered,
            index=offered.index(ALL),
            format_func=lambda one: words.gettext(WHAT[one], page=called),
        )
        kinds = st.pills(
            words.gettext("As"),
            list(files.FORMATS),
            default=list(files.FORMATS),
            selection_mode="multi",
            format_func=lambda one: words.gettext(files.FORMATS[one].name),
        )
        spoken = st.pills(
            words.gettext("In"),
            languages(),
            default=[words.tongue],
            selection_mode="multi",
            format_func=LANGUAGES.__getitem__,
        )
        comments = may_quote() and st.checkbox(words.gettext("With what customers wrote"))
        sent = st.form_submit_button(words.gettext("Make the files"), type="primary")
    return Choice(str(what), kinds, spoken, comments) if sent else None


def may_quote() -> bool:
    """Return whether the reader may take home what customers wrote."""
    return who.who().may(Right.COMMENTS)


def _make(page: str, choice: Choice, words: Words) -> None:
    """Make what is asked for, one file after the other, and keep it as one: an archive where there are several."""
    if not choice.kinds or not choice.languages:
        draw.line(words.gettext("Choose at least one kind of file and one language."))
        return
    steps, made, left_out = len(choice.kinds) * len(choice.languages), list[tuple[str, bytes]](), tuple[str, ...]()
    doing = words.gettext("Gathering figures and sentences")
    progress, stop = st.progress(0.0, doing), st.empty()
    stop.button(words.gettext("Stop"), key="stop take home", on_click=_stop)
    try:
        with asking(lambda: progress.progress(len(made) / steps, doing)):  # the run ends there where it is to
            for language in choice.languages:
                found = cache.with_what_is_kept(record.gather, _asked(page, choice, language))
                left_out = left_out or found.left_out
                for kind in choice.kinds:
                    doing = words.gettext("Making: {file}", file=words.gettext(files.FORMATS[kind].name))
                    progress.progress(len(made) / steps, doing)
                    made.append((files.name(found, kind), files.content(found, kind)))
    except ImportRefused as refused:
        for fault in refused.faults:
            draw.line(words.sentence(fault))
        return
    finally:
        progress.empty()
        stop.empty()
    (name, content), *others = made
    if others:
        name, content = files.archive_name(found), pictures.archive(made)
    st.session_state[MADE] = Made(name, content, left_out)


def _stop() -> None:
    """Note that the making is stopped; like every click, this one ends the run where it next draws."""
    st.session_state.pop(MADE, None)
    st.session_state[STOPPED] = True


def _asked(page: str, choice: Choice, language: str) -> Asked:
    """Return what is asked for, of the view and day that pages show; Overview stays hidden while a room guesses."""
    view, _ = controls.view()
    pages = {HERE: (page,), ALL: tuple(record.PARTS), DECIDED: OF_DECISIONS}[choice.what]
    hidden = ("overview",) if cache.ask(workshop.guessing) else ()
    start = cache.ask(what_if.start, view, kept.chosen())
    levers = as_text(parameters.levers_chosen(start.base)) if start.base and not start.public else ""
    stage, asked_workshop = controls.asked("stage", "workshop")
    return Asked(
        view,
        st.session_state[controls.SPOKEN].spoken(language),
        controls.on_day(),
        tuple(one for one in pages if one not in hidden),
        stage,
        levers,
        kept.chosen(),
        asked_workshop,
        choice.comments and may_quote(),
        cache.shown() == demo_store.DEMO,
    )
