"""Overview: where do we break our promise, and who answers for it?"""

from functools import partial

from cxdash.charts.overview import picture as charts
from cxdash.charts.overview import turned
from cxdash.domain.scales import SCALES, Measure
from cxdash.presenters.overview import page
from cxdash.ui.components import draw, pictures
from cxdash.ui.shell import cache, controls, navigation

view, words = controls.view()
draw.heading(words.gettext("Where do we break our promise, and who answers for it?"))
told = cache.ask(page.show, view, words.language, controls.on_day(), *controls.asked("stage"))
draw.finding(told.title)
if not told.stages:
    navigation.doors(words)
    navigation.no_stages(words)

# The one picture, with a way from every column to the page that shows most of it
draw.note(told.above)
controls.stages_shown(told.pages, told.page, words)
pick = partial(navigation.pick, "overview", charts.columns(words)["stage"], told.stages)
scale = SCALES[Measure(told.measure)]
if controls.on_a_phone():
    pictures.show(turned.picture, words, told.title, told.picture, scale, row_height=turned.ROW_HEIGHT, above=0)
else:
    pictures.show(charts.picture, words, told.title, told.picture, scale, key="overview", on_select=pick)
    navigation.under_columns(told.ways)
draw.note(*told.below)
navigation.link("methods", words.gettext("How the worst stage is found"), part="situation")
draw.figures(told.figures)

# What to look into first, what is overdue, and three doors at first start
navigation.found(told.findings, words)
navigation.overdue(told.overdue, words)
navigation.doors(words)
