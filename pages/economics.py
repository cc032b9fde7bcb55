"""Win and keep: what does it cost to win a customer, and to keep one?"""

from cxdash.charts import economics as charts
from cxdash.money_words import TIMING_NAMES
from cxdash.ui import controls, draw, loaders, pictures, ways

view, words = controls.view()
told = loaders.economics(view, words, controls.on_day())
draw.heading(told.question)
if not told.known:
    ways.no_money(told, words)

# What winning and keeping cost, month by month, and three figures of the year
draw.finding(told.sentence)
draw.note(*told.notes)
draw.panels(charts.costs, words, told.panels)
draw.figures(told.headlines)
if told.public:
    ways.no_customers_to_win()

titles = {
    "spend": words.say("Who spends what"),
    "leaving": words.say("Who leaves and when"),
    "value": words.say("What a customer is worth"),
    "claim": words.say("“25 times”"),
    "effect": words.say("Effect and efficiency"),
    "segments": words.say("Segments side by side"),
    "ask": words.say("Questions for the room"),
}
part, place = controls.part(titles)
with place:
    if part == "ask":
        ways.findings(told.findings, {}, words)
    timing = controls.timing(TIMING_NAMES, part, words)
    shown = loaders.economics_part(view, words, part, timing)
    draw.lines(shown.said)
    if shown.curve:
        pictures.show(charts.staying, words, shown.said[0], shown.curve)
    if shown.title:
        draw.table(shown.table, shown.title)
    if part == "value":
        draw.note(words.say("* counted so above. The share who stay is taken to be the same for all and for ever."))
