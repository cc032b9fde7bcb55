"""What is said of others, beside the page it belongs to: each with its source, and its year or that it has none.

It is in the source's words on the pages of a public body, too: what is said of companies and their customers was not
said of users.
"""

from typing import Any

from cxdash.domain.benchmarks import BENCHMARKS, Benchmark
from cxdash.i18n.translator import Words
from cxdash.presenters.elements import Tab

BESIDE = {"economics": "winning", "ownership": "success_factors", "maturity": "six_keys"}
"""What is said of others that a page speaks of itself; it comes first."""


def of(page: str, words: Words) -> list[tuple[str, str]]:
    """Return by sentence of a page its source, date and caution."""
    source = Words(words.tongue)
    return [(source.gettext(one.sentence), _whence(one, source)) for one in _of(page)]


def tab(page: str, words: Words) -> Tab:
    """Return a page's sentences as a section of a tab: the one that it speaks of, and the others behind a click."""
    beside, *others = [f"{sentence} ({whence})" for sentence, whence in of(page, words)]
    title = words.gettext("Past figures and expectations of others, never a target for us")
    return Tab(notes=[beside], more=(title, others))


def records(page: str, words: Words) -> list[dict[str, Any]]:
    """Return a page's sentences as plain values; the year is None where the source gives none."""
    source = Words(words.tongue)
    return [
        {
            "sentence": source.gettext(one.sentence),
            "source": source.gettext(one.source),
            "year": one.year or None,
            "dated": source.gettext(one.dated),
            "caution": source.gettext(one.caution),
        }
        for one in _of(page)
    ]


def lines(said: list[dict[str, Any]]) -> list[str]:
    """Return the `records` one a line, with source, year or that there is none, and caution."""
    return [f"{one['sentence']} ({one['source']}, {one['dated']}. {one['caution']})" for one in said]


def _of(page: str) -> list[Benchmark]:
    of_page = {key: one for key, one in BENCHMARKS.items() if page in one.pages}
    return sorted(of_page.values(), key=lambda one: one is not of_page.get(BESIDE.get(page, "")))


def _whence(one: Benchmark, words: Words) -> str:
    return f"{words.gettext(one.source)}, {words.gettext(one.dated)}. {words.gettext(one.caution)}"
