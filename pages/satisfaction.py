"""Satisfaction: what did customers expect, and what did they get?"""

from functools import partial

from cxdash.charts.satisfaction import gaps as charts
from cxdash.domain.scales import SCALES, Measure
from cxdash.presenters.satisfaction import page
from cxdash.presenters.satisfaction import tab as satisfaction_part
from cxdash.ui.components import draw, pictures
from cxdash.ui.satisfaction import drawn as satisfaction_drawn
from cxdash.ui.satisfaction import guess as satisfaction_guess
from cxdash.ui.shell import cache, controls, navigation

view, words = controls.view()
draw.heading(words.gettext("What did customers expect, and what did they get?"))
told = cache.ask(page.show, view, words.language, *controls.asked("measure", "stage"))
if not told.answers:
    navigation.missing(words)

# The stages: what stands out, and which one the reader looks into; nothing of it while the room guesses
hidden = satisfaction_guess.hiding(told.stage, told.measure)
scale = SCALES[Measure(told.measure or Measure.CSAT)]
if hidden:
    draw.note(words.gettext("The picture and its figures are hidden until the answer is shown."))
if not hidden:
    draw.finding(told.sentence)
    draw.lines(cache.ask(page.solved, view, words.language, told.stage))
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
    "touchpoints": words.gettext("Touchpoints"),
    "time": words.gettext("Over time"),
    "channels": words.gettext("Channels and needs"),
    "matters": words.gettext("What matters most"),
    "solved": words.gettext("Solved or not"),
    "expected": words.gettext("Against expectation"),
    "guess": words.gettext("Guess first"),
    "voices": words.gettext("Missing voices"),
    "table": words.gettext("All figures"),
}
part, place = controls.part(titles)
with place:
    if part in ("touchpoints", "solved", "expected", "guess") and told.stages:
        controls.stage(told.stage, told.stages, words)
    if part in ("channels", "solved", "expected", "voices"):
        satisfaction_part.show(cache.ask(page.tab, view, words.language, told.stage, part), words)
    if part == "time":
        satisfaction_drawn.over_time(view, told.measure, words)
    if part == "matters":
        satisfaction_drawn.matters(view, told.measure, words)
    if part == "guess":
        satisfaction_guess.play(view, told.stage, told.measure, words)
    if part == "touchpoints":
        left, right = draw.beside()
        with left:
            if told.stages:
                pictures.show(charts.touchpoints, words, told.alt, told.rows, scale, row_height=charts.ROW_HEIGHT)
        with right:
            draw.quotes(*cache.ask(page.quotes, view, words.language, told.stage))
    if part == "table":
        by_touchpoint, by_stage = cache.ask(page.all_figures, view, words.language)
        draw.table(by_touchpoint, words.gettext("Figures by touchpoint"))
        draw.table(by_stage, words.gettext("Figures by stage"))
