"""Data: what do the figures rest on?"""

from cxdash.ui import controls, draw, editing, exports, labels, notices, uploads

view, words = controls.view()
draw.heading(words.say("What do the figures rest on?"))
notices.show()

titles = {
    "load": words.say("Load a workbook"),
    "edit": words.say("Edit"),
    "export": words.say("Export"),
}
part, place = controls.part(titles)
with place:
    if part == "load":
        uploads.workbook(words)
    if part == "edit":
        names = {name: words.say(labels.SHEETS[name]) for name in editing.EDITED}
        sheet = controls.choose("sheet", words.say("Table"), list(names), names.__getitem__, width=300)
        editing.table(sheet, words)
        more = draw.more(words.say("Rename a key"))
        if more.open:
            with more:
                editing.rename(sheet, words)
    if part == "export":
        exports.everything(words)
