"""The what-if of a public body as formulas: contacts and money that fewer let-downs save in a year."""

from cxdash.domain.assumptions import CONTACT_COST, CONTACTS
from cxdash.i18n.translator import NOTHING, Words
from cxdash.presenters.what_if.screen import NO_FORECAST
from cxdash.takeaway.book import months
from cxdash.takeaway.book.lines import Lines
from cxdash.takeaway.book.tries import Tries, cell

BELIEVED = (CONTACTS, CONTACT_COST)
"""The assumptions that a public body's what-if rests on."""


def write(page: Lines, rows: Tries, stages: int, words: Words) -> None:
    """Write what is saved in each try, and its middle and range; *stages*: how many there are."""
    fewer = " + ".join(f"downs_{at} * gap_{at}" for at in range(stages)) or "0"
    rows.line(words.gettext("Fewer contacts a year"), "contacts_saved", f"({fewer}) * {CONTACTS}")
    spent = "IF(ISNUMBER(gap_cost), gap_cost, 0)"
    rows.line(words.gettext("Saved a year"), "saved", f"contacts_saved * {cell(CONTACT_COST)} - {spent}")
    _results(page, rows.count, words)


def _results(page: Lines, count: int, words: Words) -> None:
    page.formulas.constant("unknown", NOTHING)
    page.heads(words.gettext("What it brings"), *months.ends(words))
    both = f"{CONTACTS}_stated * {cell(CONTACT_COST)}_stated"
    for name, label, known in (
        ("contacts_saved", words.gettext("Fewer contacts a year"), f"{CONTACTS}_stated"),
        ("saved", words.gettext("Saved a year"), both),
    ):
        page.label(label, "strong")
        for column, (end, share) in enumerate(months.SHARES.items(), 1):
            shown = f"IF({known} > 0, PERCENTILE({name}, {share}), unknown)"
            page.formula(column, f"result_{name}_{end}", shown, "result")
        page.next()
    page.label(words.gettext("Share of tries that save more than it costs"), "strong")
    better = f"SUMPRODUCT((saved > 0) * 1) / {count}"
    judged = f"IF(ISNUMBER(gap_cost), {both}, 0)"
    page.formula(1, "result_better", f"IF({judged} > 0, {better}, unknown)", "result share")
    page.next()
    page.note(words.gettext(NO_FORECAST))
