"""Owners: who answers for each stage, and can they act?"""

from functools import partial

from cxdash.charts import ownership as charts
from cxdash.presenters.ownership import page
from cxdash.ui.components import draw, notices, pictures
from cxdash.ui.data import editing
from cxdash.ui.ownership import models
from cxdash.ui.shell import cache, controls, navigation

view, words = controls.view()
draw.heading(words.gettext("Who answers for each stage, and can they act?"))
notices.show()
on = controls.on_day()
told = cache.ask(page.show, view, words.language, on, *controls.asked("stage"))
if not told.stages:
    navigation.no_stages(words)

# The stages and their owners, with what customers got in the same rows
draw.finding(told.sentence)
draw.note(*told.notes)
pick = partial(controls.pick_stage, "owners", charts.columns(words)["stage"], told.stages)
pictures.show(
    charts.matrix,
    words,
    told.sentence,
    told.picture,
    told.statuses,
    row_height=charts.ROW_HEIGHT,
    above=charts.HEAD_HEIGHT,
    key="owners",
    on_select=pick,
)
draw.note(told.legend)
draw.figures(told.headlines)

titles = {
    "ask": words.gettext("Questions for the room"),
    "stage": words.gettext("One stage"),
    "handoffs": words.gettext("Hand-offs"),
    "mandate": words.gettext("Mandate"),
    "measures": words.gettext("Measures"),
    "money": words.gettext("Load and money"),
    "model": words.gettext("Try another model"),
    "history": words.gettext("History"),
    "decisions": words.gettext("Decisions"),
}
part, place = controls.part(titles)
with place:
    if part == "ask":
        navigation.findings(told.findings, told.stages, words)
    if part == "stage":
        controls.stage(told.stage, told.stages, words)
    draw.told(cache.ask(page.tab, view, words.language, on, told.stage if part == "stage" else "", part))
    if part == "stage":
        draw.note(words.gettext("* its own; all else as for the stage."))
    if part == "model":
        models.try_another(view, on, words)
    if part == "history":
        models.undo_adoption(words)
    if part == "decisions":
        editing.table("decisions", words)
