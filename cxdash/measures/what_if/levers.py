"""The levers of a what-if, each with the range for which the company's own figures hold."""

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import NamedTuple

from cxdash.domain.messages import ImportRefused, Message, gettext_noop

YEARS = (1, 3, 5)
MOST_GAPS = 3
"""The most stages at which one choice removes let-downs."""

GAP = "gap."


class Range(NamedTuple):
    """The lowest and the highest value of a lever, and the step of its slider."""

    low: float
    high: float
    step: float


RANGES = {
    "acquisition_budget": Range(-0.5, 0.5, 0.05),
    "retention_budget": Range(-0.5, 1.0, 0.05),
    "gap": Range(0.0, 1.0, 0.1),
    "gap_cost": Range(0.0, 0.05, 0.0),
    "promise": Range(0.0, 0.5, 0.1),
    "extra_leavers": Range(0.0, 20.0, 1.0),
    "cost_per_let_down": Range(0.0, 500.0, 10.0),
}
"""By lever: budgets as changes relative to today's, gap_cost as a share of a year's contribution."""

NAMES = {
    "acquisition_budget": gettext_noop("Money to win new customers"),
    "retention_budget": gettext_noop("Money to keep customers"),
    "same_total": gettext_noop("Keep the total the same"),
    "gap": gettext_noop("Let-downs we remove"),
    "gap_cost": gettext_noop("What that costs a year"),
    "promise": gettext_noop("Promise a little less"),
    "extra_leavers": gettext_noop("Of 100 let-downs, how many leave because of it?"),
    "cost_per_let_down": gettext_noop("Extra work each let-down causes"),
    "years": gettext_noop("Years"),
}


@dataclass(frozen=True)
class Levers:
    """One choice: what is decided, and two assumptions it sets.

    Budgets are changes relative to today's; *gaps* are shares of let-downs removed, by stage; *gap_cost* is money a
    year; *promise* is the share of the gap closed by promising less. None means not set: the company's assumptions
    apply. With *same_total* the money to keep follows the money to win.

    Raises ImportRefused with every value outside its lever's range.
    """

    acquisition_budget: float = 0.0
    retention_budget: float = 0.0
    same_total: bool = False
    gaps: tuple[tuple[str, float], ...] = ()
    gap_cost: float | None = None
    extra_leavers: float | None = None
    cost_per_let_down: float | None = None
    years: int = 3
    promise: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "gaps", tuple(sorted((stage, share) for stage, share in self.gaps if share > 0)))
        faults = list(self._faults())
        if faults:
            raise ImportRefused(faults)

    def _faults(self) -> Iterable[Message]:
        for name in ("acquisition_budget", "retention_budget"):
            yield from outside(name, getattr(self, name), 100.0)
        for _, share in self.gaps:
            yield from outside("gap", share, 100.0)
        yield from outside("promise", self.promise, 100.0)
        for name in ("extra_leavers", "cost_per_let_down"):
            yield from outside(name, getattr(self, name))
        if len({stage for stage, _ in self.gaps}) < len(self.gaps) or len(self.gaps) > MOST_GAPS:
            template = gettext_noop("Let-downs can be removed at up to {most} stages, each named once.")
            yield Message(template, {"most": MOST_GAPS})
        if self.gap_cost is not None and not 0 <= self.gap_cost < float("inf"):
            yield Message(gettext_noop("What fixing costs a year is an amount of money, from 0 up."))
        if self.years not in YEARS:
            yield Message(gettext_noop("The years to look ahead are 1, 3 or 5."))

    @property
    def moved(self) -> bool:
        """Whether anything is decided differently from today; setting an assumption decides nothing."""
        return bool(self.decided or self.gap_cost)

    @property
    def at_rest(self) -> bool:
        """Whether nothing is decided or believed differently from today."""
        return not self.moved and (self.extra_leavers, self.cost_per_let_down) == (None, None)

    @property
    def decided(self) -> tuple[str, ...]:
        """The levers decided differently from today that the company's figures may not support."""
        set_to = {
            "acquisition_budget": self.acquisition_budget,
            "retention_budget": self.retention_budget,
            "gap": self.gaps,
            "promise": self.promise,
        }
        return tuple(name for name, value in set_to.items() if value)


def as_text(levers: Levers) -> str:
    """Return the levers as JSON."""
    return json.dumps(asdict(levers))


def of_text(kept: str) -> Levers:
    """Return the levers of a JSON text."""
    values = json.loads(kept)
    return Levers(**{**values, "gaps": tuple((stage, share) for stage, share in values["gaps"])})


def outside(name: str, value: float | None, unit: float = 1.0) -> Iterable[Message]:
    """Yield that a value lies outside a lever's range, if it does."""
    if value is None:
        return
    low, high, _ = RANGES[name]
    if not low - 1e-9 <= value <= high + 1e-9:
        template = gettext_noop("{lever} goes from {low} to {high}: beyond this your own figures say nothing.")
        ends = {"low": f"{low * unit:g}", "high": f"{high * unit:g}"}
        yield Message(template, {"lever": Message(NAMES[name]), **ends})


