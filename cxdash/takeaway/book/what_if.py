"""The what-if as formulas that compute on: what is decided and believed, what it brings, by month, in 256 tries."""

import math

from cxdash.domain.assumptions import (
    CONTACT_COST,
    CONTACTS,
    DELAY,
    LEAVERS,
    NAMES,
    STAY_AT_MOST,
    WINS_LOST,
    WON_AT_MOST,
)
from cxdash.i18n.translator import NOTHING, Words
from cxdash.measures.what_if import comparison
from cxdash.measures.what_if.levers import RANGES, YEARS, Levers
from cxdash.presenters.what_if.screen import NO_FORECAST
from cxdash.presenters.what_if.verdict import upper
from cxdash.takeaway.book import assumed, months, tries, users
from cxdash.takeaway.book.formulas import Formulas
from cxdash.takeaway.book.lines import Lines
from cxdash.takeaway.book.sheets import Book
from cxdash.takeaway.book.tries import TRIES, Tries, cell
from cxdash.takeaway.what_if import WhatIfInputs

BESIDE = 5
"""The column of the pictures."""


def write(book: Book, inputs: WhatIfInputs, levers: Levers, above: str, words: Words, count: int = TRIES) -> Formulas:
    """Write the sheets of a what-if and return its cells, those to change set to *levers*.

    *above*: whose figures these are, and of when. *count*: of the tries that are written.
    """
    formulas, public = Formulas(book), inputs.start.public
    page = Lines(book, formulas, words.gettext("What if"), above, (52, 16, 16, 18, 60))
    believed = Lines(book, formulas, words.gettext("What we believe"), above, (84, 24, 12, 12, 12, 12, 12))
    by_month = None if public else Lines(book, formulas, words.gettext("By month"), above, (8, *[16] * 10))
    rows = Tries(book, formulas, words.gettext("{count} tries", count=words.number(count)), count)
    keys = users.BELIEVED if public else tuple(NAMES)
    _decided(page, inputs, levers, words)
    _levers_believed(page, inputs, levers, words)
    place = page.row
    page.row += 7
    assumed.write(believed, inputs.start, keys, words)
    tries.believed(rows, inputs.start.assumptions, {key: upper(words.gettext(NAMES[key])) for key in keys})
    if by_month is None:
        page.row = place
        users.write(page, rows, len(inputs.base.let_downs), words)
        return formulas
    _start(page, inputs, words)
    _let_downs(page, inputs, words)
    _judging(page, inputs, words)
    months.today(book, formulas, by_month.sheet, words)
    tries.effects(rows, _effects(words))
    tries.months(rows, *months.titles(words))
    months.ranges(formulas, by_month.sheet, count)
    page.row = place
    _results(page, inputs, count, words)
    months.pictures(book, by_month.sheet, (page.sheet, 3, BESIDE), words)
    return formulas


def _decided(page: Lines, inputs: WhatIfInputs, levers: Levers, words: Words) -> None:
    base, stuck = inputs.base, inputs.start.stuck
    page.heads(
        words.gettext("We decide"), words.gettext("Today"), words.gettext("Our choice"), words.gettext("That is a year")
    )
    budgets = (
        ("acquisition", words.gettext("Money to win new customers"), base.acquisition),
        ("retention", words.gettext("Money to keep customers"), base.retention),
    )
    follows = not inputs.start.public and base.acquisition > 0 and base.retention > 0
    if follows:
        page.switch("same_total", words.gettext("Keep the total the same"), levers.same_total, words)
        page.next()
    for name, label, today in () if inputs.start.public else budgets:
        lever, kept = f"{name}_budget", follows and name == "retention"
        page.share(
            f"{name}_set" if kept else name, label, getattr(levers, lever), RANGES[lever], stuck.get(lever), words
        )
        page.number(1, f"base_{name}", today)
        if kept:
            follow = "IF(base_retention > 0, -acquisition * base_acquisition / base_retention, 0)"
            page.aside(
                words.gettext("Change of money to keep that is counted"),
                name,
                f"IF(same_total > 0, {follow}, retention_set)",
            )
        page.formula(3, f"{name}_then", f"base_{name} * (1 + {name})")
        page.next(2 if kept else 1)
    gaps = dict(levers.gaps)
    for at, (stage, count) in enumerate(base.let_downs):
        label = words.gettext(
            "{label} {stage}", label=words.gettext("Let-downs we remove at"), stage=inputs.stages[stage]
        )
        page.share(f"gap_{at}", label, gaps.get(stage, 0.0), RANGES["gap"], stuck.get("gap"), words)
        page.number(1, f"downs_{at}", count)
        page.formula(3, f"fewer_{at}", f"-downs_{at} * gap_{at}")
        page.next()
    page.amount("gap_cost", words.gettext("What that costs a year"), levers.gap_cost, inputs.most_for_mending, words)
    page.next()
    if inputs.start.public:
        page.next()
        return
    page.share(
        "promise",
        words.gettext("Promise a little less"),
        levers.promise,
        RANGES["promise"],
        stuck.get("promise"),
        words,
    )
    page.next()
    page.listed("years", words.gettext("Years ahead"), levers.years, YEARS)
    page.next(2)


