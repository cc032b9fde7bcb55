"""What if: what would another choice bring?"""

from cxdash.charts import what_if as charts
from cxdash.measures.what_if.levers import as_text
from cxdash.presenters.what_if import page
from cxdash.presenters.what_if import screen as what_if
from cxdash.ui.components import draw, notices, pictures
from cxdash.ui.shell import cache, controls, navigation
from cxdash.ui.what_if import drawn as what_if_drawn
from cxdash.ui.what_if import kept as what_if_kept
from cxdash.ui.what_if import sliders as what_if_sliders

view, words = controls.view()
start = what_if_kept.started(view)
left, right = draw.sliders_and_results()
with left:
    draw.heading(words.gettext("What would another choice bring?"))
notices.show()
if start.base is None:
    navigation.no_customers(words)
stages = cache.ask(page.stages, view, words.language)

# What we decide and believe, and beside it what that brings
with left:
    levers = what_if_sliders.choose(start, start.base, stages, words)
told = cache.ask(page.show, view, words.language, as_text(levers), what_if_kept.chosen())
with right, draw.tight():
    what_if_sliders.above(words)
    draw.finding(told.finding)
    draw.notes(what_if_kept.about(view, words))
    navigation.to_be_stated(told.notes, words)
    draw.results(told.results)
    pictures.show(charts.paths, words, told.finding, told.picture, key="customers ahead")
    draw.line(told.matters)
    draw.note(what_if.foot(words))
    navigation.link("methods", words.gettext("How this is worked out"), part="tries")

titles = {
    "beliefs": words.gettext("What it rests on"),
    "matters": words.gettext("What matters most"),
    "goal": words.gettext("What it would take"),
    "split": words.gettext("Winning or keeping"),
    "worth": words.gettext("Worth finding out"),
    "kept": words.gettext("Kept choices"),
}
part, place = controls.part(titles)
with place:
    if part == "kept":
        what_if_kept.show(view, levers, words)
    else:
        what_if_drawn.show(
            cache.ask(page.tab, view, words.language, as_text(levers), what_if_kept.chosen(), part), words
        )
