"""Overview: where do we break our promise, and who answers for it?"""

from functools import partial

from cxdash.charts.overview import picture as charts
from cxdash.charts.overview import turned
from cxdash.presenters.overview import page
from cxdash.presenters.pages import question
from cxdash.ui.components import draw, pictures
from cxdash.ui.decide import findings
from cxdash.ui.shell import cache, controls, navigation
from cxdash.ui.shell.empty_states import empty_state
from cxdash.ui.workshop import curtain

view, words = controls.view()
asked = question("overview", words)
curtain.over(asked, words)
screen = cache.ask(page.show, view, words.language, controls.on_day(), *controls.asked("stage"))
draw.head(asked, screen.title)
if not screen.stages:
    navigation.starting_points(words)
    empty_state("stages", words)

# The one picture, with a link from every column to the page that shows most of it
draw.notes([sentence for sentence in (screen.above, screen.cost) if sentence])
navigation.to_be_believed(screen.cost_asked, words)
controls.stages_shown(screen.pages, screen.page, words)
pick = partial(navigation.pick, "overview", charts.columns(words)["stage"], screen.stages)
if pictures.on_a_phone():
    draw.note(screen.turned)
    pictures.show(
        turned.picture, words, screen.title, screen.picture, screen.scale, row_height=turned.ROW_HEIGHT, above=0
    )
else:
    options = {"key": "overview", "on_select": pick, "legend": screen.below}
    pictures.show(charts.picture, words, screen.title, screen.picture, screen.scale, **options)
    navigation.under_columns(screen.links)
draw.figures(screen.figures, linked=False)
navigation.decisions(screen.overdue, screen.reopened, screen.decided, words)
draw.notes(screen.below)
navigation.definitions(screen.figures[0].key, words)

# What to look into first, and where to go on from the demo or an empty store
findings.cards(screen.findings, words)
navigation.starting_points(words)
