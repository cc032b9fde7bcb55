"""Win and keep: what does it cost to win a customer, and to keep one?"""

from cxdash.domain.money import TIMING_NAMES
from cxdash.presenters.economics import page
from cxdash.presenters.ownership import page as owners
from cxdash.presenters.pages import tabs
from cxdash.ui.components import draw
from cxdash.ui.decide import findings
from cxdash.ui.shell import cache, controls
from cxdash.ui.shell.empty_states import empty_state, stop

view, words = controls.view()
screen = cache.ask(page.show, view, words.language)
draw.head(screen.question, screen.sentence if screen.known else "")
if not screen.known:
    empty_state("assumptions" if screen.public else "money", words, screen.missing)

# What winning and keeping cost, month by month, and three figures of the year
draw.note(*screen.notes)
draw.tabs(screen.panels, words)
draw.figures(screen.headlines)
findings.questions(screen.findings, {}, words)
if screen.public:
    stop()  # a public body wins and keeps nobody

titles = tabs("economics", words)
more_of = {
    "spend": ("effect", words.gettext("Effect and efficiency")),
    "leaving": ("segments", words.gettext("Segments side by side")),
}
tab, place = controls.tab(titles)
with place:
    timing = controls.timing(TIMING_NAMES)
    draw.found(cache.ask(page.tab, view, words.language, tab, timing), words)
    if tab == "value":
        controls.choose_timing(TIMING_NAMES, words)
    if tab == "spend":
        mix = draw.more(words.gettext("From one kind of spending to another"), "mix")
        if mix.open:
            with mix:
                draw.tabs(cache.ask(page.tab, view, words.language, "mix", timing), words)
    if tab in more_of:
        code, title = more_of[tab]
        more = draw.more(title, code)
        if more.open:
            with more:
                if code == "effect":
                    draw.tabs(cache.ask(owners.effect, view, words.language, controls.on_day()), words)
                draw.tabs(cache.ask(page.tab, view, words.language, code, timing), words)
