"""What stands behind the tabs of the what-if page, in words: each part is computed only when it is asked for."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from cxdash.charts import look
from cxdash.charts import what_if as charts
from cxdash.measures import beliefs, what_if_answers
from cxdash.measures.what_if import Comparison
from cxdash.measures.what_if_answers import Goal
from cxdash.measures.what_if_start import Start
from cxdash.ui import pictures
from cxdash.ui import what_if as said
from cxdash.ui.amounts import money
from cxdash.ui.pictures import Table
from cxdash.ui.words import NOTHING, Words
from cxdash.vocabulary import mark

Names = Mapping[str, str]

NO_ROWS = pd.DataFrame()


class Part(NamedTuple):
    """Sentences, a picture where there is one ('swings', 'split' or ''), and a table by its title where there is one."""

    sentences: list[str]
    picture: str = ""
    drawn: Table | None = None
    title: str = ""
    rows: pd.DataFrame = NO_ROWS


def tell(name: str, found: Comparison, start: Start, stages: Names, words: Words) -> Part:
    """Tell one part by its name in the link."""
    if name == "beliefs":
        return believed(found, start, stages, words)
    if name == "split":
        return split(found, start, words)
    if not found.levers.moved:
        return Part([words.say(UNMOVED[name])])
    if not said.tells_money(found):
        return Part(said.asked(found, words) or [words.say("Revenue and gross margin by month are not known.")])
    return {"matters": matters, "goal": goal, "worth": worth}[name](found, start, stages, words)


UNMOVED = {
    "matters": mark("Move a slider, and this says which belief the answer hangs on."),
    "goal": mark("Move a slider, and this says what it would take to break even."),
    "worth": mark("Move a slider, and this says what is worth finding out first."),
}


def believed(found: Comparison, start: Start, stages: Names, words: Words) -> Part:
    """Say what is believed, and by which rules it is reckoned."""
    base, currency = found.base, start.currency
    rows = [
        (said.upper(words.say(text)), *(said.value_of(name, value, currency, words) for value in found.held[name]))
        if name in found.held
        else (said.upper(words.say(text)), NOTHING, words.say("not stated yet"), NOTHING)
        for name, text in said.BELIEFS.items()
        if name in found.held or name not in OPTIONAL
    ]
    heads = [words.say("We believe"), words.say("Low"), words.say("Most likely"), words.say("High")]
    early = words.list([stages[stage] for stage in stages if stage in base.early])
    sentences = [
        words.many("It starts from {count} month up to {month}, scaled up to a year.", "It starts from the {count} months up to {month}.", base.months, month=words.month(base.last)),
        words.say("Each customer contributes {amount} a month; {share} of customers leave in a month.", amount=money(base.margin, currency, words), share=words.share(base.leaving, 1)),
        words.say("New customers pass {stages}: let-downs there follow how many are won. At all other stages they follow how many customers there are.", stages=early)
        if early
        else words.say("Let-downs follow how many customers there are: no stage is known that only new customers pass."),
        words.say("Low is passed downwards in 1 of 10 tries, high upwards in 1 of 10. Beliefs are tried independently of each other."),
        words.say("Without any money on it nobody would be won, or stay, unless you state otherwise.")
        if not {beliefs.WON_AT_LEAST, beliefs.STAY_AT_LEAST} & set(found.held)
        else words.say("Without any money on it as many are won, or stay, as you have stated."),
    ]  # fmt: skip
    if beliefs.DISCOUNT not in found.held:
        sentences.append(words.say("Money counts the same whenever it is earned, since no rate is stated."))
    if found.levers.moved and said.tells_money(found):
        sentences.append(_error(found, words))
    return Part(sentences, title=words.say("What we believe"), rows=pd.DataFrame(rows, columns=heads))


OPTIONAL = (beliefs.WON_AT_LEAST, beliefs.STAY_AT_LEAST, beliefs.DISCOUNT, beliefs.WINS_LOST)
"""Beliefs that one does well without."""


def _error(found: Comparison, words: Words) -> str:
    template = mark("With so many tries, the share in which it is better is exact to about {points} in 100.")
    return words.say(template, points=words.number(max(1.0, round(200 * found.sampling_error))))


def matters(found: Comparison, start: Start, _stages: Names, words: Words) -> Part:
    """Say and draw what is earned more with each belief at its low and at its high, one at a time."""
    swings = what_if_answers.what_matters(found.base, found.held, found.levers)
    name, readings = charts.swing_columns(words), look.readings(words)
    rows = [
        (
            said.upper(words.say(said.BELIEFS[one.belief])), one.at_low / 1e6, one.at_high / 1e6,
            *(said.value_of(one.belief, value, start.currency, words) for value in (one.low, one.high)),
            readings[look.WARNING if one.flips else look.ACCENT],
        )
        for one in swings
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=list(name)).round(1).rename(columns=name)
    sentences = [
        said.matters(swings, found, start.currency, words),
        words.say(
            "One belief at a time, all others most likely. Warm: this belief alone decides whether the choice pays."
        ),
    ]
    drawn = pictures.kept({"rows": table, "zero": pd.DataFrame({"at": [0.0]})})
    return Part(sentences, "swings" if rows else "", drawn)


def goal(found: Comparison, start: Start, stages: Names, words: Words) -> Part:
    """Say to what each lever alone must be set for the choice to break even."""
    goals = what_if_answers.break_even(found)
    rows = [(*_goal(one, start, stages, words),) for one in goals]
    sentence = words.many(
        "To earn as much as carrying on within {count} year, in half of the tries, each of these alone would have to be:",
        "To earn as much as carrying on within {count} years, in half of the tries, each of these alone would have to be:",
        found.levers.years,
    )
    heads = [words.say("Slider"), words.say("Now"), words.say("To break even")]
    if not rows:
        return Part([words.say("Only mending and its beliefs can be sought; move the slider for let-downs.")])
    return Part([sentence], title=words.say("What it would take"), rows=pd.DataFrame(rows, columns=heads))


def _goal(one: Goal, start: Start, stages: Names, words: Words) -> tuple[str, str, str]:
    lever = {
        "gap": words.say("Let-downs removed at {stage}", stage=stages.get(one.stage, one.stage)),
        "gap_cost": words.say("What that costs a year"),
        "extra_leavers": words.say("Of 100 let-downs, how many leave because of it?"),
        "cost_per_let_down": words.say("Extra work each let-down causes"),
    }[one.lever]
    return (
        lever,
        _lever_value(one, one.now, start, words),
        _lever_value(one, one.value, start, words, out_of_reach=True),
    )


def _lever_value(one: Goal, value: float | None, start: Start, words: Words, *, out_of_reach: bool = False) -> str:
    if value is None:
        return words.say("cannot be reached in this range") if out_of_reach else words.say("not stated")
    if one.lever == "gap":
        return words.share(value)
    return words.number(value, 1) if one.lever == "extra_leavers" else money(value, start.currency, words)


VERDICTS = {
    "keeping": mark("More to keeping: the next krone earns more there."),
    "winning": mark("More to winning: the next krone earns more there."),
    "close": mark("Too close to call: within what you believe, neither way is clearly better."),
}


def split(found: Comparison, start: Start, words: Words) -> Part:
    """Say and draw which split of today's money between winning and keeping earns most."""
    stuck = [start.stuck[name] for name in ("acquisition_budget", "retention_budget") if name in start.stuck]
    asked = [name for name in (beliefs.WON_AT_MOST, beliefs.STAY_AT_MOST, *HANGS) if name not in found.held]
    if stuck:
        return Part([words.sentence(one) for one in stuck])
    if asked or not found.base.margin > 0:
        named = words.list([words.say(said.BELIEFS[name]) for name in asked])
        told = words.say("Not stated yet, and the answer hangs on it: {beliefs}.", beliefs=named)
        return Part([told if asked else words.say("Revenue and gross margin by month are not known.")])
    tried = what_if_answers.split(found.base, found.held, found.levers)
    name, reading = charts.split_columns(words), look.readings(words)[look.ACCENT]
    columns = {field: [value / 1e6 for value in getattr(tried, field)] for field in ("moved", "middle", "low", "high")}
    rows = pd.DataFrame(columns).round(2).assign(reading=reading).rename(columns=name)
    here = pd.DataFrame({"at": [0.0], "label": [words.say("as now")]})
    kept = words.say("The total stays as it is today; the line is the middle of the tries, the band 8 of 10 of them.")
    return Part([words.say(VERDICTS[tried.verdict]), kept], "split", pictures.kept({"rows": rows, "zero": here}))


HANGS = (beliefs.LEAVERS, beliefs.CONTACTS, beliefs.CONTACT_COST)
"""What else a split hangs on: more new customers meet more let-downs."""


def worth(found: Comparison, start: Start, _stages: Names, words: Words) -> Part:
    """Say what it is worth at most to find out before deciding."""
    whole, *each = what_if_answers.finding_out(found)
    most = money(whole.amount, start.currency, words)
    if whole.amount < 1:
        return Part([words.say("Nothing is worth finding out first: one way is better in every try.")])
    rows = [(said.upper(words.say(said.BELIEFS[one.belief])), money(one.amount, start.currency, words)) for one in each]
    heads = [words.say("Finding out"), words.say("is worth at most")]
    sentence = words.say(
        "Knowing everything before deciding is worth at most {amount}; an inquiry that costs more does not pay.",
        amount=most,
    )
    return Part(
        [sentence], title=words.say("Worth finding out") if rows else "", rows=pd.DataFrame(rows, columns=heads)
    )
