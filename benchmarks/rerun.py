"""What a click costs, against a page with nothing behind it and against the usual way to write a page."""

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import company, measure
from benchmarks.measure import Result
from benchmarks.readers import BARE, EMPTY, OURS, SATISFACTION, USUAL, Reader, Round, reading
from cxdash.services import demo_store

STORE = "a store of 60,000 answers, 8 stages, 32 touchpoints, 24 months, 3 segments, 400 comments"


DEMO = "the demo company's store: 60,000 answers, 8 stages, 32 touchpoints, 9 roles, their letters, mandates and money"


def to_bare(quick: bool) -> list[Result]:
    """Compare a warm rerun of the Satisfaction page with the same Streamlit calls made with constants."""
    with tempfile.TemporaryDirectory() as folder:
        return [_to_bare(SATISFACTION, _fill(folder), STORE, "<= 2", quick)]


def of_demo(what: Round) -> Callable[[bool], list[Result]]:
    """Return a benchmark that compares a warm rerun of another page, over the demo, in the same way.

    Where a round is *afresh*, a slider stands at every step where it never stood, so that the model is part of it.
    """

    def to_bare(quick: bool) -> list[Result]:
        with tempfile.TemporaryDirectory() as folder:
            store = str(Path(folder) / "demo.db")
            demo_store.build(store)
            return [_to_bare(what, store, DEMO, "<= 2.5" if what.afresh else "<= 2", quick)]

    return to_bare


def _to_bare(what: Round, store: str, described: str, target: str, quick: bool) -> Result:
    """Compare warm reruns of a page with the same Streamlit calls made with constants.

    Fair, since the bare page makes exactly our calls (`recorder` notes them and every view is compared), with gc
    frozen in both as the server does. *besides* tells what AppTest takes for a page of one word, which both times hold,
    the ratio without it, what a view takes that nobody has looked at yet, and the statements a warm rerun sent.
    """
    with reading(OURS, store, what) as ours, reading(BARE, store, what) as bare, reading(EMPTY, store, what) as empty:
        _refuse_other_elements(what, ours, bare)
        first, second, nothing = measure.in_turns(5 if quick else 40, ours.rerun, bare.rerun, empty.rerun)
        sent = {len(ours.statements()) for _ in what.views}
    without = [measure.milliseconds(seconds) - measure.milliseconds(nothing) for seconds in (first, second)]
    return measure.result(
        f"rerun.{what.name or what.page}.to_bare",
        target,
        ("ours", first),
        ("bare", second),
        f"Warm reruns of the {what.page.capitalize()} page, {described}, moving between {len(what.views)} views, "
        "against a page that"
        " makes the same Streamlit calls with constants; gc frozen in both, as in the server.",
        empty_page_ms=measure.milliseconds(nothing),
        ratio_without_empty_page=round(without[0] / without[1], 3),
        new_view_ms=measure.milliseconds(ours.new),
        statements_of_a_warm_rerun=max(sent),
    )


def usual_to_ours(quick: bool) -> list[Result]:
    """Compare the page as people usually write it with ours.

    Fair, since both show the same numbers (the finding, the headlines and their ranges are compared at every view) and
    pictures with the same marks, each in a process of its own. The usual page keeps the raw answers in st.cache_data,
    computes and draws on every run, fills both tabs,
    as st.tabs does unless told otherwise, and never freezes gc, which is collected after each run; ours has gc frozen
    and leaves it alone, as its server does.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        reading(USUAL, store := _fill(folder), freeze=False) as usual,
        reading(OURS, store) as ours,
    ):
        _refuse_other_figures(ours, usual)
        first, second = measure.in_turns(3 if quick else 24, usual.rerun, ours.rerun)
    return [
        measure.result(
            "rerun.satisfaction.usual_to_ours",
            ">= 5",
            ("usual", first),
            ("ours", second),
            f"Warm reruns of benchmarks/usual_page.py and of the Satisfaction page, {STORE}; gc frozen in ours,"
            " gc.collect(2) after each run of the usual one, as in their servers.",
            usual_new_view_ms=measure.milliseconds(usual.new),
            ours_new_view_ms=measure.milliseconds(ours.new),
        )
    ]


def _fill(folder: str) -> str:
    return company.fill(Path(folder) / "company.db")


def _refuse_other_elements(what: Round, ours: Reader, bare: Reader) -> None:
    for view in what.views:
        if ours.shown[view] != bare.shown[view]:
            raise RuntimeError(f"The bare page does not show what ours shows at {view}.")


def _refuse_other_figures(ours: Reader, usual: Reader) -> None:
    for view in SATISFACTION.views:
        both = [_figures(reader.shown[view]) for reader in (ours, usual)]
        if both[0] != both[1]:
            raise RuntimeError(f"The usual page shows other figures than ours at {view}: {both[1]}, not {both[0]}.")


def _figures(shown: list[tuple[str, str]]) -> list[str]:
    """Return the numbers in the finding, in the metrics and in their ranges."""
    ranges = re.compile(r"from [^ ]+ to |####")
    texts = [
        text
        for kind, text in shown
        if kind in ("metric", "title") or (kind in ("markdown", "caption") and ranges.search(text))
    ]
    return [
        number for text in texts for number in re.findall(r"\d[\d.,]*\d|\d", text.split("·")[0].replace("####", ""))
    ]
