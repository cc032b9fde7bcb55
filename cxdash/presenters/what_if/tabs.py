"""The tabs of the what-if page."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from cxdash.charts import look
from cxdash.charts import what_if as charts
from cxdash.domain.assumptions import NAMES
from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import NOTHING, Words, wrapped
from cxdash.measures.what_if import answers as what_if_answers
from cxdash.measures.what_if import assumptions
from cxdash.measures.what_if.answers import Goal
from cxdash.measures.what_if.baseline import Baseline
from cxdash.measures.what_if.comparison import Comparison
from cxdash.measures.what_if.start import Start
from cxdash.presenters.amounts import money, more_money
from cxdash.presenters.elements import Drawing, Tab, Table, picture_tables, with_rows
from cxdash.presenters.what_if import ranges, verdict
from cxdash.presenters.what_if import screen as presenter

Names = Mapping[str, str]


def present_tab(name: str, found: Comparison, start: Start, stages: Names, words: Words) -> list[Tab]:
    """Return the sections of a tab by its code."""
    if name == "beliefs":
        return believed(found, start, stages, words)
    if name == "split":
        return split(found, start, words)
    if not found.levers.moved:
        return _at_rest(name, found, start, words)
    if not found.earned_known:
        unknown = words.gettext("Revenue and gross margin by month are not known.")
        return [Tab(sentences=verdict.asked(found.needs_earned, words) or [unknown])]
    if not found.cost_stated and name != "goal":
        return [Tab(sentences=[words.gettext("State what fixing costs a year: before that nothing here can be told.")])]
    return {"matters": matters, "goal": goal, "worth": worth}[name](found, start, stages, words)


def _sections(sentences: Sequence[str], drawing: Drawing | None = None, tables: Sequence[Table] = ()) -> list[Tab]:
    """Return a tab that shows its first sentence in full size, and the others as quiet notes under it."""
    first, *others = sentences
    return [Tab(sentences=[first], notes=others), Tab(drawing=drawing, tables=tables)]


UNMOVED = {
    "matters": gettext_noop("Move a slider, and this says which belief the answer hangs on."),
    "goal": gettext_noop("Move a slider, and this says what it would take to break even."),
    "worth": gettext_noop("Move a slider, and this says what is worth finding out first."),
}


def _at_rest(name: str, found: Comparison, start: Start, words: Words) -> list[Tab]:
    """Return what a tab waits for; for what a choice hangs on, also how certain the beliefs are."""
    waits, rows = words.gettext(UNMOVED[name]), ranges.believed(found, start.currency, words)
    if name != "matters" or not rows:
        return [Tab(sentences=[waits])]
    finding = ranges.widest(rows, words) or waits
    notes = [_legend(words), *([waits] if finding != waits else [])]
    return [Tab(sentences=[finding], drawing=_ranges(rows, finding, words), notes=notes)]


def _ranges(rows: Sequence[ranges.Row], finding: str, words: Words) -> Drawing:
    return ranges.drawing(rows, finding, words, beside=1.0, said=words.gettext("most likely"))


def _legend(words: Words) -> str:
    return words.gettext("Line: from low to high, beside the most likely, the widest first.")


def believed(found: Comparison, start: Start, stages: Names, words: Words) -> list[Tab]:
    """Return the assumptions, and the rules of the calculation."""
    base, currency = found.base, start.currency
    rows = [
        (
            verdict.upper(words.gettext(text)),
            *(presenter.value_of(name, value, currency, words) for value in found.assumptions[name]),
        )
        if name in found.assumptions
        else (verdict.upper(words.gettext(text)), NOTHING, words.gettext("not stated yet"), NOTHING)
        for name, text in NAMES.items()
        if name in found.assumptions or name not in OPTIONAL
    ]
    heads = [words.gettext("We believe"), words.gettext("Low"), words.gettext("Most likely"), words.gettext("High")]
    sentences = [
        words.ngettext(
            "It starts from {count} month up to {month}, scaled up to a year.",
            "It starts from the {count} months up to {month}.",
            base.months,
            month=words.month(base.last),
        ),
        words.gettext(
            "Each customer contributes {amount} a month; {share} of customers leave in a month.",
            amount=money(base.margin, currency, words),
            share=words.share(base.leaving, 1),
        ),
        *who_passes(base, stages, words),
        words.gettext(
            "1 in 10 tries falls below “low”, 1 in 10 above “high”. Beliefs are tried independently of each other."
        ),
        words.gettext("Without any money on it nobody would be won, or stay, unless you state otherwise.")
        if not {assumptions.WON_AT_LEAST, assumptions.STAY_AT_LEAST} & set(found.assumptions)
        else words.gettext("Without any money on it as many are won, or stay, as you have stated."),
    ]
    if assumptions.DISCOUNT not in found.assumptions:
        sentences.append(words.gettext("Money counts the same whenever it is earned, since no rate is stated."))
    if found.judged:
        sentences.append(_error(found, words))
    wide = ranges.believed(found, currency, words)
    finding = ranges.widest(wide, words) or sentences.pop(0)
    table = Table(words.gettext("What we believe"), pd.DataFrame(rows, columns=heads), behind=bool(wide))
    if not wide:
        return _sections([finding, *sentences], tables=[table])
    return [
        Tab(
            sentences=[finding],
            drawing=_ranges(wide, finding, words),
            notes=[_legend(words), *sentences],
            tables=[table],
        )
    ]


def who_passes(base: Baseline, stages: Names, words: Words) -> list[str]:
    """Return what let-downs follow at each stage: those who are won, all customers, or nothing that is stated."""
    new = [name for stage, name in stages.items() if stage in base.early]
    every = [name for stage, name in stages.items() if stage not in base.early | base.unplaced]
    said = [
        words.gettext("New customers pass {stages}: let-downs there follow how many are won.", stages=words.list(new)),
        words.gettext(
            "All customers pass {stages}: let-downs there follow how many customers there are.",
            stages=words.list(every),
        ),
    ]
    known = [sentence for sentence, names in zip(said, (new, every), strict=True) if names]
    return [*known, *verdict.who_passes_asked(base, stages, words)]


OPTIONAL = (assumptions.WON_AT_LEAST, assumptions.STAY_AT_LEAST, assumptions.DISCOUNT, assumptions.WINS_LOST)
"""Assumptions that may remain unstated."""


def _error(found: Comparison, words: Words) -> str:
    template = gettext_noop("With so many tries, the share in which it is better is exact to about {points} in 100.")
    return words.gettext(template, points=words.number(max(1.0, round(200 * found.sampling_error))))


def matters(found: Comparison, start: Start, _stages: Names, words: Words) -> list[Tab]:
    """Return the gain with each assumption at its low and at its high, one at a time."""
    swings = what_if_answers.what_matters(found.base, found.assumptions, found.levers)
    name, readings = charts.swing_columns(words), look.readings(words)
    rows = [
        (
            wrapped(verdict.upper(words.gettext(NAMES[one.assumption])), ranges.NAME_WIDTH),
            one.at_low / 1e6,
            one.at_high / 1e6,
            *(presenter.value_of(one.assumption, value, start.currency, words) for value in (one.low, one.high)),
            readings[look.TEXT if one.flips else look.CONTEXT],
        )
        for one in swings
    ]
    table = pd.DataFrame(rows, columns=list(name)).round(1).rename(columns=name)
    table["told"] = [_swing_told(row, start.currency, words) for row in rows]
    sentences = [
        presenter.matters(swings, found, start.currency, words),
        words.gettext(
            "One belief at a time, all others most likely. Strong: this belief alone decides whether the choice pays."
        ),
    ]
    tables = picture_tables({"rows": table, "zero": pd.DataFrame({"at": [0.0]})})
    drawing = Drawing(charts.swings, sentences[0], tables, charts.SWING_HEIGHT, key="swings")
    return _sections(sentences, drawing if rows else None)


def _swing_told(row: tuple, currency: str, words: Words) -> str:
    """Return what is earned more with a belief at its low, and at its high."""
    belief, at_low, at_high, low, high, _ = row
    more, other = (more_money(value * 1e6, currency, words) for value in (at_low, at_high))
    values = {"belief": belief.replace("\n", " "), "low": low, "more": more, "high": high, "other": other}
    return words.gettext("{belief}: {more} at {low}, {other} at {high}.", **values)


def goal(found: Comparison, start: Start, stages: Names, words: Words) -> list[Tab]:
    """Return the value each lever alone would need for the choice to break even."""
    goals = what_if_answers.break_even(found)
    rows = [(*_goal(one, start, stages, words),) for one in goals]
    sentence = words.ngettext(
        "To earn as much as carrying on within {count} year, in half of the tries, each of these alone would "
        "have to be:",
        "To earn as much as carrying on within {count} years, in half of the tries, each of these alone would "
        "have to be:",
        found.levers.years,
    )
    heads = [words.gettext("Slider"), words.gettext("Now"), words.gettext("To break even")]
    if not rows:
        return _sections([words.gettext("Only fixing and its beliefs can be sought; move the slider for let-downs.")])
    table = Table(words.gettext("What it would take"), pd.DataFrame(rows, columns=heads))
    return _sections([sentence], tables=[table])


def _goal(one: Goal, start: Start, stages: Names, words: Words) -> tuple[str, str, str]:
    lever = {
        "gap": words.gettext("Let-downs removed at {stage}", stage=stages.get(one.stage, one.stage)),
        "gap_cost": words.gettext("What that costs a year"),
        "extra_leavers": words.gettext("Of 100 let-downs, how many leave because of it?"),
        "cost_per_let_down": words.gettext("Extra work each let-down causes"),
    }[one.lever]
    return (
        lever,
        _lever_value(one, one.now, start, words),
        _lever_value(one, one.value, start, words, out_of_reach=True),
    )


def _lever_value(one: Goal, value: float | None, start: Start, words: Words, *, out_of_reach: bool = False) -> str:
    if value is None:
        return words.gettext("cannot be reached in this range") if out_of_reach else words.gettext("not stated")
    if one.lever == "gap":
        return words.share(value)
    return words.number(value, 1) if one.lever == "extra_leavers" else money(value, start.currency, words)


VERDICTS = {
    "keeping": gettext_noop("More to keeping: the next krone earns more there."),
    "winning": gettext_noop("More to winning: the next krone earns more there."),
    "close": gettext_noop("Too close to call: within what you believe, neither way is clearly better."),
}


def split(found: Comparison, start: Start, words: Words) -> list[Tab]:
    """Return which split of today's money between winning and keeping earns most."""
    stuck = [start.stuck[name] for name in ("acquisition_budget", "retention_budget") if name in start.stuck]
    asked = [
        name for name in (assumptions.WON_AT_MOST, assumptions.STAY_AT_MOST, *HANGS) if name not in found.assumptions
    ]
    if stuck:
        return _sections([words.sentence(one) for one in stuck])
    if asked or np.isnan(found.base.margin):
        unknown = words.gettext("Revenue and gross margin by month are not known.")
        return _sections(verdict.asked(asked, words) or [unknown])
    tried = what_if_answers.split(found.base, found.assumptions, found.levers)
    name, reading = charts.split_columns(words), look.readings(words)[look.TEXT]
    columns = {field: [value / 1e6 for value in getattr(tried, field)] for field in ("moved", "middle", "low", "high")}
    rows = pd.DataFrame(columns).round(2).assign(reading=reading).rename(columns=name)
    rows["told"] = [_split_told(row, start.currency, words) for row in zip(*columns.values(), strict=True)]
    here = pd.DataFrame({"at": [0.0], "label": [words.gettext("as now")]})
    kept = words.gettext(
        "The total stays as it is today; the line is the middle of the tries, the band 8 of 10 of them."
    )
    better = words.gettext(VERDICTS[tried.verdict])
    return _sections(
        [better, kept], Drawing(charts.split, better, picture_tables({"rows": rows, "zero": here}), key="split")
    )


