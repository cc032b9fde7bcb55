"""What if: what would another choice bring?"""

from cxdash.charts import what_if as charts
from cxdash.ui import (
    controls,
    draw,
    loaders_what_if,
    notices,
    pictures,
    ways,
    what_if,
    what_if_drawn,
    what_if_kept,
    what_if_sliders,
)

view, words = controls.view()
start = loaders_what_if.start(view)
left, right = draw.sliders_and_results()
with left:
    draw.heading(words.say("What would another choice bring?"))
notices.show()
if start.base is None:
    ways.no_customers(words)
stages = loaders_what_if.stages(view, words)

# What we decide and believe, and beside it what that brings
with left:
    levers = what_if_sliders.choose(start, start.base, stages, words)
told = loaders_what_if.told(view, words, levers)
with right, draw.tight():
    what_if_sliders.above(words)
    draw.finding(told.finding)
    draw.notes(what_if_kept.about(view, words))
    ways.to_be_stated(told.notes, words)
    draw.results(told.results)
    pictures.show(charts.paths, words, told.finding, told.picture, key="customers ahead")
    draw.line(told.matters)
    draw.note(what_if.foot(words))
    ways.link("methods", words.say("How this is worked out"), part="tries")

titles = {
    "beliefs": words.say("What it rests on"),
    "matters": words.say("What matters most"),
    "goal": words.say("What it would take"),
    "split": words.say("Winning or keeping"),
    "worth": words.say("Worth finding out"),
    "kept": words.say("Kept choices"),
}
part, place = controls.part(titles)
with place:
    if part == "kept":
        what_if_kept.show(view, levers, words)
    else:
        what_if_drawn.show(loaders_what_if.part(view, words, levers, part), words)
