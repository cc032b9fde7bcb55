"""Owners: who answers for each stage, and can they act?"""

from functools import partial

from cxdash.charts import ownership as charts
from cxdash.ui import controls, draw, editing, loaders, models, notices
from cxdash.ui import ownership_tables as said

view, words = controls.view()
draw.heading(words.say("Who answers for each stage, and can they act?"))
notices.show()
on = controls.on_day()
told = loaders.ownership(view, words, on, *controls.asked("stage"))
if not told.stages:
    controls.no_stages(words)

# The stages and their owners, with what customers got in the same rows
draw.finding(told.sentence)
draw.note(*told.notes)
pick = partial(controls.pick_stage, "owners", charts.columns(words)["stage"], told.stages)
draw.picture(
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
tables, found = loaders.ownership_figures(view, on)
with place:
    if part == "ask":
        draw.findings(told.findings, words.say("to be settled"))
    if part == "stage":
        controls.stage(told.stage, told.stages, words)
        draw.note(*said.stage_notes(found, told.stage, words))
        draw.table(said.stage_table(tables, found, told.stage, words), words.say("Who does what at each touchpoint"))
        draw.note(words.say("* its own; all else as for the stage."))
    if part == "handoffs":
        draw.line(said.handoff_sentence(tables, found, words))
        draw.table(said.handoff_table(tables, found, words), words.say("Hand-offs"))
        draw.line(words.say("Made here, felt there"))
        draw.table(said.elsewhere_table(tables, found, words), words.say("Made here, felt there"))
    if part == "mandate":
        draw.line(words.say("Can those who answer also act? Medians of what leaders say, 1–5."))
        draw.table(said.mandate_table(tables, found, words), words.say("Mandate"))
    if part == "measures":
        draw.line(said.kpi_sentence(found, words))
        draw.table(said.kpi_table(tables, found, words), words.say("Key figures"))
        draw.table(said.area_table(tables, found, words), words.say("Who has what goes across"))
    if part == "money":
        draw.line(said.money_sentence(tables, found, words))
        draw.table(said.load_table(tables, found, words), words.say("Load and money"))
    if part == "model":
        models.try_another(view, on, words)
    if part == "history":
        models.undo_adoption(words)
        draw.table(said.history_table(tables, words), words.say("History"))
    if part == "decisions":
        draw.line(said.decisions_sentence(found, words))
        editing.table("decisions", words)
