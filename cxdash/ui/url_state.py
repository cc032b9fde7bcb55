"""The URL parameters: their names, defaults and parsers.

Pure: nothing of Streamlit here. The bridge to the browser is `controls.follow_link`.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple
from urllib.parse import quote, urlencode

from cxdash.domain.periods import ALL_MONTHS, DEFAULT_PERIOD, YEARS
from cxdash.domain.scales import MEASURE_NAMES
from cxdash.domain.vocabulary import LANGUAGES
from cxdash.measures.economics.customer_value import Timing

MONTH = r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])"
LONGEST = 200
"""Longer than any key or segment."""


class Param(NamedTuple):
    """A URL parameter: its default, and a parser that raises ValueError on nonsense."""

    default: str
    parse: Callable[[str], str]


def text(value: str) -> str:
    """Return a short printable text: a key or segment, which only the store can check."""
    if len(value) > LONGEST or not value.isprintable():
        raise ValueError("too long, or not printable")
    return value


def period(value: str) -> str:
    """Return a period: 'latest' (survey, else twelve months), 'all', '12m' (the last twelve), '2026-01..2026-05'."""
    if re.fullmatch(r"[1-9][0-9]?m", value) or value in (ALL_MONTHS, DEFAULT_PERIOD):
        return value
    if not re.fullmatch(rf"{MONTH}(\.\.{MONTH})?", value) or value[:7] > value[-7:]:
        raise ValueError("no period")
    return value


def day(value: str) -> str:
    """Return a day as 2026-05-31, or '' for today."""
    if value and date.fromisoformat(value).year not in YEARS:
        raise ValueError("too long ago, or too far ahead")
    return date.fromisoformat(value).isoformat() if value else ""


def one_of(*known: str) -> Callable[[str], str]:
    """Return a parser that accepts the *known* codes only."""

    def parse(value: str) -> str:
        if value not in known:
            raise ValueError("unknown")
        return value

    return parse


def number(low: float, high: float, default: str = "") -> Callable[[str], str]:
    """Return a parser of plain numbers from *low* to *high*, which accepts the default, too."""

    def parse(value: str) -> str:
        if value == default:
            return value
        if not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,6})?", value) or not low <= float(value) <= high:
            raise ValueError("no number, or out of range")
        return plain(float(value))

    return parse


def plain(value: float) -> str:
    """Write a number as in the URL."""
    written = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


MONEY = number(0, 10**12)

PARAMS = {
    "lang": Param("", one_of("", *LANGUAGES)),
    "journey": Param("", text),
    "period": Param(DEFAULT_PERIOD, period),
    "segment": Param("", text),
    "stage": Param("", text),
    "measure": Param("", one_of("", *MEASURE_NAMES)),
    "touchpoint": Param("", text),
    "on": Param("", day),
    "model": Param("", text),
    "store": Param("", one_of("", "own", "demo")),
    "part": Param("", text),
    "felt": Param("", text),
    "only": Param("", one_of("", "employees", "drop")),
    "timing": Param("", one_of("", *Timing)),
    "sheet": Param("", text),
    "projector": Param("", one_of("", "1")),
    "years": Param("3", one_of("1", "3", "5")),
    "acquisition_budget": Param("0", number(-50, 50, "0")),
    "retention_budget": Param("0", number(-50, 100, "0")),
    "same_total": Param("", one_of("", "1")),
    **{f"mend{place}": Param("", text) for place in ("", "2", "3")},
    **{f"gap{place}": Param("0", number(0, 100, "0")) for place in ("", "2", "3")},
    "gap_cost": Param("", MONEY),
    "promise": Param("0", number(0, 50, "0")),
    "extra_leavers": Param("", number(0, 20)),
    "cost_per_let_down": Param("", number(0, 500)),
    "choice": Param("", text),
    "workshop": Param("", text),
}


def read(link: Mapping[str, str]) -> dict[str, str]:
    """Return a value for every parameter: the URL's, or the default where it is missing or nonsense."""
    return {name: _value(param, link.get(name, param.default)) for name, param in PARAMS.items()}


def write(values: Mapping[str, str]) -> dict[str, str]:
    """Return the URL parameters of a view: only those that differ from their defaults."""
    return {name: values[name] for name, param in PARAMS.items() if values[name] != param.default}


def _value(param: Param, given: str) -> str:
    try:
        return param.parse(given)
    except ValueError:
        return param.default


def query(values: Mapping[str, str]) -> str:
    """Return the query string of URL parameters."""
    return urlencode(values, quote_via=quote, safe="")
