"""Where a what-if starts: the last twelve months of a view, and what is lacking before a lever can be moved."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd

from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.vocabulary import Contact
from cxdash.measures.economics.figures import Economics
from cxdash.measures.economics.months import A_YEAR, Year
from cxdash.measures.satisfaction.let_downs import LetDowns
from cxdash.measures.what_if import assumptions as beliefs
from cxdash.measures.what_if.assumptions import Belief

AS_MANY = 0.1
"""A touchpoint whose customers a year are as many as are won, but for this share, is taken for one that the new meet."""


@dataclass(frozen=True)
class Baseline:
    """The twelve months up to *last*, of which *months* are known; all amounts and counts a year, nan where unknown.

    *customers* now, *average* over the months. *leaving*: the share who leave in a month. *stay*: those left after a
    year of those at its start. *margin*: what a customer leaves in a month. *let_downs*: by stage, where known;
    *early*: the stages that new customers pass, all others are passed by all customers. *broken*: the stages where
    customers get less than they expect.
    """

    last: str
    months: int
    customers: float
    average: float
    leaving: float
    stay: float
    won: float
    prospects: float
    margin: float
    acquisition: float
    retention: float
    let_downs: tuple[tuple[str, float], ...] = ()
    early: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()

    @property
    def contribution(self) -> float:
        """What all customers leave in a year."""
        return self.margin * self.average * A_YEAR

    @property
    def win_rate(self) -> float:
        """The share of prospects that are won."""
        return self.won / self.prospects if self.prospects > 0 else float("nan")

    @property
    def today(self) -> dict[str, float]:
        """The budgets a year, by their lever."""
        return {"acquisition_budget": self.acquisition, "retention_budget": self.retention}

    @property
    def all_let_downs(self) -> float:
        """Let-downs a year at all stages where they are known."""
        return float(sum(count for _, count in self.let_downs))


def compute(
    economics: Economics,
    stages: pd.DataFrame,
    touchpoints: pd.DataFrame,
    counted: LetDowns,
    broken: Iterable[str] = (),
) -> Baseline | None:
    """Return where a what-if of a view starts; None where no customers are known.

    A year of which fewer than twelve months are known is scaled up to one.
    """
    year = economics.year
    if year is None:
        return None
    months = economics.months[economics.months.customers_start.notna()]
    rows = months[(months.month >= year.from_month) & (months.month <= year.to_month)]
    starts = float(rows.customers_start.sum())
    won = year.customers_new * A_YEAR / year.months
    known = counted.stages[counted.stages.let_downs.notna() & (counted.stages.let_downs > 0)]
    return Baseline(
        last=year.to_month,
        months=year.months,
        customers=year.customers_end,
        average=starts / year.months,
        leaving=year.customers_lost / starts if starts > 0 else float("nan"),
        stay=1 - year.churn_rate * A_YEAR / year.months,
        won=won,
        prospects=_prospects(rows),
        margin=year.contribution,
        acquisition=_a_year(year.acquisition_spend, year),
        retention=_a_year(year.retention_spend, year),
        let_downs=tuple((str(key), float(count)) for key, count in zip(known.key, known.let_downs, strict=True)),
        early=frozenset(early_stages(stages, touchpoints, won)),
        broken=frozenset(broken) & set(known.key),
    )


def fingerprint(base: Baseline) -> str:
    """Return the figures as a text to tell by whether they have changed."""
    parts = {**asdict(base), "early": sorted(base.early), "broken": sorted(base.broken)}
    return json.dumps(parts, default=str, sort_keys=True)


def early_stages(stages: pd.DataFrame, touchpoints: pd.DataFrame, won: float) -> list[str]:
    """Return the stages that new customers pass: from the first to the last of the first that meet as many as are won.

    *stages* in their order. Where no stage meets about as many in a year, none is early.
    """
    direct = touchpoints[touchpoints.contact == Contact.DIRECT]
    alike = (direct.customers_per_year.astype(float) - won).abs() <= AS_MANY * won
    meeting = set(direct.stage[alike]) if won > 0 else set()
    order = [str(key) for key in stages.key]
    first = next((place for place, key in enumerate(order) if key in meeting), len(order))
    last = first
    while last < len(order) and order[last] in meeting:
        last += 1
    return order[:last] if first < len(order) else []


def believed(assumptions: pd.DataFrame) -> dict[str, Belief]:
    """Return what the company's assumptions say, of the beliefs a what-if knows; a low or high not given is the mode.

    A discount rate may be written as a share or as per cent.
    """
    rows = assumptions[assumptions.key.isin(list(beliefs.UNITS))]
    found = {}
    for row in rows.to_dict("records"):
        low, high = (row["mode"] if pd.isna(row[end]) else row[end] for end in ("low", "high"))
        per_cent = 100 if row["key"] == beliefs.DISCOUNT and row["mode"] < 1 else 1
        belief = Belief(*(float(end) * per_cent for end in (low, row["mode"], high)))
        if beliefs.usable(belief):
            found[str(row["key"])] = belief
    return {name: found[name] for name in beliefs.UNITS if name in found}


def cannot_move(base: Baseline, held: Mapping[str, Belief]) -> dict[str, Message]:
    """Say of each lever that the company's own figures cannot answer for why not."""
    found = {
        "acquisition_budget": _first(_winning(base, held)),
        "retention_budget": _first(_keeping(base, held)),
        "gap": None
        if base.let_downs
        else Message(gettext_noop("Let-downs are not known: they need answers and customers a year.")),
        "promise": _first(_promising(base, held)),
    }
    return {lever: said for lever, said in found.items() if said}


