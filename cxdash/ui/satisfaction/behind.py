"""What waits behind a stage's touchpoints: whether cases were solved, and what was got against what was expected."""

from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.presenters.satisfaction import page
from cxdash.ui.components import closed, draw
from cxdash.ui.shell import cache, navigation


def show(view: View, stage: str, words: Words) -> None:
    """Draw each closed, and compute what is opened."""
    titles = {"solved": words.gettext("Solved or not"), "expected": words.gettext("Against expectation")}
    for name in closed.opened(titles):
        if name == "solved":
            navigation.stages_with_cases(cache.ask(page.cases, view, words.language), stage, words)
        draw.tabs(cache.ask(page.tab, view, words.language, stage, name), words)
