"""Satisfaction: what did customers expect, and what did they get?"""

from functools import partial

from cxdash.charts import satisfaction as charts
from cxdash.ui import controls, draw, loaders, pictures, satisfaction_drawn, ways
from cxdash.ui import satisfaction_tables as said
from cxdash.vocabulary import SCALES, Measure

view, words = controls.view()
draw.heading(words.say("What did customers expect, and what did they get?"))
told = loaders.satisfaction(view, words, *controls.asked("measure", "stage"))
if not told.answers:
    ways.missing(words)

# The stages: what stands out, and which one the reader looks into
draw.finding(told.sentence)
controls.measure(told.measure, told.measures, words)
if told.stages:
    scale = SCALES[Measure(told.measure)]
    picture = f"stages of {told.measure}, {told.stage}"
    pick = partial(controls.pick_stage, picture, charts.columns(words)["place"], told.heads)
    pictures.show(charts.stages, words, told.sentence, told.columns, scale, key=picture, on_select=pick)
    draw.note(*told.notes)
draw.figures(told.headlines)

titles = {
    "voices": words.say("Touchpoints and comments"),
    "time": words.say("Over time"),
    "matters": words.say("What matters most"),
    "table": words.say("All figures"),
}
part, place = controls.part(titles)

# One stage's touchpoints beside what customers wrote
if part == "voices":
    with place:
        if told.stages:
            controls.stage(told.stage, told.stages, words)
        left, right = draw.beside()
        with left:
            if told.stages:
                pictures.show(charts.touchpoints, words, told.alt, told.rows, scale, row_height=charts.ROW_HEIGHT)
        with right:
            draw.quotes(*loaders.quotes(view, words, told.stage))
if part == "time":
    with place:
        satisfaction_drawn.over_time(view, told.measure, words)
if part == "matters":
    with place:
        satisfaction_drawn.matters(view, told.measure, words)
if part == "table":
    with place:
        tables, found = loaders.satisfaction_figures(view)
        draw.table(said.touchpoint_table(tables, found, words), words.say("Figures by touchpoint"))
        draw.table(said.stage_table(tables, found, words), words.say("Figures by stage"))
