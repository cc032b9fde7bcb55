"""Fix first: what should we mend first, and who can?"""

from cxdash.charts import priorities as charts
from cxdash.presenters.priorities import page
from cxdash.ui.components import draw, notices, pictures
from cxdash.ui.components.links import link
from cxdash.ui.decide import triage
from cxdash.ui.shell import cache, controls
from cxdash.ui.shell.empty_states import empty_state

view, words = controls.view()
on = controls.on_day()
screen = cache.ask(page.show, view, words.language, on)
draw.head(words.gettext("What should we fix first, and who can?"), "" if screen.missing else screen.sentence)
notices.show()
if screen.missing:
    empty_state("annoyances", words, screen.missing)

# The list: what is held up on top, then what can be mended, then ideas
draw.lines(screen.more)
draw.notes(screen.notes)
if screen.picture.rows:
    pictures.show(charts.ranking, words, screen.sentence, screen.picture, row_height=charts.ROW_HEIGHT, above=0)
    draw.note(screen.legend)
    link("methods", words.gettext("How the order is found"), part="fix_first")
draw.figures(screen.headlines)

titles = {
    "list": words.gettext("The whole list"),
    "need": words.gettext("Need × value × doable"),
    "employees": words.gettext("Found by employees"),
    "drop": words.gettext("Could be dropped"),
    "settle": words.gettext("Status, owner, decision"),
}
tab, place = controls.tab(titles)
with place:
    draw.tabs(cache.ask(page.tab, view, words.language, on, tab), words)
    if tab == "settle":
        triage.show(screen.titles, controls.today(), words)
