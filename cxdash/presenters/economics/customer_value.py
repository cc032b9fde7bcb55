"""What a customer is worth, and when winning one pays."""

import numpy as np
import pandas as pd

from cxdash.charts import look
from cxdash.domain.messages import gettext_noop
from cxdash.domain.money import TIMING_NAMES
from cxdash.i18n.translator import NOTHING, Words
from cxdash.measures.economics.customer_value import Timing, Value
from cxdash.measures.economics.figures import Economics
from cxdash.presenters.amounts import rounded
from cxdash.presenters.elements import Drawing, Tab, Table
from cxdash.presenters.marks import DESK, PHONE, Marks

MORE_STAY = 0.05
"""The increase of the share who stay whose effect on the worth is shown."""


ROW, START, END, PHONE_END = 46, 300, 1020, 860
"""Pixels of a row, and places where its bar begins and the longest ends, on a desk and on a phone."""


def present(found: Economics, timing: Timing, words: Words) -> list[Tab]:
    """Return a customer's worth by one timing, when winning pays, and what five more of 100 who stay would add."""
    worth, note = found.value, Tab(notes=[words.gettext(TIMING_NOTE)])
    if worth is None:
        return [Tab(sentences=[words.sentence(found.unknown["value"])] if "value" in found.unknown else []), note]
    now = worth.by_timing[timing]
    sentences = [_worth(found, worth, timing, words)]
    if found.year and found.year.acquisition_cost > 0:
        ratio, cost = now / found.year.acquisition_cost, words.money(found.year.acquisition_cost, found.currency)
        times = words.number(ratio, 2 if round(ratio, 1) == 1 else 1)
        sentences.append(
            words.gettext("That is {times} times the {cost} that winning it costs.", times=times, cost=cost)
        )
    sentences += [*_break_even(worth, words), *_five_more(worth, timing, words)]
    table = Table(words.gettext("What a customer is worth"), value_table(found, worth, timing, words))
    drawing = picture(found, worth, timing, sentences[0], words)
    return [Tab(sentences=sentences, drawing=drawing, tables=[table]), note]


def picture(found: Economics, worth: Value, timing: Timing, finding: str, words: Words) -> Drawing:
    """Return bars on one scale: what a customer is worth, before and after keeping, and what winning one costs."""
    bars = [(words.gettext("worth before keeping"), "pale", worth.before_keeping[timing])]
    if worth.net:
        bars.append((words.gettext("worth"), "solid", worth.by_timing[timing]))
    if found.year and found.year.acquisition_cost > 0:
        bars.append((words.gettext("to win one"), "hollow", found.year.acquisition_cost))
    marks, most = Marks(words), max(*(amount for *_, amount in bars), 1.0)
    for at, (name, kind, amount) in enumerate(bars):
        y, text = at * ROW + ROW / 2, words.money(amount, found.currency)
        said = words.gettext("{name}: {cost}.", name=name, cost=text)
        for start, end, middle, where in ((START, END, y, DESK), (0, PHONE_END, y + 9, PHONE)):
            right = start + max(0.0, (end - start) * amount / most)
            marks.box(start, right, middle - 9, middle + 9, kind, look.CONTEXT, said, where)
            marks.text(right + (12 if where == DESK else 30), middle, text, "name", where=where)
        marks.text(0, y, name, "row", where=DESK)
        marks.text(0, y - 14, name, "quiet", where=PHONE)
    return marks.drawing(finding, len(bars) * ROW + 4, "worth")


def _worth(found: Economics, worth: Value, timing: Timing, words: Words) -> str:
    """Return what a customer is worth, before and after what is spent on keeping, as far as that is noted."""
    amounts = {
        "value": words.money(rounded(worth.by_timing[timing]), found.currency),
        "before": words.money(rounded(worth.before_keeping[timing]), found.currency),
        "discount": words.share(worth.discount),
    }
    if worth.net:
        template = gettext_noop(
            "A new customer is worth about {value} today when the cost of keeping customers is taken off, and about "
            "{before} before that, at a discount rate of {discount}."
        )
    else:
        template = gettext_noop(
            "A new customer is worth about {before} today, at a discount rate of {discount}. What is spent on "
            "keeping customers is not taken off: it is not noted for the whole year."
        )
    return words.gettext(template, **amounts)


TIMING_NOTE = gettext_noop("* the way used above. We assume that the same share stay every year, among all customers.")


def _break_even(worth: Value, words: Words) -> list[str]:
    if not 0 < worth.break_even <= 1:
        return []
    needed, stay = worth.break_even * 100, worth.staying * 100
    decimals = int(round(needed) == round(stay))
    shares = {"needed": words.number(needed, decimals), "stay": words.number(stay, decimals)}
    template = gettext_noop("Winning pays as long as {needed} of 100 customers stay a year; {stay} do.")
    return [words.gettext(template, **shares)]


def _five_more(worth: Value, timing: Timing, words: Words) -> list[str]:
    more = worth.staying + MORE_STAY
    if more > 1:
        return []
    now, then = (worth.with_staying(staying, timing) for staying in (worth.staying, more))
    if not now > 0:
        return []
    template = gettext_noop(
        "If 5 more of 100 stayed each year, a customer would be worth {share} more; what that costs is not included."
    )
    return [words.gettext(template, share=words.share(then / now - 1))]


def value_table(found: Economics, worth: Value, timing: Timing, words: Words) -> pd.DataFrame:
    """Return the components of the worth, and the worth by each timing, the chosen one marked."""
    made_of = {
        words.gettext("A customer brings in a year (revenue × gross margin)"): words.money(
            worth.contribution, found.currency
        ),
        words.gettext("Spent on keeping, for each customer at the start of the year"): _amount(
            worth.keeping, found, words
        ),
        words.gettext("Of 100 customers, stay a year"): words.number(worth.staying * 100, 1),
        words.gettext("Discount rate a year"): words.share(worth.discount, 1),
    }
    for one, amount_ in worth.by_timing.items():
        counted = words.gettext(TIMING_NAMES[one])
        line = words.gettext(
            "Worth, when what the first year brings counts {timing}", timing=counted[:1].lower() + counted[1:]
        )
        made_of[line + (" *" if one is timing else "")] = words.money(amount_, found.currency)
    if worth.net:
        before = words.gettext("Worth before the cost of keeping, counted the same way")
        made_of[f"{before} *"] = words.money(worth.before_keeping[timing], found.currency)
    return pd.DataFrame(
        {words.gettext("What it is made of"): list(made_of), words.gettext("Figure"): list(made_of.values())}
    )


def _amount(value: float, found: Economics, words: Words) -> str:
    return NOTHING if np.isnan(value) else words.money(value, found.currency)
