"""Data: what do the figures rest on?"""

from cxdash.presenters.data import content, labels, page
from cxdash.presenters.satisfaction import page as satisfaction
from cxdash.services import content as content_service
from cxdash.ui.components import draw, grid, notices
from cxdash.ui.data import door, editing, exports, history, uploads
from cxdash.ui.shell import cache, controls, navigation

view, words = controls.view()
held = cache.ask(content_service.content)
missing = content.missing(held.sheets, words, public=held.public)
missing = missing or [content.complete(held.sheets, words, public=held.public)]
draw.head(words.gettext("What do the figures rest on?"), missing[0])
notices.show()
uploads.show_taken(words)
titles = {
    "in": words.gettext("Contents"),
    "quality": words.gettext("How good it is"),
    "load": words.gettext("Load a file"),
    "edit": words.gettext("Edit"),
    "export": words.gettext("Export"),
    "changes": words.gettext("Last changes"),
}
tab, place = controls.tab(titles)
with place:
    if tab == "in":
        navigation.starting_points(words)
        draw.notes(missing[1:])
        grid.show(content.inventory(held.sheets, words, public=held.public), words.gettext("Contents"), words)
        if len(held.surveys):
            grid.show(content.surveys(held.surveys, words), words.gettext("Surveys"), words)
            more = draw.more(words.gettext("Remove a survey"))
            if more.open:
                with more:
                    history.remove_survey(words)
    if tab == "quality":
        draw.tabs(cache.ask(page.quality, view, words.language), words)
        more = draw.more(words.gettext("Who we don't hear from"), "voices")
        if more.open:
            with more:
                draw.found(cache.ask(satisfaction.tab, view, words.language, "", "voices"), words)
    if tab == "load":
        door.load(words)
    if tab == "edit":
        names = labels.sheets(editing.EDITED, words)
        sheet = controls.choose("sheet", words.gettext("Table"), list(names), names.__getitem__, width=300)
        editing.table(sheet, view, words)
        if sheet in editing.KEYED:
            more = draw.more(words.gettext("Change a short name"))
            if more.open:
                with more:
                    editing.rename(sheet, words)
    if tab == "export":
        exports.everything(words)
    if tab == "changes":
        history.last_changes(words)
        history.kept_copies(words)
        history.forget(words)
