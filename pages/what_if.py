"""What if: what would another choice bring?"""

from cxdash.measures.what_if.levers import as_text
from cxdash.presenters.pages import question, tabs
from cxdash.presenters.what_if import page
from cxdash.services import what_if as service
from cxdash.ui.components import draw, notices
from cxdash.ui.components.links import link
from cxdash.ui.decide import form
from cxdash.ui.shell import cache, controls, navigation
from cxdash.ui.shell.empty_states import empty_state
from cxdash.ui.what_if import behind, kept, parameters, ready, sliders

view, words = controls.view()
start = kept.started(view)
asked, place = question("what_if", words), draw.tight()
if start.base is None:
    with place:
        draw.head(asked)
    empty_state("let-downs" if start.public else "customers", words)
with draw.tight():
    notices.show()
if not start.public:
    ready.show(view, parameters.levers_chosen(start.base), words)
left, right = draw.sliders_and_results()
stages = cache.ask(page.stages, view, words.language)

# Decisions and assumptions, and beside them what they bring
with left:
    levers = sliders.choose(start, start.base, stages, words)
screen = cache.ask(page.show, view, words.language, as_text(levers), kept.chosen())
with place:
    draw.head(asked, screen.finding)
with right, draw.tight():
    sliders.above(start, words)
    draw.notes(kept.notes(view, words))
    navigation.to_be_stated(screen.asked, words)
    draw.results(screen.results)
    if screen.picture:
        draw.drawing(screen.picture, words)
    draw.line(screen.matters)
    if levers.moved:
        expected = cache.ask(service.expected, view, as_text(levers), kept.chosen())
        form.button(screen.finding, words, key="page", expected=expected)
    navigation.who_passes(screen.notes, words)
    draw.note(screen.foot)
    link("methods", words.gettext("How this is worked out"), part="tries")

titles = tabs("what_if", words)
shown = ("beliefs", "kept") if start.public else titles
tab, place = controls.tab({name: titles[name] for name in shown})
with place:
    if tab == "kept":
        kept.show(view, levers, words)
    else:
        name = "matters" if tab == "rests" else tab
        draw.found(cache.ask(page.tab, view, words.language, as_text(levers), kept.chosen(), name), words)
    if tab == "rests":
        behind.show(view, as_text(levers), kept.chosen(), words)
