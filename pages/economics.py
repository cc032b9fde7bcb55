"""Win and keep: what does it cost to win a customer, and to keep one?"""

from cxdash.charts import economics as charts
from cxdash.domain.money import TIMING_NAMES
from cxdash.presenters.economics import page
from cxdash.ui.components import draw, pictures
from cxdash.ui.shell import cache, controls, navigation

view, words = controls.view()
told = cache.ask(page.show, view, words.language)
draw.heading(told.question)
if not told.known:
    navigation.no_money(told, words)

# What winning and keeping cost, month by month, and three figures of the year
draw.finding(told.sentence)
draw.note(*told.notes)
draw.panels(charts.costs, words, told.panels)
draw.figures(told.headlines)
if told.public:
    navigation.no_customers_to_win()

titles = {
    "spend": words.gettext("Who spends what"),
    "leaving": words.gettext("Who leaves and when"),
    "value": words.gettext("What a customer is worth"),
    "claim": words.gettext("“25 times”"),
    "effect": words.gettext("Effect and efficiency"),
    "segments": words.gettext("Segments side by side"),
    "ask": words.gettext("Questions for the room"),
}
part, place = controls.part(titles)
with place:
    if part == "ask":
        navigation.findings(told.findings, {}, words)
    timing = controls.timing(TIMING_NAMES, part, words)
    shown = cache.ask(page.tab, view, words.language, part, timing)
    draw.lines(shown.said)
    if shown.curve:
        pictures.show(charts.staying, words, shown.said[0], shown.curve)
    if shown.title:
        draw.table(shown.table, shown.title)
    if part == "value":
        draw.note(words.gettext("* counted so above. The share who stay is taken to be the same for all and for ever."))
