"""Overview: where do we break our promise, and who answers for it?"""

from functools import partial

from cxdash.charts import overview as charts
from cxdash.charts import overview_turned as turned
from cxdash.ui import controls, draw, loaders, pictures, ways
from cxdash.vocabulary import SCALES, Measure

view, words = controls.view()
draw.heading(words.say("Where do we break our promise, and who answers for it?"))
told = loaders.overview(view, words, controls.on_day(), *controls.asked("stage"))
draw.finding(told.title)
if not told.stages:
    ways.doors(words)
    ways.no_stages(words)

# The one picture, with a way from every column to the page that shows most of it
draw.note(told.above)
controls.stages_shown(told.pages, told.page, words)
pick = partial(ways.pick, "overview", charts.columns(words)["stage"], told.stages)
scale = SCALES[Measure(told.measure)]
if controls.on_a_phone():
    pictures.show(turned.picture, words, told.title, told.picture, scale, row_height=turned.ROW_HEIGHT, above=0)
else:
    pictures.show(charts.picture, words, told.title, told.picture, scale, key="overview", on_select=pick)
    ways.under_columns(told.ways)
draw.note(*told.below)
ways.link("methods", words.say("How the worst stage is found"), part="situation")
draw.figures(told.figures)

# What to look into first, what is overdue, and three doors at first start
ways.found(told.findings, words)
ways.overdue(told.overdue, words)
ways.doors(words)
