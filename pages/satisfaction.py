"""Satisfaction: what did customers expect, and what did they get?"""

from functools import partial

from cxdash.charts.satisfaction import gaps as charts
from cxdash.presenters.pages import question, tabs
from cxdash.presenters.satisfaction import page
from cxdash.presenters.satisfaction.quotes import row_height
from cxdash.ui.components import draw, pictures
from cxdash.ui.decide import form
from cxdash.ui.satisfaction import behind, quotes
from cxdash.ui.shell import cache, controls, navigation
from cxdash.ui.shell.empty_states import empty_state

view, words = controls.view()
asked = question("satisfaction", words)
measure, stage = controls.asked("measure", "stage")
screen = cache.ask(page.show, view, words.language, measure, stage)
draw.head(asked, screen.sentence if screen.answers else "")
if not screen.answers:
    empty_state("answers", words)

# The stages: what is remarkable, and which one the reader looks into
draw.lines(cache.ask(page.solved, view, words.language, screen.stage))
controls.measure(screen.measure, screen.measures, words)
if screen.heads:
    picture = f"stages of {screen.measure}, {screen.stage}"
    pick = partial(controls.pick_stage, picture, charts.columns(words)["place"], screen.heads)
    if pictures.on_a_phone():
        pictures.show(
            *(charts.touchpoints, words, screen.sentence, screen.columns, screen.scale), row_height=charts.ROW_HEIGHT
        )
    else:
        options = {"key": picture, "on_select": pick, "legend": screen.notes}
        pictures.show(charts.stages, words, screen.sentence, screen.columns, screen.scale, **options)
    draw.note(*screen.notes)
navigation.to_be_placed(screen.not_placed, words)
draw.figures(screen.headlines)
form.button(screen.sentence, words, key="page")

# One stage's touchpoints beside what customers wrote, and the other tabs, by their codes in the URL
titles = tabs("satisfaction", words)
tab, place = controls.tab(titles)
with place:
    if tab == "touchpoints" and screen.stages:
        controls.stage(screen.stage, screen.stages, words)
    if tab == "channels":
        draw.found(cache.ask(page.tab, view, words.language, screen.stage, tab), words)
    if tab == "time":
        months = cache.ask(
            page.months, view, words.language, screen.measure, *controls.asked("touchpoint"), screen.stage
        )
        draw.found(months.together, words)
        controls.touchpoint(months.chosen, months.places, words)
        draw.found(months.tabs, words)
    if tab == "matters":
        draw.found(cache.ask(page.importance_map, view, words.language, screen.measure), words)
        more = draw.more(words.gettext("What goes with overall satisfaction"))
        if more.open:
            with more:
                draw.tabs(cache.ask(page.drivers, view, words.language, screen.measure), words)
    if tab == "touchpoints":
        if screen.stages:
            draw.strong(screen.opening)
        rows = screen.rows.rows if screen.stages else 0
        said = cache.ask(page.quotes, view, words.language, screen.stage, rows)
        left, right = draw.beside()
        with left:
            if screen.stages:
                row = charts.ROW_HEIGHT if pictures.on_a_phone() else row_height(said, rows)
                pictures.show(charts.touchpoints, words, screen.alt, screen.rows, screen.scale, row_height=row)
        with right:
            quotes.show(said, words)
        draw.tabs(cache.ask(page.promises, view, words.language, controls.on_day()), words)
        behind.show(view, screen.stage, words)
    if tab == "table":
        draw.found(cache.ask(page.all_figures, view, words.language), words)
