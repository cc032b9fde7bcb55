"""How the room votes: by phone, and by hands or paper that the host types in."""

from typing import Any

import pandas as pd
import streamlit as st

from cxdash.domain.people.roles import Right
from cxdash.domain.plain import rows_of
from cxdash.domain.workshop import answers
from cxdash.domain.workshop.questions import Question
from cxdash.domain.workshop.states import QuestionState, WorkshopState
from cxdash.i18n.translator import Words
from cxdash.presenters.workshop import asking
from cxdash.presenters.workshop.page import HostScreen
from cxdash.store.write.workshop import voting
from cxdash.ui.components import draw
from cxdash.ui.shell.signing import who
from cxdash.ui.workshop import absent, acting, door

MOST_HANDS = voting.MOST_HANDS
ABREAST = 3


def show(screen: HostScreen, words: Words) -> None:
    """Draw where phones vote, and what there is without them: hands, paper, slips, and ballots of absent leaders."""
    if screen.host is None or screen.host.workshop.state is WorkshopState.CLOSED or not who.who().may(Right.WORKSHOPS):
        return
    door.show(screen.host.workshop.code, words, first=door.is_first(screen))
    if screen.now.asked and screen.now.state in (QuestionState.OPEN, QuestionState.CLOSED):
        by_hand(screen, words)
    absent.show(screen.host.workshop, words)


def by_hand(screen: HostScreen, words: Words) -> None:
    """Draw where raised hands are typed in, or paper ballots where an answer is more than a choice."""
    more = draw.more(words.gettext("Type in hands or paper"), "hands")
    if not more.open or screen.host is None:
        return
    step = next(step for step in screen.host.workshop.steps if step.asked == screen.now.asked)
    if step.question is None:
        return
    with more:
        draw.note(
            words.gettext("Whoever raised a hand must not vote by phone, too."),
            words.gettext("Saved again, these numbers take the place of those before."),
        )
        key = f"{step.asked} {step.round}"
        asked = step.question
        counted = _hands(asked, key, words) if asking.is_choice(asked) else _paper(asked, key, words)
        if counted is not None:
            acting.do(words, voting.raise_hands, screen.key, step.asked, counted)
            st.rerun()


def _hands(asked: Question, key: str, words: Words) -> list[tuple[dict[str, str], int]] | None:
    """Draw a number for each choice; return how many raised their hand for each once it is saved."""
    counts = {}
    with st.form(f"hands {key}", border=False):
        places = st.columns(ABREAST)
        for at, (code, label) in enumerate(asking.choices(asked, words).items()):
            with places[at % ABREAST]:
                counts[code] = st.number_input(draw.plain(label), 0, MOST_HANDS, 0, key=f"hand {key} {code}")
        saved = st.form_submit_button(words.gettext("Save the hands"))
    if not saved:
        return None
    return [(_fields(code), int(count)) for code, count in counts.items() if count]


def _fields(code: str) -> dict[str, str]:
    return {answers.ABSTAIN: "1"} if code == answers.ABSTAIN else {answers.CHOICE: code}


def _paper(asked: Question, key: str, words: Words) -> list[tuple[dict[str, str], int]] | None:
    """Draw a table with a row for each paper ballot; return the ballots once they are saved."""
    named = asking.fields(asked, words)
    with st.form(f"paper {key}", border=False):
        empty = pd.DataFrame({name: pd.Series(dtype=float) for name in named.values()})
        filled = st.data_editor(
            empty,
            num_rows="dynamic",
            hide_index=True,
            key=f"paper table {key}",
            column_config={
                label: st.column_config.NumberColumn(label, help=words.gettext("One row for each ballot."))
                for label in named.values()
            },
        )
        saved = st.form_submit_button(words.gettext("Save the ballots"))
    if not saved:
        return None
    codes = {label: name for name, label in named.items()}
    rows = rows_of(filled.dropna(how="all").rename(columns=codes))
    return [({str(name): _written(value) for name, value in row.items() if value == value}, 1) for row in rows]  # noqa: PLR0124


def _written(value: Any) -> str:
    return f"{float(value):.9g}"
