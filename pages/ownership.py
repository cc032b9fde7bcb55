"""Owners: who answers for each stage, and can they act?"""

from functools import partial

from cxdash.charts.ownership import matrix as charts
from cxdash.presenters.ownership import page
from cxdash.presenters.pages import question, tabs
from cxdash.ui.components import draw, notices, pictures
from cxdash.ui.components.links import link
from cxdash.ui.decide import findings
from cxdash.ui.ownership import models
from cxdash.ui.shell import cache, controls
from cxdash.ui.shell.empty_states import empty_state

view, words = controls.view()
on = controls.on_day()
screen = cache.ask(page.show, view, words.language, on, *controls.asked("stage"))
asked = question("ownership", words)
draw.head(asked, screen.sentence if screen.stages else "")
notices.show()
if not screen.stages:
    empty_state("stages", words)
models.announce(view, on, words)

# The stages and their owners, with what customers got in the same rows
pick = partial(controls.pick_stage, "owners", charts.columns(words)["stage"], screen.stages, part="stage")
pictures.show(
    charts.matrix,
    words,
    screen.sentence,
    screen.picture,
    screen.statuses,
    row_height=charts.ROW_HEIGHT,
    above=charts.PHONE_HEAD if pictures.on_a_phone() else charts.HEAD_HEIGHT,
    key="owners",
    on_select=pick,
    legend=[screen.legend],
)
draw.note(screen.phone_legend if pictures.on_a_phone() else screen.desk_legend)
findings.questions(screen.findings, screen.stages, words)
draw.note(*screen.notes)
draw.figures(screen.headlines)

titles = tabs("ownership", words)
tab, place = controls.tab(titles)
with place:
    if tab == "stage":
        controls.stage(screen.stage, screen.stages, words)
    draw.found(cache.ask(page.tab, view, words.language, on, screen.stage if tab == "stage" else "", tab), words)
    if tab == "stage":
        link("decide", words.gettext("What to fix first in this stage"), felt=screen.stage, part="")
        more = draw.more(words.gettext("Hand-offs, and what is made here and felt there"), "handoffs")
        if more.open:
            with more:
                draw.found(cache.ask(page.tab, view, words.language, on, "", "handoffs"), words)
    if tab == "model":
        models.try_another(view, on, words)
        draw.tabs(cache.ask(page.customer_director, view, words.language, on), words)
    if tab == "history":
        models.undo_adoption(words)
