"""Read a RACI chart as people draw it, in a sheet of any name."""

from dataclasses import replace

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.exchange.company import drawn, raci
from cxdash.exchange.company.references import Known, Names
from cxdash.exchange.files.grids import Grid
from cxdash.exchange.lists.reading import Answers, ColumnReading, ListReading, Question, Reading, open_questions
from cxdash.exchange.lists.table import grids_of
from cxdash.exchange.phrases import refuse, shown

PARTS = {
    "R": gettext_noop("R, responsible: does it"),
    "A": gettext_noop("A, accountable: owns it"),
    "C": gettext_noop("C, consulted"),
    "I": gettext_noop("I, informed"),
    "none": gettext_noop("no part in it"),
}


def chart(content: bytes, file: str) -> Grid | None:
    """Return the first sheet that holds a RACI chart, or None; raises ImportRefused where the file cannot be read."""
    return next((grid for grid in grids_of(content, file) if raci.is_drawn(grid)), None)


def headings(grid: Grid) -> list[str]:
    """Return what a chart has on top, for saying what it was recognised by."""
    found = drawn.find(grid)
    return found.tops if found else [cell for cell in grid.rows[0][1] if cell]


def propose_raci(content: bytes, file: str, known: Known, answers: Answers) -> ListReading:
    """Return the assignments of a chart; marks that are no letters are asked, and so is where its roles stand.

    Raises ImportRefused where no sheet holds a chart, and with every role and activity that is not known.
    """
    grid = chart(content, file)
    if grid is None:
        template = gettext_noop("{file} holds no table of letters such as R, A, C and I, with roles and activities.")
        refuse(template, file=shown(file))
    names = Names(known, {})
    found = drawn.find(grid)
    asked = _questions(found, names, answers) if found else []
    still_open = open_questions(asked, answers)
    columns = tuple(ColumnReading(name, "role") for name in headings(grid))
    reading = ListReading("raci", file, grid.name, len(grid.rows), columns, still_open)
    if still_open:
        return reading
    letters = {
        one.id.removeprefix("letter."): answers[one.id].replace("none", "") for one in asked if one.id != "roles"
    }
    faults: list[Message] = []
    notes: list[Message] = []
    on_top = answers["roles"] == "top" if "roles" in answers else None
    table = raci.assignments(grid, names, faults, notes, letters, on_top=on_top)
    if faults:
        raise ImportRefused(faults)
    template = gettext_noop("{count} assignments of {roles} roles.")
    said = Message(template, {"count": len(table), "roles": table["role"].nunique()})
    return replace(reading, tables={"assignments": table.reset_index(drop=True)}, notes=tuple(notes), summary=(said,))


def _questions(found: drawn.Drawn, names: Names, answers: Answers) -> list[Question]:
    marks = [
        Question(
            f"letter.{text.casefold()}",
            "",
            Message(gettext_noop('What does "{text}" mean in a cell of the chart?'), {"text": shown(text)}),
            tuple(Reading(code, Message(words)) for code, words in PARTS.items()),
        )
        for text in drawn.doubtful(found.marks)[:10]
        if len(text) <= drawn.LONGEST_MARK
    ]
    if "roles" not in answers and raci.shows_roles(found, names):
        return marks
    template = gettext_noop("Which are the roles: {tops}, or {sides}?")
    values = {"tops": ", ".join(map(shown, found.tops[:5])), "sides": ", ".join(map(shown, found.sides[:5]))}
    readings = (
        Reading("top", Message(gettext_noop("those on top")), {"roles": len(found.tops)}),
        Reading("side", Message(gettext_noop("those at the side")), {"roles": len(found.sides)}),
    )
    return [Question("roles", "", Message(template, values), readings), *marks]