def _winning(base: Baseline, held: Mapping[str, Belief]) -> Iterable[Message]:
    if not base.acquisition > 0:
        yield Message(gettext_noop("No money to win customers is noted, so nothing says what more of it would bring."))
    if not base.won > 0:
        yield Message(gettext_noop("No new customers are noted, so nothing says what more money would bring."))
    if not base.prospects > 0:
        yield Message(
            gettext_noop("How many consider us in a month is not noted: add prospects to customers by month.")
        )
    if not base.win_rate < 1:
        yield Message(gettext_noop("More are won than consider us: look at prospects in customers by month."))
    yield from _reached(beliefs.WON_AT_MOST, base.win_rate, held)


def _keeping(base: Baseline, held: Mapping[str, Belief]) -> Iterable[Message]:
    if not base.retention > 0:
        yield Message(gettext_noop("No money to keep customers is noted, so nothing says what more of it would bring."))
    if not 0 < base.stay < 1:
        yield Message(
            gettext_noop(
                "Nobody leaves, or more leave in a year than there were: nothing says what more money would do."
            )
        )
    yield from _reached(beliefs.STAY_AT_MOST, base.stay, held)


def _promising(base: Baseline, held: Mapping[str, Belief]) -> Iterable[Message]:
    """Say why nothing can be told of promising less: what it brings and what it costs must both be believed."""
    if not base.broken:
        yield Message(
            gettext_noop(
                "No stage is known where customers get less than they expect, so there is no gap that promising less "
                "would close."
            )
        )
    if beliefs.WINS_LOST not in held:
        yield Message(gettext_noop("How many wins it costs to promise less is not stated."))
    if beliefs.LEAVERS not in held:
        yield Message(gettext_noop("How many of 100 let-downs lead a customer to leave is not stated."))


def _reached(name: str, now: float, held: Mapping[str, Belief]) -> Iterable[Message]:
    """Say that a ceiling is not above what is reached today, if so."""
    if name in held and held[name].mode / 100 <= now:
        template = gettext_noop(
            "The most you believe possible, {most} of 100, is not above today's {now} of 100: more money can "
            "do nothing."
        )
        yield Message(template, {"most": f"{held[name].mode:g}", "now": f"{now * 100:.1f}"})


def _first(said: Iterable[Message]) -> Message | None:
    return next(iter(said), None)


def _prospects(rows: pd.DataFrame) -> float:
    """Return those who consider us in a year, from the months in which they are noted."""
    noted: Sequence[float] = rows.prospects.dropna().astype(float).tolist()
    return float(np.mean(noted)) * A_YEAR if noted else float("nan")


def _a_year(amount: float, year: Year) -> float:
    """Return a year's spend, scaled up from the months in which any is noted."""
    return amount * A_YEAR / year.spend_months if year.spend_months else float("nan")
