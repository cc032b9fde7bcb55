"""Six keys: how ready are we?"""

from cxdash.charts import maturity as charts
from cxdash.presenters.maturity import page
from cxdash.ui.components import draw, pictures
from cxdash.ui.shell import cache, controls, navigation

view, words = controls.view()
draw.heading(words.gettext("How ready are we?"))
told = cache.ask(page.show, words.language, controls.today())
if not told.rated:
    navigation.no_ratings(words)

# The profile: each key with its median and its spread
draw.finding(told.sentence)
draw.note(*told.notes)
pictures.show(charts.profile, words, told.sentence, told.picture, row_height=charts.ROW_HEIGHT)
draw.note(told.legend)
draw.figures(told.headlines)

titles = {
    "next": words.gettext("What lifts us one level"),
    "raters": words.gettext("Where we see it differently"),
    "benchmarks": words.gettext("What is said of others"),
}
part, place = controls.part(titles)
with place:
    if part == "next":
        draw.parts([told.next, told.doubts], sentences=True)
        draw.note(
            words.gettext("What each level takes is a plain rule of our own; the median rounded down is the level now.")
        )
    if part == "raters":
        draw.parts([told.spread])
    if part == "benchmarks":
        draw.quotes(
            words.gettext("Past figures and expectations of others, never a target for us"), told.benchmarks, ""
        )
