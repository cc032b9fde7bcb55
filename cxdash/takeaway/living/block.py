"""The living part of the page: sliders, and results and pictures that follow them."""

import json
from typing import Any
from xml.etree.ElementTree import Element

from cxdash.ballot.elements import element
from cxdash.i18n.translator import Words
from cxdash.measures.what_if.levers import YEARS, Levers
from cxdash.takeaway.living import sliders, texts
from cxdash.takeaway.living.sliders import Slider
from cxdash.takeaway.what_if import WhatIfInputs, as_record

BUDGETS = ("acquisition_budget", "retention_budget")
PICTURE = "0 0 640 260"


def block(inputs: WhatIfInputs, levers: Levers, words: Words) -> Element:
    """Return the sliders beside the results, and what the scripts read."""
    decided, gaps = sliders.decided(inputs, levers, words), sliders.gaps(inputs, levers, words)
    believed = sliders.believed(inputs, levers, words)
    movable = [one for one in (*decided, *gaps, *believed) if not one.stuck]
    record = {
        "given": as_record(inputs),
        "text": texts.of(inputs, words),
        "sliders": [one.as_record() for one in movable],
        "stages": [stage for stage, _ in inputs.base.let_downs],
    }
    form = element(
        "form",
        element("h3", words.gettext("We decide")),
        _same_total(inputs, levers, words),
        *(_lever(one, words) for one in decided if one.name in BUDGETS),
        *_gaps(gaps, words),
        *(_lever(one, words) for one in decided if one.name not in BUDGETS),
        element("h3", words.gettext("We believe")),
        *(_lever(one, words) for one in believed),
        element("button", words.gettext("Reset all"), type="button", data_reset="all"),
        id="levers",
        autocomplete="off",
        hidden=True,
    )
    fault = element("noscript", element("p", words.gettext("Open this file in a browser to move the sliders.")))
    return element("div", fault, form, _results(inputs, levers, words), _data(record), class_="what-if")


def _lever(one: Slider, words: Words) -> Element:
    if one.stuck:
        return element(
            "div", element("span", one.label, class_="stuck"), element("p", one.stuck, class_="today"), class_="lever"
        )
    key = f"lever {one.name}"
    set_to = one.steps[one.at][1]
    return element(
        "div",
        element("label", one.label, for_=key),
        element("output", set_to, for_=key, id=f"set {one.name}"),
        element(
            "button",
            "↺",
            type="button",
            data_reset=one.name,
            id=f"reset {one.name}",
            aria_label=words.gettext("Reset: {lever}", lever=one.label),
        ),
        element(
            "input",
            type="range",
            id=key,
            min="0",
            max=str(len(one.steps) - 1),
            step="1",
            value=str(one.at),
            aria_valuetext=set_to,
        ),
        element("p", one.today, class_="today"),
        class_="lever",
    )


def _gaps(gaps: list[Slider], words: Words) -> list[Element]:
    """Return the slider of the stage with most let-downs, or of those set, and the others behind a click."""
    open_ = [one for one in gaps if one.at] or gaps[:1]
    others = [one for one in gaps if one not in open_]
    if not others:
        return [_lever(one, words) for one in open_]
    summary = element("summary", words.gettext("Another stage"))
    more = element("details", summary, *(_lever(one, words) for one in others))
    return [*(_lever(one, words) for one in open_), more]


def _same_total(inputs: WhatIfInputs, levers: Levers, words: Words) -> Element | None:
    if inputs.start.public or set(BUDGETS) & set(inputs.start.stuck):
        return None
    label = words.gettext("Keep the total the same")
    return element(
        "label", element("input", type="checkbox", id="same total", checked=levers.same_total), label, class_="switch"
    )


def _results(inputs: WhatIfInputs, levers: Levers, words: Words) -> Element:
    cards = [
        element(
            "div",
            element("span", class_="quiet"),
            element("strong"),
            element("span", class_="quiet notes"),
            class_="card",
        )
        for _ in range(3)
    ]
    for at, card in enumerate(cards):
        card.set("id", f"result {at}")
        card.set("hidden", "")
    drawn = []
    if not inputs.start.public:
        drawn = [
            _picture("customers by month", words.gettext("Customers at the end of each month"), words),
            _picture("earned by month", words.gettext("Earned more than if we carry on"), words),
        ]
    return element(
        "div",
        None if inputs.start.public else _years(levers, words),
        element(
            "div",
            element("div", *cards, class_="cards"),
            element("p", id="asked"),
            aria_live="polite",
            role="status",
            class_="results",
        ),
        element("p", id="notes", class_="phone"),
        *drawn,
        class_="beside",
    )


def _picture(key: str, title: str, words: Words) -> Element:
    said = words.gettext("Dashed: as now. Solid: our choice; the band holds 8 of 10 tries. Months from left to right.")
    drawing = element("svg", viewBox=PICTURE, role="img", aria_label=f"{title}. {said}")
    return element(
        "figure", element("figcaption", title), drawing, element("p", said, class_="quiet"), id=key, hidden=True
    )


def _years(levers: Levers, words: Words) -> Element:
    choices = [
        element(
            "label",
            element(
                "input", type="radio", name="years", value=str(count), checked=count == levers.years, form="levers"
            ),
            words.ngettext("In {count} year", "In {count} years", count),
        )
        for count in YEARS
    ]
    return element("fieldset", element("legend", words.gettext("Look ahead"), class_="quiet"), *choices, class_="years")


def _data(record: dict[str, Any]) -> Element:
    """Return what the scripts read, in which no text can end it."""
    content = json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(",", ":")).replace("<", "\\u003c")
    return element("script", content, type="application/json", id="given")
