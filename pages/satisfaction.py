"""Satisfaction: what did customers expect, and what did they get?"""

from functools import partial

from cxdash.charts import satisfaction as charts
from cxdash.ui import (
    controls,
    draw,
    loaders,
    loaders_satisfaction,
    pictures,
    satisfaction_drawn,
    satisfaction_guess,
    satisfaction_part,
    ways,
)
from cxdash.ui import satisfaction_tables as said
from cxdash.vocabulary import SCALES, Measure

view, words = controls.view()
draw.heading(words.say("What did customers expect, and what did they get?"))
told = loaders.satisfaction(view, words, *controls.asked("measure", "stage"))
if not told.answers:
    ways.missing(words)

# The stages: what stands out, and which one the reader looks into; nothing of it while the room guesses
hidden = satisfaction_guess.hiding(told.stage, told.measure)
scale = SCALES[Measure(told.measure or Measure.CSAT)]
if hidden:
    draw.note(words.say("The picture and its figures are hidden until the answer is shown."))
if not hidden:
    draw.finding(told.sentence)
    draw.lines(loaders_satisfaction.solved_said(view, words, told.stage))
controls.measure(told.measure, told.measures, words)
if told.stages and not hidden:
    picture = f"stages of {told.measure}, {told.stage}"
    pick = partial(controls.pick_stage, picture, charts.columns(words)["place"], told.heads)
    pictures.show(charts.stages, words, told.sentence, told.columns, scale, key=picture, on_select=pick)
    draw.note(*told.notes)
if not hidden:
    draw.figures(told.headlines)

# One stage's touchpoints beside what customers wrote, and what else stands behind a tab, each by its name in the link
titles = {
    "touchpoints": words.say("Touchpoints"),
    "time": words.say("Over time"),
    "channels": words.say("Channels and needs"),
    "matters": words.say("What matters most"),
    "solved": words.say("Solved or not"),
    "expected": words.say("Against expectation"),
    "guess": words.say("Guess first"),
    "voices": words.say("Missing voices"),
    "table": words.say("All figures"),
}
part, place = controls.part(titles)
with place:
    if part in ("touchpoints", "solved", "expected", "guess") and told.stages:
        controls.stage(told.stage, told.stages, words)
    if part in ("channels", "solved", "expected", "voices"):
        satisfaction_part.show(loaders_satisfaction.part(view, words, told.stage, part), words)
    if part == "time":
        satisfaction_drawn.over_time(view, told.measure, words)
    if part == "matters":
        satisfaction_drawn.matters(view, told.measure, words)
    if part == "guess":
        satisfaction_guess.play(loaders_satisfaction.answer(view, words, told.stage, told.measure), words)
    if part == "touchpoints":
        left, right = draw.beside()
        with left:
            if told.stages:
                pictures.show(charts.touchpoints, words, told.alt, told.rows, scale, row_height=charts.ROW_HEIGHT)
        with right:
            draw.quotes(*loaders.quotes(view, words, told.stage))
    if part == "table":
        tables, found = loaders.satisfaction_figures(view)
        draw.table(said.touchpoint_table(tables, found, words), words.say("Figures by touchpoint"))
        draw.table(said.stage_table(tables, found, words), words.say("Figures by stage"))