def _split_told(row: tuple[float, ...], currency: str, words: Words) -> str:
    """Return what moving money between winning and keeping would bring: moved, middle, low and high, in millions."""
    moved, *brings = row
    more = [more_money(value * 1e6, currency, words) for value in brings]
    values = dict(zip(("middle", "low", "high"), more, strict=True))
    values["amount"] = money(abs(moved) * 1e6, currency, words)
    if moved < 0:
        return words.gettext("{amount} moved to winning: {middle} (from {low} to {high}).", **values)
    return words.gettext("{amount} moved to keeping: {middle} (from {low} to {high}).", **values)


HANGS = (assumptions.LEAVERS, assumptions.CONTACTS, assumptions.CONTACT_COST)
"""Further assumptions that a split depends on, since more new customers meet more let-downs."""


def worth(found: Comparison, start: Start, _stages: Names, words: Words) -> list[Tab]:
    """Return what it is worth at most to find out before deciding."""
    whole, *each = what_if_answers.finding_out(found)
    most = money(whole.amount, start.currency, words)
    if whole.amount < 1:
        return _sections([words.gettext("Nothing is worth finding out first: one way is better in every try.")])
    rows = [
        (verdict.upper(words.gettext(NAMES[one.assumption])), money(one.amount, start.currency, words)) for one in each
    ]
    heads = [words.gettext("Finding out"), words.gettext("is worth at most")]
    sentence = words.gettext(
        "Knowing everything before deciding is worth at most {amount}; an inquiry that costs more does not pay.",
        amount=most,
    )
    table = Table(words.gettext("Worth finding out"), pd.DataFrame(rows, columns=heads))
    return _sections([sentence], tables=with_rows(table))
