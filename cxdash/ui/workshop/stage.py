"""What the host does next: one button in colour, and the others beside it."""

from collections.abc import Callable

import streamlit as st

from cxdash.domain.people.roles import Right
from cxdash.domain.workshop.states import QuestionState
from cxdash.i18n.translator import Words
from cxdash.presenters.workshop import now as presenter
from cxdash.presenters.workshop.now import Action
from cxdash.presenters.workshop.page import HostScreen
from cxdash.store.write.workshop import closing, running
from cxdash.ui.components import confirm, draw
from cxdash.ui.decide import form
from cxdash.ui.shell.signing import who
from cxdash.ui.workshop import acting, door, following, shown

ACTS: dict[str, Callable[..., object]] = {
    presenter.STEP: running.start_step,
    presenter.OPEN: running.open_question,
    presenter.CLOSE: running.close_question,
    presenter.REVEAL: running.reveal,
    presenter.AGAIN: running.vote_again,
}


def show(screen: HostScreen, words: Words) -> None:
    """Draw the step that is under way with its clock and its question, and what the host can do."""
    now = screen.now
    if now.step:
        draw.strong(now.step)
    elif now.actions:
        draw.line(words.gettext("Open the room's screen on the projector, let phones in, and start."))
    following.ticking(now, words)
    if now.question and now.state is not QuestionState.REVEALED:
        draw.line(words.gettext("Asked: “{question}”", question=now.question))
    caution = presenter.caution(screen.host, words) if screen.host else ""
    if caution:
        draw.note(caution)
    shut = door.is_first(screen)
    if shut:
        draw.line(words.gettext("No phone can vote yet: let phones in first, or count raised hands."))
    with st.container(horizontal=True, vertical_alignment="center"):
        for place, action in enumerate(now.actions):
            _button(action, screen.key, words, first=place == 0 and not shut)
        if now.step and not now.asked:
            form.button("", words, key="step", label=words.gettext("Record a decision"))
    if screen.host and now.asked in screen.host.revealed:
        shown.draw(screen.host.revealed[now.asked], words, workshop=screen.key, adopting=True, titled=False)


def _button(action: Action, key: str, words: Words, *, first: bool) -> None:
    if not who.who().may(Right.WORKSHOPS):
        return
    if action.code == presenter.END:
        _end(action, key, words)
        return
    st.button(
        draw.plain(action.label),
        key=f"workshop {action.code} {action.number}",
        type="primary" if first else "secondary",
        on_click=acting.do,
        args=(words, ACTS[action.code], key, action.number),
    )


def _end(action: Action, key: str, words: Words) -> None:
    sentences = [
        words.gettext("Nobody can vote any longer, and no vote can be traced to a phone."),
        words.gettext("Answers that are not shown yet can still be shown."),
    ]
    if confirm.removal(action.label, sentences, words.gettext("Yes, end it"), key="workshop end"):
        acting.do(words, closing.close, key)
        st.rerun()


def unseen(screen: HostScreen, words: Words) -> None:
    """Offer to show the answers of earlier steps that were voted on and not shown yet."""
    for action in presenter.unseen(screen.host, words) if screen.host else ():
        _button(action, screen.key, words, first=False)
