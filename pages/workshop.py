"""Workshop: what do we think, and what do we decide?"""

from cxdash.presenters.pages import question, tabs
from cxdash.presenters.workshop import page
from cxdash.ui.components import draw
from cxdash.ui.shell import cache, controls
from cxdash.ui.workshop import (
    acting,
    agenda,
    answers,
    choosing,
    following,
    guess,
    home,
    preparing,
    shown,
    stage,
    voting,
)

view, words = controls.view()
screen = cache.ask(page.show, words.language, *controls.asked("workshop"))
following.heading(screen, question("workshop", words), words)
acting.show()

# What goes on beside the agenda; or the form of the first workshop
if screen.key:
    choosing.show(screen, view, words)
    going_on, steps = draw.beside()
    with going_on:
        stage.show(screen, words)
        voting.show(screen, words)
    with steps:
        agenda.show(screen, words)
else:
    preparing.new(view, words)

titles = tabs("workshop", words)
tab, place = controls.tab(titles)
with place:
    if tab == "questions":
        answers.show(screen, words)
        agenda.edit(screen, view, words)
        choosing.manage(screen, words)
    if tab == "guess":
        guess.play(view, words)
        shown.calibration(words)
    if tab == "home":
        home.show(screen, words)
