"""What the room answered, on the host's page and on the room's screen.

- `draw(asked, words, workshop=key)`: a revealed question: its words, the finding, and the picture. On the host's page
  with `adopting=True`, which adds buttons to decide on it and to make a room's range What if's. On the room's screen
  with `head=True`: question and finding are its heading, as large as one is, and nothing can be opened or followed.
  With `titled=False` neither is drawn.
- `several(questions, words, workshop=key)`: several of them on the host's page, all but the first behind a click.
- `disagreements(key, words)`: the revealed questions, most disagreement first, and what settling each belief is worth.
- `on_paper(key, words)`: whom the room named for each stage, against who answers on paper.
- `calibration(words)`: how often rooms guessed right, over all workshops.

All draw nothing where there is nothing yet; what is not revealed never comes here.
"""

from collections.abc import Sequence

import streamlit as st

from cxdash.domain.workshop.questions import Kind
from cxdash.i18n.translator import Words
from cxdash.measures.ownership.proposals import models
from cxdash.presenters.elements import Tab
from cxdash.presenters.workshop.results import page
from cxdash.presenters.workshop.results.shown import Revealed
from cxdash.services.workshop import Asked
from cxdash.ui.components import draw as drawn
from cxdash.ui.components import pictures
from cxdash.ui.components.links import link
from cxdash.ui.decide import form
from cxdash.ui.shell import cache, controls
from cxdash.ui.workshop import adopting as adopted


def draw(
    asked: Asked, words: Words, *, workshop: str, adopting: bool = False, head: bool = False, titled: bool = True
) -> None:
    """Draw a revealed question of the workshop by key *workshop*: what the room answered, and its picture."""
    view, _ = controls.view()
    found = cache.ask(page.revealed, workshop, asked.number, view, words.language, controls.today())
    if found is None:
        return
    if head:
        drawn.head(found.question, found.finding)
        _for_the_room(found.tab, words)
        return
    if titled:
        drawn.aside(found.question)
        drawn.strong(found.finding)
    drawn.tab(found.tab, words)
    if adopting and found.reason:
        _decide(asked, found, words)
    if adopting and found.assumption:
        adopted.offer(found, workshop, words)


def _decide(asked: Asked, found: Revealed, words: Words) -> None:
    """Draw how the room decides on what it answered, and where another owner is proposed."""
    with st.container(horizontal=True, vertical_alignment="center"):
        form.button(found.reason, words, key=f"room {asked.number}")
        if found.owner:
            label = words.gettext("Propose {role} as the owner", role=found.called)
            link("ownership", label, part="model", model=models.named(asked.question.subject, found.owner))
        elif asked.question.kind is Kind.OWNER_SHOULD:
            link("ownership", words.gettext("Propose another owner"), part="model")


def several(asked: Sequence[Asked], words: Words, *, workshop: str) -> None:
    """Draw revealed questions on the host's page, the first open and the others behind their words."""
    for place, one in enumerate(asked):
        if not place:
            draw(one, words, workshop=workshop, adopting=True)
            continue
        more = drawn.more(page.question(one, words), f"answers {one.number}")
        if more.open:
            with more:
                draw(one, words, workshop=workshop, adopting=True)


def _for_the_room(content: Tab, words: Words) -> None:
    """Draw what is said and the picture as large as a screen that shows nothing else allows."""
    with st.container(key="room-answers"):
        drawn.lines(content.sentences)
        if content.drawing:
            drawn.drawing(content.drawing, words, times=pictures.ON_THE_ROOMS_SCREEN)
        drawn.notes(content.notes)


def disagreements(key: str, words: Words) -> None:
    """Draw the revealed questions of a workshop, most disagreement first, and what settling beliefs is worth."""
    view, _ = controls.view()
    found = cache.ask(page.discussed, key, view, words.language)
    if found.heading:
        drawn.strong(found.heading)
    drawn.tab(found.prices, words)
    with drawn.tight():
        for question, apart in found.listed:
            drawn.named(question, apart, width="stretch")


def on_paper(key: str, words: Words) -> None:
    """Draw whom the room of a workshop named for each stage, against who answers on paper."""
    view, _ = controls.view()
    _tab(cache.ask(page.on_paper, key, view, words.language, controls.today()), words)


def calibration(words: Words) -> None:
    """Draw how often rooms guessed right over all workshops."""
    view, _ = controls.view()
    _tab(cache.ask(page.calibrated, view, words.language), words)


def _tab(content: Tab | None, words: Words) -> None:
    if content:
        drawn.tab(content, words)
