"""Data: what do the figures rest on?"""

from cxdash.ui import (
    content,
    controls,
    draw,
    editing,
    exports,
    history,
    labels,
    loaders,
    notices,
    records,
    uploads,
    ways,
    wizard,
)

view, words = controls.view()
draw.heading(words.say("What do the figures rest on?"))
notices.show()
titles = {
    "in": words.say("What is in"),
    "quality": words.say("How good it is"),
    "load": words.say("Load a workbook"),
    "survey": words.say("Load a survey"),
    "records": words.say("Load customer records"),
    "edit": words.say("Edit"),
    "export": words.say("Export"),
    "changes": words.say("Last changes"),
}
part, place = controls.part(titles)
with place:
    if part == "in":
        held = loaders.content()
        ways.doors(words)
        draw.missing(content.missing(held.sheets, words), words.say("Every page has what it needs."))
        draw.table(content.inventory(held.sheets, words), words.say("What is in"))
        if len(held.surveys):
            draw.table(content.surveys(held.surveys, words), words.say("Surveys"))
    if part == "quality":
        draw.parts(loaders.quality(view, words))
    if part == "load":
        uploads.workbook(words)
    if part == "survey":
        wizard.survey(words)
        wizard.to_figures(words)
    if part == "records":
        records.load(words)
        records.to_figures(words)
    if part == "edit":
        names = labels.sheets(editing.EDITED, words)
        sheet = controls.choose("sheet", words.say("Table"), list(names), names.__getitem__, width=300)
        editing.table(sheet, words)
        if sheet in editing.KEYED:
            more = draw.more(words.say("Change a short name"))
            if more.open:
                with more:
                    editing.rename(sheet, words)
    if part == "export":
        exports.everything(words)
    if part == "changes":
        draw.table(history.changes(loaders.content().changes, words, controls.zone()), words.say("Last changes"))
