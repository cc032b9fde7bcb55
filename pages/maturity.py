"""Six keys: how ready are we?"""

from cxdash.charts.maturity import profile
from cxdash.presenters.maturity import page
from cxdash.presenters.pages import question, tabs
from cxdash.ui.components import draw, pictures
from cxdash.ui.decide import form
from cxdash.ui.shell import cache, controls
from cxdash.ui.shell.empty_states import empty_state

view, words = controls.view()
screen = cache.ask(page.show, words.language, controls.today())
draw.head(question("maturity", words), screen.sentence if screen.rated else "")
if not screen.rated:
    empty_state("ratings", words)

# The profile: each key with its median and its spread
draw.note(*screen.notes)
size = {"row_height": profile.ROW_HEIGHT, "above": profile.HEAD, "legend": [screen.legend]}
pictures.show(profile.profile, words, screen.sentence, screen.picture, **size)
draw.note(screen.phone_legend if pictures.on_a_phone() else screen.legend)
draw.figures(screen.headlines)
form.button(screen.sentence, words, key="page")

titles = tabs("maturity", words)
tab, place = controls.tab(titles)
with place:
    draw.found(screen.tabs[tab], words)
