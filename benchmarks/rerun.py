"""What a click costs, against a page with nothing behind it and against the usual way to write a page."""

import re
import tempfile
from pathlib import Path

from benchmarks import company, measure
from benchmarks.measure import Result
from benchmarks.readers import BARE, EMPTY, OURS, USUAL, VIEWS, Reader, reading

STORE = "a store of 60,000 answers, 8 stages, 32 touchpoints, 24 months, 3 segments, 400 comments"


def to_bare(quick: bool) -> list[Result]:
    """Compare a warm rerun of the Satisfaction page with the same Streamlit calls made with constants.

    Fair, since the bare page makes exactly our calls (`recorder` notes them and every view is compared), with gc
    frozen in both as the server does. *besides* tells what AppTest takes for a page of one word, which both times hold,
    the ratio without it, what a view takes that nobody has looked at yet, and the statements a warm rerun sent.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        reading(OURS, store := _fill(folder)) as ours,
        reading(BARE, store) as bare,
        reading(EMPTY, store) as empty,
    ):
        _refuse_other_elements(ours, bare)
        first, second, nothing = measure.in_turns(5 if quick else 40, ours.rerun, bare.rerun, empty.rerun)
        sent = {len(ours.statements()) for _ in VIEWS}
    without = [measure.milliseconds(seconds) - measure.milliseconds(nothing) for seconds in (first, second)]
    return [
        measure.result(
            "rerun.satisfaction.to_bare", "<= 2", ("ours", first), ("bare", second),
            f"Warm reruns of the Satisfaction page, {STORE}, moving between {len(VIEWS)} views, against a page that makes"
            " the same Streamlit calls with constants; gc frozen in both, gc.collect(2) after each run as in the server.",
            empty_page_ms=measure.milliseconds(nothing), ratio_without_empty_page=round(without[0] / without[1], 3),
            new_view_ms=measure.milliseconds(ours.new), statements_of_a_warm_rerun=max(sent),
        )
    ]  # fmt: skip


def usual_to_ours(quick: bool) -> list[Result]:
    """Compare the page as people usually write it with ours.

    Fair, since both show the same numbers (the finding, the headlines and their ranges are compared at every view) and
    pictures with the same marks, each in a process of its own. The usual page keeps the raw answers in st.cache_data, computes and draws on every run, fills both tabs,
    as st.tabs does unless told otherwise, and never freezes gc; ours has gc frozen as its server does.
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
            "rerun.satisfaction.usual_to_ours", ">= 5", ("usual", first), ("ours", second),
            f"Warm reruns of benchmarks/usual_page.py and of the Satisfaction page, {STORE}; gc frozen in ours only,"
            " gc.collect(2) after each run as in the server.",
            usual_new_view_ms=measure.milliseconds(usual.new), ours_new_view_ms=measure.milliseconds(ours.new),
        )
    ]  # fmt: skip


def _fill(folder: str) -> str:
    return company.fill(Path(folder) / "company.db")


def _refuse_other_elements(ours: Reader, bare: Reader) -> None:
    for view in VIEWS:
        if ours.shown[view] != bare.shown[view]:
            raise RuntimeError(f"The bare page does not show what ours shows at {view}.")


def _refuse_other_figures(ours: Reader, usual: Reader) -> None:
    for view in VIEWS:
        both = [_figures(reader.shown[view]) for reader in (ours, usual)]
        if both[0] != both[1]:
            raise RuntimeError(f"The usual page shows other figures than ours at {view}: {both[1]}, not {both[0]}.")


def _figures(shown: list[tuple[str, str]]) -> list[str]:
    """Return the numbers in the finding, in the metrics and in their ranges."""
    ranges = re.compile(r"from [^ ]+ to |####")
    texts = [
        text for kind, text in shown if kind == "metric" or (kind in ("markdown", "caption") and ranges.search(text))
    ]
    return [
        number for text in texts for number in re.findall(r"\d[\d.,]*\d|\d", text.split("·")[0].replace("####", ""))
    ]
