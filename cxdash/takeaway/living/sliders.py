"""The sliders of a what-if for a page without a server: every step with its value, and in words."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, NamedTuple

from cxdash.i18n.translator import Words
from cxdash.measures.what_if import comparison
from cxdash.measures.what_if.assumptions import LEAVERS
from cxdash.measures.what_if.levers import RANGES, Levers, cost_steps
from cxdash.presenters.amounts import change, count, money
from cxdash.takeaway.what_if import WhatIfInputs

Step = tuple[float | None, str]
"""A step's value, None for what is not stated or the company's own, and what it is in words."""


class Slider(NamedTuple):
    """A lever: its name in the scripts, its label, its steps, the one it is set to, what is today, why it is stuck."""

    name: str
    label: str
    steps: list[Step]
    at: int
    today: str
    stuck: str = ""

    def as_record(self) -> dict[str, Any]:
        """Return what the script needs of it."""
        return {"name": self.name, "steps": self.steps, "rest": self.at}


def decided(inputs: WhatIfInputs, levers: Levers, words: Words) -> list[Slider]:
    """Return the sliders of what is decided, but for the let-downs that are removed."""
    sliders = [] if inputs.start.public else [_winning(inputs, levers, words), _keeping(inputs, levers, words)]
    costs: list[Step] = [(None, words.gettext("not stated"))]
    costs += [(at, money(at, inputs.start.currency, words)) for at in cost_steps(inputs.most_for_mending)]
    label = words.gettext("What that costs a year")
    nothing = words.gettext("Nothing is set aside today")
    sliders.append(_slider("gap_cost", label, costs, levers.gap_cost, nothing, inputs, "gap", words))
    if not inputs.start.public:
        share: list[Step] = [(at / 100, words.share(at / 100)) for at in _percents("promise")]
        now = words.gettext("The share of the gap closed by promising less; today none")
        label = words.gettext("Promise a little less")
        sliders.append(_slider("promise", label, share, levers.promise, now, inputs, "promise", words))
    return sliders


def gaps(inputs: WhatIfInputs, levers: Levers, words: Words) -> list[Slider]:
    """Return a slider for the let-downs of each stage, those with most of them first."""
    label, set_to = words.gettext("Let-downs we remove at"), dict(levers.gaps)
    share: list[Step] = [(at / 100, words.share(at / 100)) for at in _percents("gap")]
    sliders = []
    for stage, number in sorted(inputs.base.let_downs, key=lambda one: -one[1]):
        called = words.gettext("{label} {stage}", label=label, stage=inputs.stages.get(stage, stage))
        now = words.gettext("Today {count} let-downs a year", count=count(number, words))
        sliders.append(_slider(f"gap.{stage}", called, share, set_to.get(stage, 0.0), now, inputs, "gap", words))
    return sliders


def believed(inputs: WhatIfInputs, levers: Levers, words: Words) -> list[Slider]:
    """Return the sliders of what is believed."""
    known, currency = inputs.start.assumptions, inputs.start.currency
    each = comparison.cost_of_a_let_down(known)
    label = words.gettext("Extra work each let-down causes")
    now = words.gettext("not stated yet")
    if each is not None:
        now = words.gettext("Believed {amount}", amount=money(each, currency, words))
    write = partial(money, currency=currency, words=words)
    work = _belief("cost_per_let_down", label, each, levers.cost_per_let_down, now, write, inputs, words)
    if inputs.start.public:
        return [work]
    stated = known.get(LEAVERS)
    now = words.gettext("not stated yet")
    if stated:
        low, mode, high = (_plain(value, words) for value in stated)
        now = words.gettext("Believed {mode}, from {low} to {high}", mode=mode, low=low, high=high)
    label = words.gettext("Of 100 let-downs, how many leave because of it?")

    def of_hundred(value: float) -> str:
        return words.gettext("{count} of 100", count=_plain(value, words))

    own = stated.mode if stated else None
    return [_belief("extra_leavers", label, own, levers.extra_leavers, now, of_hundred, inputs, words), work]


def _belief(
    name: str,
    label: str,
    own: float | None,
    value: float | None,
    now: str,
    write: Callable[[float], str],
    inputs: WhatIfInputs,
    words: Words,
) -> Slider:
    """Return the slider of a belief, whose company's own value *own* stands in its place among the steps."""
    low, high, step = RANGES[name]
    values = [low + at * step for at in range(round((high - low) / step) + 1)]
    steps: list[Step] = [(at, write(at)) for at in values if own is None or at != own]
    place = 0 if own is None else sum(at < own for at in values)
    steps.insert(place, (None, words.gettext("not stated") if own is None else write(own)))
    return _slider(name, label, steps, value, now, inputs, name, words)


def _winning(inputs: WhatIfInputs, levers: Levers, words: Words) -> Slider:
    label, today = words.gettext("Money to win new customers"), inputs.base.acquisition
    return _budget("acquisition_budget", label, today, levers.acquisition_budget, inputs, words)


def _keeping(inputs: WhatIfInputs, levers: Levers, words: Words) -> Slider:
    label, today = words.gettext("Money to keep customers"), inputs.base.retention
    return _budget("retention_budget", label, today, levers.retention_budget, inputs, words)


def _budget(name: str, label: str, today: float, value: float, inputs: WhatIfInputs, words: Words) -> Slider:
    currency, step = inputs.start.currency, round(RANGES[name].step * 100)
    steps: list[Step] = []
    for at in _percents(name, step):
        amount = money(today * (1 + at / 100), currency, words)
        by = change(at / 100, words.language)
        steps.append((at / 100, words.gettext("{amount} ({change})", amount=amount, change=by) if at else amount))
    now = words.gettext("Today {amount} a year", amount=money(today, currency, words))
    return _slider(name, label, steps, value, now, inputs, name, words)


def _percents(name: str, step: int = 0) -> Iterable[int]:
    low, high, by = (round(at * 100) for at in RANGES[name])
    return range(low, high + 1, step or by)


def _slider(
    name: str,
    label: str,
    steps: list[Step],
    value: float | None,
    now: str,
    inputs: WhatIfInputs,
    lever: str,
    words: Words,
) -> Slider:
    """Return a slider at the step next to *value*; *lever*: by which it may be stuck."""
    stuck = inputs.start.stuck.get(lever)
    at = min(range(len(steps)), key=lambda place: _distance(steps[place][0], value))
    return Slider(name, label, steps, at, now, words.sentence(stuck) if stuck else "")


def _distance(step: float | None, value: float | None) -> float:
    if step is None or value is None:
        return 0.0 if step is value else float("inf")
    return abs(step - value)


def _plain(value: float, words: Words) -> str:
    return words.number(value, 0 if value == round(value) else 1)