def _levers_believed(page: Lines, inputs: WhatIfInputs, levers: Levers, words: Words) -> None:
    page.heads(words.gettext("We believe"), words.gettext("Most likely"), words.gettext("Our choice"))
    known = inputs.start.assumptions
    if not inputs.start.public:
        label = words.gettext("Of 100 let-downs, how many leave because of it?")
        page.amount("leavers_set", label, levers.extra_leavers, RANGES["extra_leavers"].high, words)
        page.number(1, "leavers_stated_as", known[LEAVERS].mode if LEAVERS in known else math.nan, "decimal")
        page.next()
    label = words.gettext("Extra work each let-down causes")
    page.amount("work_set", label, levers.cost_per_let_down, RANGES["cost_per_let_down"].high, words)
    cost = comparison.cost_of_a_let_down(known)
    page.number(1, "work_stated_as", math.nan if cost is None else cost, "decimal")
    page.next(2)


def _start(page: Lines, inputs: WhatIfInputs, words: Words) -> None:
    base = inputs.base
    page.heads(words.gettext("Where we start: the last twelve months"))
    for name, label, value, look in (
        ("base_customers", words.gettext("Customers now"), base.customers, "number"),
        ("base_average", words.gettext("Customers on average"), base.average, "number"),
        ("base_won", words.gettext("Customers won in a year"), base.won, "number"),
        ("base_prospects", words.gettext("Prospects in a year"), base.prospects, "number"),
        ("base_leaving", words.gettext("Share who leave in a month"), base.leaving, "share"),
        ("stay_rate", words.gettext("Share who stay a year"), base.stay, "share"),
        ("base_margin", words.gettext("What a customer contributes a month"), base.margin, "decimal"),
    ):
        page.label(label)
        page.number(1, name, value, look)
        page.next()
    page.calculated(
        words.gettext("Share of prospects who are won"),
        "win_rate",
        "IF(base_prospects > 0, base_won / base_prospects, 0)",
        "share",
    )


def _let_downs(page: Lines, inputs: WhatIfInputs, words: Words) -> None:
    """Write a month's let-downs by who passes their stage, and how many of them the choice removes."""
    base = inputs.base
    passed = {
        "early": [stage in base.early for stage, _ in base.let_downs],
        "steady": [stage in base.unplaced for stage, _ in base.let_downs],
        "late": [stage not in base.early | base.unplaced for stage, _ in base.let_downs],
    }
    called = {
        "early": words.gettext("Let-downs a month that new customers meet"),
        "steady": words.gettext("Let-downs a month of which it is not stated who meets them"),
        "late": words.gettext("Let-downs a month that all customers meet"),
    }
    gone = [
        f"downs_{at} * (gap_{at} + promise * (1 - gap_{at}))" if stage in base.broken else f"downs_{at} * gap_{at}"
        for at, (stage, _) in enumerate(base.let_downs)
    ]
    for kind, places in passed.items():
        here = [at for at, is_here in enumerate(places) if is_here]
        page.calculated(called[kind], kind, f"({' + '.join(f'downs_{at}' for at in here) or '0'}) / 12")
        removed = words.gettext("{what}, removed", what=called[kind])
        page.calculated(removed, f"gone_{kind}", f"({' + '.join(gone[at] for at in here) or '0'}) / 12")
    for name, of in (("late_each", "late"), ("gone_each", "gone_late")):
        label = words.gettext("{what}, for each customer", what=called["late"])
        page.calculated(label, name, f"IF(base_average > 0, {of} / base_average, 0)", "decimal")
    everything = " + ".join(f"downs_{at}" for at in range(len(base.let_downs))) or "0"
    most = f"base_leaving * base_average * 12 / ({everything})" if base.let_downs else "0"
    page.calculated(words.gettext("The most let-downs that lead to leaving, of 1"), "most_leavers", most, "decimal")
    spent = " + ".join(f"IF(base_{name} > 0, base_{name} * {name}, 0)" for name in ("acquisition", "retention"))
    page.calculated(
        words.gettext("Spent more a month"), "more_costs", f"({spent} + IF(ISNUMBER(gap_cost), gap_cost, 0)) / 12"
    )


