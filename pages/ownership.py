"""Owners: who answers for each stage, and can they act?"""

from functools import partial

from cxdash.charts import ownership as charts
from cxdash.ui import controls, draw, editing, loaders, models, notices, pictures, ways

view, words = controls.view()
draw.heading(words.say("Who answers for each stage, and can they act?"))
notices.show()
on = controls.on_day()
told = loaders.ownership(view, words, on, *controls.asked("stage"))
if not told.stages:
    ways.no_stages(words)

# The stages and their owners, with what customers got in the same rows
draw.finding(told.sentence)
draw.note(*told.notes)
pick = partial(controls.pick_stage, "owners", charts.columns(words)["stage"], told.stages)
pictures.show(
    charts.matrix, words, told.sentence, told.picture, told.statuses,
    row_height=charts.ROW_HEIGHT, above=charts.HEAD_HEIGHT, key="owners", on_select=pick,
)  # fmt: skip
draw.note(told.legend)
draw.figures(told.headlines)

titles = {
    "ask": words.say("Questions for the room"),
    "stage": words.say("One stage"),
    "handoffs": words.say("Hand-offs"),
    "mandate": words.say("Mandate"),
    "measures": words.say("Measures"),
    "money": words.say("Load and money"),
    "model": words.say("Try another model"),
    "history": words.say("History"),
    "decisions": words.say("Decisions"),
}
part, place = controls.part(titles)
with place:
    if part == "ask":
        ways.findings(told.findings, told.stages, words)
    if part == "stage":
        controls.stage(told.stage, told.stages, words)
    draw.told(loaders.ownership_part(view, words, on, told.stage, part))
    if part == "stage":
        draw.note(words.say("* its own; all else as for the stage."))
    if part == "model":
        models.try_another(view, on, words)
    if part == "history":
        models.undo_adoption(words)
    if part == "decisions":
        editing.table("decisions", words)
