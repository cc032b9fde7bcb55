"""Overview: where do we break our promise, and who answers for it?"""

from functools import partial

from cxdash.charts import overview as charts
from cxdash.ui import controls, draw, loaders, ways
from cxdash.vocabulary import SCALES, Measure

ways.follow()
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
draw.picture(
    charts.picture, words, told.title, told.picture, SCALES[Measure(told.measure)], key="overview", on_select=pick
)
ways.under_columns(told.ways)
draw.note(*told.below)
draw.figures(told.figures)

# What to look into first, what is overdue, and three doors at first start
ways.found(told.findings, words)
ways.overdue(told.overdue, words)
ways.doors(words)