def _effects(words: Words) -> dict[str, str]:
    return {
        "won": words.gettext("Customers won in a month"),
        "win_rate": words.gettext("Share of prospects who are won"),
        "stay": words.gettext("Share who stay a year"),
        "leaving": words.gettext("Leaving, as times today's"),
        "more": words.gettext("Won, as times today's"),
        "each": words.gettext("Customers who leave because of a let-down"),
        "work": words.gettext("Extra work of a let-down"),
        "fewer": words.gettext("Let-downs a month that are removed"),
    }


def _judging(page: Lines, inputs: WhatIfInputs, words: Words) -> None:
    """Write what is still missing for customers, for money, and to judge the choice."""
    base = inputs.base
    gaps = " + ".join(f"gap_{at}" for at in range(len(base.let_downs))) or "0"
    spent = "IF(ISNUMBER(gap_cost), gap_cost, 0)"
    moved = f"(ABS(acquisition) + ABS(retention) + promise + {gaps} + {spent})"
    missing = {
        WON_AT_MOST: "ABS(acquisition) > 0",
        STAY_AT_MOST: "ABS(retention) > 0",
        WINS_LOST: "promise > 0",
        LEAVERS: f"ABS(acquisition) + promise + {gaps} > 0" if base.let_downs else "0 > 1",
        DELAY: f"promise + {gaps} > 0",
    }
    needs = " + ".join(f"IF({asked}, 1 - {cell(name)}_stated, 0)" for name, asked in missing.items())
    works = f"IF({moved} > 0, 2 - {CONTACTS}_stated - {CONTACT_COST}_stated, 0)" if base.let_downs else "0"
    stated = f"IF({gaps} > 0, IF(ISNUMBER(gap_cost), 1, 0), 1)"
    judged = f"IF(needs_money > 0, 0, IF({moved} > 0, {stated}, 0))"
    page.calculated(words.gettext("Beliefs that are missing for customers"), "needs_customers", needs)
    page.calculated(words.gettext("Beliefs that are missing for money"), "needs_money", f"needs_customers + {works}")
    known = not math.isnan(base.leaving + base.margin)
    page.calculated(words.gettext("It can be judged (1) or not (0)"), "judged", judged if known else "0")


def _results(page: Lines, inputs: WhatIfInputs, count: int, words: Words) -> None:
    base = inputs.base
    page.formulas.constant("unknown", NOTHING)
    page.heads(words.gettext("What it brings"), *months.ends(words))
    known = {"c": not math.isnan(base.leaving), "e": not math.isnan(base.leaving + base.margin)}
    for letter, needed, label in (
        ("c", "needs_customers", words.gettext("Customers more than if we carry on")),
        ("e", "needs_money", words.gettext("Earned more than if we carry on")),
    ):
        page.label(label, "strong")
        today = " - INDEX(today, years * 12)" if letter == "c" else ""
        for column, end in enumerate(months.SHARES, 1):
            value = f"INDEX({letter}_{end}, years * 12){today}"
            shown = f"IF({needed} > 0, unknown, {value})" if known[letter] else "unknown"
            page.formula(column, f"result_{letter}_{end}", shown, "result")
        page.next()
    page.label(words.gettext("Share of tries that earn more"), "strong")
    page.formula(1, "result_better", "IF(judged > 0, INDEX(better, years * 12), unknown)", "result share")
    page.next()
    # a product takes MAX of all months, also where formulas are not of arrays
    behind = "SUMPRODUCT(MAX((worse > 0.5) * (month <= years * 12) * month))"
    paid = f"IF({behind} > 0, IF({behind} < years * 12, {behind} + 1, unknown), unknown)"
    page.label(words.gettext("Paid back from month"), "strong")
    page.formula(1, "result_payback", f"IF(judged > 0, {paid}, unknown)", "result")
    page.next()
    note = words.gettext(
        "Low and high hold 8 of 10 of {count} tries, the first of those the dashboard makes: its ranges differ a "
        "little.",
        count=words.number(count),
    )
    page.note(f"{note} {words.gettext(NO_FORECAST)}")
