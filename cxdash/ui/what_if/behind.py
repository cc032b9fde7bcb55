"""What waits behind what a choice hangs on: what it would take, winning or keeping, and what to find out first."""

from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.presenters.what_if import page
from cxdash.ui.components import closed, draw
from cxdash.ui.shell import cache


def show(view: View, levers: str, choice: str, words: Words) -> None:
    """Draw each closed, and compute what is opened; *levers* as a text."""
    titles = {
        "goal": words.gettext("What it would take"),
        "split": words.gettext("Winning or keeping"),
        "worth": words.gettext("Worth finding out"),
    }
    for name in closed.opened(titles):
        draw.tabs(cache.ask(page.tab, view, words.language, levers, choice, name), words)
