"""Paths and credit: which efforts contribute?"""

from cxdash.charts import paths as charts
from cxdash.presenters.paths import page
from cxdash.ui.components import draw, pictures
from cxdash.ui.shell import cache, controls, navigation

view, words = controls.view()
draw.heading(words.gettext("Which efforts contribute?"))
told = cache.ask(page.show, words.language)
if told.missing:
    navigation.no_paths(told.missing, words)

# Credit as a range: each touchpoint from the least to the most that any way of counting gives it
draw.finding(told.sentence)
draw.note(*told.notes)
pictures.show(charts.credits, words, told.sentence, told.picture, row_height=charts.ROW_HEIGHT, above=charts.ABOVE)
draw.figures(told.headlines)

titles = {
    "roles": words.gettext("By role"),
    "lost": words.gettext("Where people are lost"),
    "rules": words.gettext("How the ways differ"),
}
part, place = controls.part(titles)
with place:
    shown = cache.ask(page.tab, words.language, controls.on_day(), part)
    draw.lines(shown.said)
    draw.titled(shown.tables)
