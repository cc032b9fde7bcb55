"""Decide: what do we fix first, who can, and what have we decided?"""

from cxdash.presenters.pages import question, tabs
from cxdash.presenters.priorities import page
from cxdash.ui.components import draw
from cxdash.ui.components.links import link
from cxdash.ui.decide import decisions, form, narrowing, ranking
from cxdash.ui.shell import cache, controls, empty_states

view, words = controls.view()
on = controls.on_day()
screen = cache.ask(page.show, view, words.language, on, *controls.asked("felt", "only"))
asked = question("decide", words)
draw.head(asked, "" if screen.missing else screen.sentence)
if screen.missing:
    empty_states.explain("annoyances", words, screen.missing)
else:
    # The list: what is blocked on top, then what can be fixed, what is under way, and ideas
    draw.lines(screen.more)
    draw.notes(screen.notes)
    narrowing.choose(screen, words)
    if screen.parts:
        ranking.show(screen.parts, words)
        draw.note(screen.legend)
        link("methods", words.gettext("How the order is found"), part="fix_first")
        form.about_one_of(screen.titles, words)
    draw.tabs(screen.tables, words)
    draw.figures(screen.headlines)

titles = tabs("decide", words)
tab, place = controls.tab(titles if not screen.missing else {"decided": titles["decided"]})
with place:
    if tab == "decided":
        decisions.show(cache.ask(page.decisions, words.language, on), words)
    else:
        draw.found(cache.ask(page.need, view, words.language, on, *controls.asked("felt", "only")), words)