MOST_STEPS = 45
"""The most steps of the slider for what mending costs."""


def cost_steps(most: float) -> list[float]:
    """Return the steps of what mending costs, in round amounts up to *most*; only 0 where that is 0."""
    if not most > 0:
        return [0.0]
    ten = 10 ** math.floor(math.log10(most / MOST_STEPS))
    step = next(times * ten for times in (1, 2.5, 5, 10) if most / (times * ten) <= MOST_STEPS)
    return [*(at * step for at in range(math.ceil(most / step))), most]


def settled(levers: Levers, acquisition: float, retention: float) -> Levers:
    """Return the levers with the money to keep set by the money to win, if the total is to stay the same.

    *acquisition*, *retention*: today's budgets a year. Raises ImportRefused if the money to keep leaves its range.
    """
    if not levers.same_total or not (acquisition > 0 and retention > 0):
        return levers
    return replace(levers, retention_budget=-levers.acquisition_budget * acquisition / retention + 0.0)


def parse(settings: Iterable[str], today: Mapping[str, float], stages: Iterable[str], most: float) -> Levers:
    """Return the levers of settings such as 'gap.connect=50' or 'retention_budget=+20%'.

    *today*: both budgets a year, by lever. *most*: what mending may cost, nan if there is no limit. Raises
    ImportRefused with every setting that is unknown, in another unit or out of range.
    """
    faults: list[Message] = []
    given: dict[str, object] = {}
    gaps: list[tuple[str, float]] = []
    known = set(stages)
    for setting in settings:
        name, _, text = (part.strip() for part in setting.partition("="))
        try:
            if name.startswith(GAP):
                gaps.append((_stage(name, known), _number(name, text, "%") / 100))
            elif name in KNOWN:
                given[name] = _value(name, text, today, most)
            else:
                template = gettext_noop("There is no lever {name}. There is: {known}.")
                faults.append(Message(template, {"name": name, "known": ", ".join((*KNOWN, "gap.STAGE"))}))
        except ImportRefused as refused:
            faults.extend(refused.faults)
    try:
        levers = Levers(gaps=tuple(gaps), **given)  # type: ignore[arg-type]
    except ImportRefused as refused:
        faults.extend(refused.faults)
    if faults:
        raise ImportRefused(faults)
    return settled(levers, today.get("acquisition_budget", 0.0), today.get("retention_budget", 0.0))


KNOWN = tuple(field.name for field in fields(Levers) if field.name != "gaps")

SWITCH = {"on": True, "off": False, "1": True, "0": False}


def _value(name: str, text: str, today: Mapping[str, float], most: float) -> object:
    if name == "same_total":
        if text not in SWITCH:
            raise _wrong(name, text, "on, off")
        return SWITCH[text]
    if name == "years":
        number = _number(name, text)
        return int(number) if number == int(number) else number
    if name in ("acquisition_budget", "retention_budget"):
        return _change(name, text, today.get(name, 0.0))
    if name == "promise":
        return _number(name, text, "%") / 100
    number = _number(name, text)
    if name == "gap_cost":
        _affordable(number, most)
    return number


def _change(name: str, text: str, now: float) -> float:
    """Return a change given in per cent with its sign, or as the new amount a year."""
    if text.endswith("%"):
        return _number(name, text, "%") / 100
    if text.startswith(("+", "-")):
        raise _wrong(name, text, "+20%, 50000000")
    amount = _number(name, text)
    if not now > 0:
        raise ImportRefused(
            [
                Message(
                    gettext_noop("Nothing is spent on this today, so it cannot be set to an amount: {lever}."),
                    {"lever": name},
                )
            ]
        )
    return amount / now - 1


def _affordable(cost: float, most: float) -> None:
    if most > 0 and cost > most * (1 + 1e-9):
        template = gettext_noop("{lever} goes from {low} to {high}: beyond this your own figures say nothing.")
        raise ImportRefused(
            [Message(template, {"lever": Message(NAMES["gap_cost"]), "low": "0", "high": f"{most:.0f}"})]
        )


def _stage(name: str, known: set[str]) -> str:
    stage = name.removeprefix(GAP)
    if stage not in known:
        template = gettext_noop("There is no stage {stage} with let-downs to remove. There is: {known}.")
        raise ImportRefused([Message(template, {"stage": stage, "known": ", ".join(sorted(known)) or "–"})])
    return stage


def _number(name: str, text: str, unit: str = "") -> float:
    if not re.fullmatch(rf"[+-]?\d+(\.\d+)?({unit})?", text, flags=re.ASCII):
        examples = {GAP: "50", "promise": "10%"}
        example = next(
            (example for start, example in examples.items() if name.startswith(start)), "+20%" if unit else "4000000"
        )
        raise _wrong(name, text, example)
    return float(text.removesuffix(unit) if unit else text)


def _wrong(name: str, text: str, example: str) -> ImportRefused:
    template = gettext_noop('{name} cannot be set to "{text}"; write it as {example}.')
    return ImportRefused([Message(template, {"name": name, "text": text, "example": example})])
