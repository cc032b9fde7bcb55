"""Draw what stands behind the tabs *Over time* and *What matters most*."""

from cxdash.charts.satisfaction import matters as maps
from cxdash.charts.satisfaction import over_time as charts
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.presenters.satisfaction import page
from cxdash.ui.components import draw, pictures
from cxdash.ui.shell import cache, controls


def over_time(view: View, measure: str, words: Words) -> None:
    """Draw one series within what is usual for it, and name all that is unusual."""
    told = cache.ask(page.months, view, words.language, measure, *controls.asked("touchpoint"))
    if told.places:
        controls.choose_of(
            "touchpoint", words.gettext("Where"), told.chosen, list(told.places), told.places.__getitem__
        )
    draw.strong(told.sentence)
    if told.picture:
        pictures.show(charts.months, words, told.sentence, told.picture)
    draw.notes(told.notes)
    draw.figures(told.headlines)
    if len(told.unusual):
        draw.strong(told.title)
        draw.table(told.unusual, told.title)


def matters(view: View, measure: str, words: Words) -> None:
    """Draw what is important and weak, and on request what overall satisfaction goes with."""
    told = cache.ask(page.importance_map, view, words.language, measure)
    draw.strong(told.sentence)
    if told.picture:
        pictures.show(maps.importance, words, told.sentence, told.picture, told.domain)
    draw.notes(told.notes)
    draw.figures(told.headlines)
    more = draw.more(words.gettext("What overall satisfaction goes with"))
    if more.open:
        with more:
            _drivers(view, measure, words)


def _drivers(view: View, measure: str, words: Words) -> None:
    told = cache.ask(page.drivers, view, words.language, measure)
    draw.lines(told.said)
    if told.picture:
        pictures.show(maps.drivers, words, told.said[0], told.picture, row_height=maps.ROW_HEIGHT)
        draw.figures(told.headlines)
        draw.strong(told.title)
        draw.table(told.effects, told.title)
