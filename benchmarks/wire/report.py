"""The tables of benchmarks/README.md, made of the results that are kept."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parents[1] / "results.json"
README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- tables: begin -->", "<!-- tables: end -->"
NAMES = {
    "ours": "cxdash",
    "streamlit": "plain Streamlit",
    "dash": "Dash",
    "dash_memoised": "Dash, memoised",
    "panel": "Panel",
}
NOTHING = "–"


def write() -> None:
    """Put the tables of the kept results between the marks of the README."""
    kept = json.loads(RESULTS.read_text(encoding="utf-8"))["results"]
    text = README.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    made = f"{BEGIN}\n\n{tables({one['name']: one for one in kept})}\n\n{END}"
    README.write_text(head + made + tail, encoding="utf-8")


def tables(results: dict[str, dict[str, Any]]) -> str:
    """Return the tables of readers, of starts and of changes, each where something was measured."""
    parts = [_readers(results), _starts(results), _against(results)]
    return "\n\n".join(part for part in parts if part) or "Nothing has been measured yet."


def _readers(results: dict[str, dict[str, Any]]) -> str:
    rows = []
    groups = dict.fromkeys(tuple(name.split(".")[2:4]) for name in results if name.startswith("wire.readers."))
    for readers, kind in sorted(groups, key=lambda group: (int(group[0]), group[1] == "new")):
        of = {
            peer: results.get(f"wire.readers.{readers}.{kind}.{peer}_to_ours", {}) for peer in NAMES if peer != "ours"
        }
        some = next(one for one in of.values() if one)
        for name, called in NAMES.items():
            one = some if name == "ours" else of[name]
            if one:
                rows.append([readers, kind, called, *_figures(one, name), _ratio(one, name)])
    head = ["readers", "view", "", "processor, ms", "p50, ms", "p95, ms", "worst, ms", "kB", "MB a reader", "ratio"]
    return _table(head, rows, results, "wire.readers.")


def _figures(one: dict[str, Any], name: str) -> list[str]:
    besides = one["besides"]
    measures = ("p50_ms", "p95_ms", "worst_ms", "kB", "mb_a_reader")
    return [f"{one['median_ms'][name]:g}", *(f"{besides[f'{name}_{measure}']:g}" for measure in measures)]


def _ratio(one: dict[str, Any], name: str) -> str:
    return "1" if name == "ours" else f"{one['ratio']:g}"


def _starts(results: dict[str, dict[str, Any]]) -> str:
    ready, picture, size = (results.get(f"wire.start.{what}") for what in ("ready", "picture", "bytes"))
    if not (ready and picture and size):
        return ""
    first = [
        NAMES["ours"],
        _seconds(ready["median_ms"]["ours"]),
        _seconds(picture["median_ms"]["ours"]),
        f"{size['median_ms']['first load, kB']:g}",
        "1",
    ]
    rows = [first]
    for name, called in NAMES.items():
        one = results.get(f"wire.start.{name}_to_ours")
        if one:
            besides = one["besides"]
            ready_there, picture_there = besides[f"{name}_ready_ms"], one["median_ms"][name]
            kilobytes = f"{besides[f'{name}_kB']:g}"
            rows.append([called, _seconds(ready_there), _seconds(picture_there), kilobytes, f"{one['ratio']:g}"])
    return _table(["", "answers after, s", "first picture, s", "first load, kB", "ratio"], rows, results, "wire.start.")


def _against(results: dict[str, dict[str, Any]]) -> str:
    rows = [
        [
            name.removeprefix("wire."),
            *(f"{value:g}" for value in one["median_ms"].values()),
            f"{one['besides'].get('p95_ms', NOTHING)}",
            "yes" if one["met"] else "no",
        ]
        for name, one in results.items()
        if name.startswith(("wire.change.", "wire.start.", "wire.fifty.")) and "_to_ours" not in name
    ]
    head = ["", "cxdash", "allowed", "p95, ms", "met"]
    return _table(head, rows, results, "wire.")


def _seconds(milliseconds: float) -> str:
    return f"{milliseconds / 1000:.2f}"


def _table(head: list[str], rows: Iterable[list[str]], results: dict[str, dict[str, Any]], begins: str) -> str:
    """Return a table in Markdown under the day and the machine it was measured on, '' without rows."""
    laid = [f"| {' | '.join(row)} |" for row in rows]
    if not laid:
        return ""
    of = [one for name, one in results.items() if name.startswith(begins)]
    days, cores = sorted({one["date"] for one in of}), max(one["cores"] for one in of)
    said = f"Measured on {' and '.join(days)}, {cores} cores, Python {of[0]['python']}."
    return "\n".join([said, "", f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *laid])
