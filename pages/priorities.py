"""Fix first: what should we mend first, and who can?"""

from cxdash.charts import priorities as charts
from cxdash.presenters.priorities import page
from cxdash.ui.components import draw, notices, pictures
from cxdash.ui.decide import triage
from cxdash.ui.shell import cache, controls, navigation

view, words = controls.view()
draw.heading(words.gettext("What should we mend first, and who can?"))
notices.show()
on = controls.on_day()
told = cache.ask(page.show, view, words.language, on)
if told.missing:
    navigation.no_annoyances(told.missing, words)

# The list: what is held up on top, then what can be mended, then ideas
draw.finding(told.sentence)
draw.notes(told.notes)
if told.picture.rows:
    pictures.show(charts.ranking, words, told.sentence, told.picture, row_height=charts.ROW_HEIGHT, above=0)
    draw.note(told.legend)
    navigation.link("methods", words.gettext("How the order is found"), part="fix_first")
draw.figures(told.headlines)

titles = {
    "list": words.gettext("The whole list"),
    "need": words.gettext("Need × value × doable"),
    "employees": words.gettext("Found by employees"),
    "drop": words.gettext("Could be dropped"),
    "settle": words.gettext("Status, owner, decision"),
}
part, place = controls.part(titles)
with place:
    draw.told(cache.ask(page.tab, view, words.language, on, part), sentences=True)
    if part == "settle":
        triage.show(told.titles, controls.today(), words)
