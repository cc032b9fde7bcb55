"""Measure and print the ratios: `python -m benchmarks [NAME…] [--quick]`; results.json keeps the last full figures."""

import argparse
import json
import os
import platform
import time
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks import (
    counted,
    drivers,
    importing,
    new_view,
    outside,
    paths,
    query,
    readers,
    rerun,
    uploads,
    visit,
    voting,
    what_if,
)
from benchmarks.measure import Result
from benchmarks.wire import change, fifty, hosted, report, start
from benchmarks.wire import readers as wire

BENCHMARKS = {
    "rerun.satisfaction.to_bare": rerun.to_bare,
    **{f"rerun.{page.name or page.page}.to_bare": rerun.of_demo(page) for page in readers.DEMO_ROUNDS},
    "rerun.satisfaction.usual_to_ours": rerun.usual_to_ours,
    "new_view": new_view.over_the_wire,
    "after_edit": new_view.after_edit,
    "counted": counted.flat,
    "rerun.during_uploads_to_before": uploads.rerun_during_to_before,
    "first_visit.to_tenth": visit.first_to_tenth,
    "voting": voting.reader_during_to_before,
    "what_if.comparison": what_if.comparison,
    "paths.credit": paths.credit,
    "drivers.on_request": drivers.on_request,
    "outside": outside.beside_each_other,
    "query.1e7_to_1e5": query.large_to_small,
    "import.to_executemany": importing.to_executemany,
    "wire.start": start.from_the_command,
    "wire.change": change.in_the_browser,
    "wire.readers": wire.measure,
    "wire.fifty": fifty.measure,
    "hosted": hosted.measure,
}
RESULTS = Path(__file__).with_name("results.json")


def main() -> None:
    """Run the benchmarks whose names begin with one of those given, or all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--quick", action="store_true", help="smaller ones, to see that they run; nothing is kept")
    chosen = parser.parse_args()
    unknown = [name for name in chosen.names if not any(known.startswith(name) for known in BENCHMARKS)]
    if unknown:
        parser.error(f"there is no benchmark {', '.join(unknown)}; there is {', '.join(BENCHMARKS)}")
    results = []
    for name, benchmark in BENCHMARKS.items():
        if not chosen.names or name.startswith(tuple(chosen.names)):
            start = time.monotonic()
            measured = benchmark(chosen.quick)
            results += measured
            if not chosen.quick:
                keep(measured)  # at once, so that a run that is broken off can go on with the rest
            print(f"{name}: done in {time.monotonic() - start:.0f} s", flush=True)
    print(table(results))


def table(results: list[Result]) -> str:
    """Lay the ratios out, with what else was seen under each."""
    lines = [f"\n{'':<36}{'ratio':>8} {'target':>7}      medians"]
    for one in results:
        medians = ", ".join(f"{label} {ms:.1f} ms" for label, ms in one.median_ms.items())
        verdict = "" if one.met else "MISSED"
        lines.append(f"{one.name:<36}{one.ratio:>8.2f} {one.target:>7} {verdict:<6} {medians} ({one.runs} runs)")
        lines += [f"{'':<38}{label}: {value:g}" for label, value in one.besides.items()]
    return "\n".join(lines)


def keep(results: list[Result]) -> None:
    """Write the results beside those of benchmarks that did not run this time."""
    kept = json.loads(RESULTS.read_text(encoding="utf-8"))["results"] if RESULTS.exists() else []
    written = [{**asdict(one), "met": one.met, **_where()} for one in results]
    names = {one["name"] for one in written}
    order = [*(one for one in kept if one["name"] not in names), *written]
    order.sort(key=lambda one: [one["name"].startswith(name) for name in BENCHMARKS], reverse=True)
    RESULTS.write_text(json.dumps({"results": order}, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    report.write()


def _where() -> dict[str, str | int | None]:
    """Say when and on what this was measured."""
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "python": platform.python_version(),
        "streamlit": version("streamlit"),
        "cores": os.cpu_count(),
    }


if __name__ == "__main__":
    main()
