"""Paths and credit: which efforts contribute?"""

from cxdash.presenters.pages import question, tabs
from cxdash.presenters.paths import page
from cxdash.ui.components import draw
from cxdash.ui.decide import form
from cxdash.ui.shell import cache, controls
from cxdash.ui.shell.empty_states import empty_state

view, words = controls.view()
screen = cache.ask(page.show, words.language)
draw.head(question("paths", words), "" if screen.missing else screen.sentence)
if screen.missing:
    draw.tabs(cache.ask(page.tab, words.language, controls.on_day(), "claims"), words)
    empty_state("nothing to ask for" if words.public else "paths", words, screen.missing)

# Credit as a range: each touchpoint from the least to the most that any way of counting gives it
draw.lines(screen.more)
draw.note(*screen.notes)
draw.tabs(screen.credits, words)
draw.figures(screen.headlines)
form.button(screen.sentence, words, key="page")

titles = tabs("paths", words)
tab, place = controls.tab(titles)
with place:
    draw.found(cache.ask(page.tab, words.language, controls.on_day(), tab), words)
