"""Fix first: what should we mend first, and who can?"""

from cxdash.charts import priorities as charts
from cxdash.ui import controls, draw, loaders_priorities, notices, pictures, settling, ways

view, words = controls.view()
draw.heading(words.say("What should we mend first, and who can?"))
notices.show()
on = controls.on_day()
told = loaders_priorities.told(view, words, on)
if told.missing:
    ways.no_annoyances(told.missing, words)

# The list: what is held up on top, then what can be mended, then ideas
draw.finding(told.sentence)
draw.notes(told.notes)
if told.picture.rows:
    pictures.show(charts.ranking, words, told.sentence, told.picture, row_height=charts.ROW_HEIGHT, above=0)
    draw.note(told.legend)
    ways.link("methods", words.say("How the order is found"), part="fix_first")
draw.figures(told.headlines)

titles = {
    "list": words.say("The whole list"),
    "need": words.say("Need × value × doable"),
    "employees": words.say("Found by employees"),
    "drop": words.say("Could be dropped"),
    "settle": words.say("Status, owner, decision"),
}
part, place = controls.part(titles)
with place:
    draw.told(loaders_priorities.part(view, words, on, part), sentences=True)
    if part == "settle":
        settling.show(told.titles, controls.today(), words)
