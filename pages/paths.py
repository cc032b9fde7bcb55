"""Paths and credit: which efforts contribute?"""

from cxdash.charts import paths as charts
from cxdash.ui import controls, draw, loaders_paths, pictures, ways

view, words = controls.view()
draw.heading(words.say("Which efforts contribute?"))
told = loaders_paths.told(words)
if told.missing:
    ways.no_paths(told.missing, words)

# Credit as a range: each touchpoint from the least to the most that any way of counting gives it
draw.finding(told.sentence)
draw.note(*told.notes)
pictures.show(charts.credits, words, told.sentence, told.picture, row_height=charts.ROW_HEIGHT, above=charts.ABOVE)
draw.figures(told.headlines)

titles = {
    "roles": words.say("By role"),
    "lost": words.say("Where people are lost"),
    "rules": words.say("How the ways differ"),
}
part, place = controls.part(titles)
with place:
    shown = loaders_paths.part(words, controls.on_day(), part)
    draw.lines(shown.said)
    draw.titled(shown.tables)
