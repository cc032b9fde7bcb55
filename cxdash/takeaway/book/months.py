"""Customers and money by month, as formulas: carrying on as today, and the middle and the range of the tries."""

from cxdash.i18n.translator import Words
from cxdash.takeaway.book.formulas import Formulas
from cxdash.takeaway.book.sheets import LINE, Book, Sheet
from cxdash.takeaway.book.tries import MONTHS

HEAD = 2
"""The row of the heads."""

SHARES = {"low": 0.1, "middle": 0.5, "high": 0.9}
TODAY, MET = 1, 10
"""Columns of the customers if we carry on, and of the let-downs they meet."""


def ends(words: Words) -> tuple[str, str, str]:
    """Return what the ends and the middle of a range are called, in the order of `SHARES`."""
    return words.gettext("Low"), words.gettext("Middle"), words.gettext("High")


def titles(words: Words) -> tuple[str, str]:
    """Return what is followed by month."""
    return words.gettext("Customers at the end of each month"), words.gettext("Earned more than if we carry on")


def today(book: Book, formulas: Formulas, sheet: Sheet, words: Words) -> None:
    """Write the heads, and the customers and let-downs of carrying on, which are the same in every try."""
    customers = [words.gettext("Customers, {which}", which=one.lower()) for one in ends(words)]
    earned = [words.gettext("Earned more, {which}", which=one.lower()) for one in ends(words)]
    heads = [
        words.gettext("Month"),
        words.gettext("Customers if we carry on"),
        *customers,
        *earned,
        words.gettext("Share of tries ahead"),
        words.gettext("Share of tries behind"),
        words.gettext("Let-downs if we carry on"),
    ]
    sheet.set_row(HEAD, 3 * LINE)
    for column, head in enumerate(heads):
        book.text(sheet, HEAD, column, head, "head")
    for month in range(1, MONTHS + 1):
        now, row = (f"today_{month - 1}" if month > 1 else "base_customers"), HEAD + month
        formulas.number(sheet, row, 0, f"month_{month}", float(month), "number")
        next_month = f"({now} + base_won / 12 - base_leaving * {now})"
        formulas.formula(sheet, row, TODAY, f"today_{month}", f"IF({next_month} > 0, {next_month}, 0)")
        formulas.formula(sheet, row, MET, f"met_{month}", f"early + steady + late_each * {now}")


def ranges(formulas: Formulas, sheet: Sheet, count: int) -> None:
    """Write the percentiles of the *count* tries by month, and the shares in which the choice is ahead, or behind."""
    for month in range(1, MONTHS + 1):
        row = HEAD + month
        for place, (of, letter) in enumerate((("now", "c"), ("ahead", "e"))):
            for at, (end, share) in enumerate(SHARES.items()):
                expression = f"PERCENTILE({of}_{month}, {share})"
                formulas.formula(sheet, row, 2 + 3 * place + at, f"{letter}_{end}_{month}", expression)
        better, worse = f"SUMPRODUCT((ahead_{month} > 0) * 1)", f"SUMPRODUCT((ahead_{month} < 0) * 1)"
        formulas.formula(sheet, row, 8, f"better_{month}", f"{better} / {count}", "share")
        formulas.formula(sheet, row, 9, f"worse_{month}", f"{worse} / {count}", "share")
    names = ["month", "today", "better", "worse", *(f"{letter}_{end}" for letter in "ce" for end in SHARES)]
    for name in names:
        formulas.span(name, [f"{name}_{month}" for month in range(1, MONTHS + 1)])


def pictures(book: Book, sheet: Sheet, at: tuple[Sheet, int, int], words: Words) -> None:
    """Draw customers, and what is earned more, by month, beside the results."""
    drawn = (((1, "context"), (2, "thin"), (3, "accent"), (4, "thin")), ((5, "thin"), (6, "accent"), (7, "thin")))
    where, row, column = at
    name = sheet.get_name()
    for place, (title, lines) in enumerate(zip(titles(words), drawn, strict=True)):
        chart = book.chart(title)
        for source, look in lines:
            chart.add_series(
                {
                    "name": [name, HEAD, source],
                    "categories": [name, HEAD + 1, 0, HEAD + MONTHS, 0],
                    "values": [name, HEAD + 1, source, HEAD + MONTHS, source],
                    "line": book.line(look),
                }
            )
        where.insert_chart(row + 17 * place, column, chart, {"description": title})
