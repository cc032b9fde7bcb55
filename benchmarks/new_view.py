"""What a view costs the server, of every page: one that nobody has seen, one that was seen, and any after an edit."""

import asyncio
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from benchmarks import measure, readers
from benchmarks.measure import Result
from benchmarks.readers import DEMO_ROUNDS, OURS, WHAT_IF, Round
from benchmarks.rerun import DEMO
from benchmarks.wire import clients, servers, views
from benchmarks.wire.servers import Running
from cxdash.services import demo_store

NEW, SEEN, MOVED = "new", "seen", "moved"
MOST = {NEW: 0.15, SEEN: 0.04, MOVED: 0.06}
"""The seconds of processor time that a view may cost: a new one, a seen one, and a slider of What if that moves."""

CHANGES, CHANGES_QUICK = 40, 12
APART = 31
"""How many views lie between two that are chosen one after the other, so that periods begin and end elsewhere."""


class Page(NamedTuple):
    """A page, the part of it that is open, and whether its view is a day and not a period and a segment."""

    name: str
    part: str = ""
    of_a_day: bool = False


PAGES = (
    Page("overview"),
    Page("satisfaction", "table"),
    Page("economics", "spend"),
    Page("ownership"),
    Page("what_if", "rests"),
    Page("decide"),
    Page("paths", "roles", of_a_day=True),
    Page("maturity", of_a_day=True),
)


def over_the_wire(quick: bool) -> list[Result]:
    """Compare a new and a seen view of each page with the most they may cost, as the server's processor time.

    Fair, since one server answers a browser's protocol, and what is kept of the same store for other views stays kept,
    as the company's names; all of a reader's changes are measured together, one after the other.
    """
    count = CHANGES_QUICK if quick else CHANGES
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "demo.db")
        demo_store.build(store)
        with servers.running(servers.OURS, store) as ours:
            fresh = {False: _periods(), True: _days()}  # one for all pages, which share much of a view's figures
            return [result for page in PAGES for result in asyncio.run(_read(ours, page, fresh[page.of_a_day], count))]


async def _read(ours: Running, page: Page, fresh: Iterator[dict[str, str]], count: int) -> list[Result]:
    """Look at a page's views in turn: some that are seen again later, then new ones, and of What if other levers."""
    reader = clients.Link(page.name)
    await reader.open(ours.port)
    unseen = (_link(page, **view) for view in fresh)
    seen = list(islice(unseen, len(views.SEGMENTS)))
    for link in [*seen * 2, *_moved(page, 1)]:
        await reader.change(link)
    kinds = {SEEN: (seen * count)[:count], NEW: list(islice(unseen, count)), MOVED: _moved(page, count + 1)[1:]}
    results = [await _changes(ours, reader, page, kind, links) for kind, links in kinds.items() if links]
    await reader.close()
    return results


async def _changes(ours: Running, reader: clients.Link, page: Page, kind: str, links: Iterable[str]) -> Result:
    """Return what each of these changes cost the server, against the most it may cost."""
    ours.settle()
    before, sizes = ours.processor, [await reader.change(link) for link in links]
    each = (ours.processor - before) / len(sizes)
    return Result(
        f"new_view.{page.name}.{kind}",
        round(each / MOST[kind], 3),
        "<= 1",
        {kind: round(each * 1000, 1), "most": MOST[kind] * 1000},
        f"Processor time of the server for a {kind} view of the {page.name.capitalize()} page, {DEMO}, over the wire; "
        "the mean of changes one after the other.",
        len(sizes),
        {"kB": round(sum(sizes) / len(sizes) / 1000, 1)},
    )


def _periods() -> Iterator[dict[str, str]]:
    """Give views that differ in their periods and segments, none of them twice."""
    every = [view.partition("|") for view in views.new()]
    for start in range(APART):
        for period, _, segment in every[start::APART]:
            yield {"period": period, "segment": segment}


def _days() -> Iterator[dict[str, str]]:
    """Give one day after another."""
    return ({"on": (date(2026, 1, 1) + timedelta(days)).isoformat()} for days in range(300))


def _moved(page: Page, count: int) -> list[str]:
    """Return links to What if with a slider at every step where it never stood; none of another page."""
    if page.name != WHAT_IF.page:
        return []
    rest = dict(WHAT_IF.link) | {"mend": "connect"}
    return [_link(page, **rest | {"retention_budget": f"{10 + step / 2:g}"}) for step in range(count)]


def _link(page: Page, **view: str) -> str:
    return urlencode({"lang": "en", "part": page.part, **view})


def after_edit(quick: bool) -> list[Result]:
    """Compare a view of each page, right after an edit, with the most a new one may cost.

    Hard, since what was computed for any view is forgotten before each: also what no view changes is read and computed
    anew. Imports, compiled pictures and the open store stay, as on a server. It holds what AppTest itself takes.
    """
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "demo.db")
        demo_store.build(store)
        return [_after_edit(what, store, quick) for what in DEMO_ROUNDS if not what.afresh]


def _after_edit(what: Round, store: str, quick: bool) -> Result:
    with readers.reading(OURS, store, what) as reader:
        seconds = [reader.rerun_anew() for _ in range(2 if quick else 9)]
    return measure.result(
        f"after_edit.{what.page}",
        "<= 2",
        ("anew", seconds),
        ("most", [MOST[NEW]]),
        f"A rerun of the {what.page.capitalize()} page, {DEMO}, with nothing kept of any view, against the most a new "
        "view may cost; gc frozen, as in the server.",
        longest_ms=round(max(seconds) * 1000, 3),
    )
