"""The starting point of a what-if: the last twelve months of a view, and why a lever cannot be moved."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd

from cxdash.domain.assumptions import NAMES
from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.domain.sheets import BY_NAME
from cxdash.measures.economics.costs import share_leaving
from cxdash.measures.economics.figures import Economics
from cxdash.measures.economics.months import A_YEAR, Year
from cxdash.measures.satisfaction.let_downs import LetDowns
from cxdash.measures.what_if.assumptions import (
    DISCOUNT,
    LEAVERS,
    STAY_AT_MOST,
    UNITS,
    WINS_LOST,
    WON_AT_MOST,
    Assumption,
    usable,
)

NEW_CUSTOMERS, NOT_STATED = "new", ""
"""Who is stated to pass a stage; where it is neither of these, all customers do."""


@dataclass(frozen=True)
class Baseline:
    """The twelve months up to *last*; amounts and counts are a year's, nan if unknown.

    *months*: how many of them are known. *customers*: now; *average*: over the months. *leaving*: the share who leave
    in a month; *stay*: the share who stay a year, twelve such months. *margin*: a customer's contribution a month.
    *let_downs*: (stage, count) if known. *early*: those of these stages that new customers pass; *unplaced*: those of
    which nobody has stated who passes them; all customers pass the others. *broken*: stages that give customers less
    than they expect. *none_let_down*: let-downs are known, and there are none.
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
    unplaced: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()
    none_let_down: bool = False

    @property
    def contribution(self) -> float:
        """The contribution of all customers in a year, in money."""
        return self.margin * self.average * A_YEAR

    @property
    def win_rate(self) -> float:
        """The share of prospects who are won."""
        return self.won / self.prospects if self.prospects > 0 else float("nan")

    @property
    def today(self) -> dict[str, float]:
        """Today's budgets a year, by their lever."""
        return {"acquisition_budget": self.acquisition, "retention_budget": self.retention}

    @property
    def all_let_downs(self) -> float:
        """Let-downs a year, over all stages with known ones."""
        return float(sum(count for _, count in self.let_downs))


def compute(
    economics: Economics,
    stages: pd.DataFrame,
    counted: LetDowns,
    broken: Iterable[str] = (),
) -> Baseline | None:
    """Return the baseline of a view; None if no customers are known.

    *stages*: key, passed_by (new, all or ''). *broken*: keys of stages. Fewer than twelve known months are scaled up to
    a year.
    """
    year = economics.year
    if year is None:
        return None
    months = economics.months[economics.months.customers_start.notna()]
    rows = months[(months.month >= year.from_month) & (months.month <= year.to_month)]
    starts = float(rows.customers_start.sum())
    won = year.customers_new * A_YEAR / year.months
    staying = _staying_a_month(rows)
    known = let_downs(counted)
    places = {stage for stage, _ in known}
    return Baseline(
        last=year.to_month,
        months=year.months,
        customers=year.customers_end,
        average=starts / year.months,
        leaving=1 - staying,
        stay=staying**A_YEAR,
        won=won,
        prospects=_prospects(rows),
        margin=year.contribution,
        acquisition=_a_year(year.acquisition_spend, year),
        retention=_a_year(year.retention_spend, year),
        let_downs=known,
        early=_passed_by(stages, NEW_CUSTOMERS) & places,
        unplaced=_passed_by(stages, NOT_STATED) & places,
        broken=frozenset(broken) & places,
        none_let_down=not known and bool(counted.stages.let_downs.notna().any()),
    )


def _staying_a_month(rows: pd.DataFrame) -> float:
    """Return the share who stay a month, so that as many stay all of these months as did; nan without customers."""
    there = rows[rows.customers_start > 0]
    leaving = share_leaving(there.customers_lost.to_numpy(float), there.customers_start.to_numpy(float))
    return (1 - leaving) ** (1 / len(there)) if len(there) else float("nan")


def fingerprint(base: Baseline) -> str:
    """Return the baseline as a text that is equal as long as no figure has changed."""
    parts = {**asdict(base), **{name: sorted(getattr(base, name)) for name in ("early", "unplaced", "broken")}}
    return json.dumps(parts, default=str, sort_keys=True)


def let_downs(counted: LetDowns) -> tuple[tuple[str, float], ...]:
    """Return the stages with let-downs, each with their number a year."""
    known = counted.stages[counted.stages.let_downs.notna() & (counted.stages.let_downs > 0)]
    return tuple((str(key), float(count)) for key, count in zip(known.key, known.let_downs, strict=True))


def _passed_by(stages: pd.DataFrame, customers: str) -> frozenset[str]:
    return frozenset(map(str, stages.key[stages.passed_by == customers]))


def from_table(rows: pd.DataFrame) -> dict[str, Assumption]:
    """Return the company's assumptions that a what-if uses.

    *rows*: key, low, mode, high; an end that is not given equals the mode. A discount rate below 1 is a share, else per
    cent.
    """
    rows = rows[rows.key.isin(list(UNITS))]
    found = {}
    for row in rows_of(rows):
        low, high = (row["mode"] if pd.isna(row[end]) else row[end] for end in ("low", "high"))
        per_cent = 100 if row["key"] == DISCOUNT and row["mode"] < 1 else 1
        assumption = Assumption(*(float(end) * per_cent for end in (low, row["mode"], high)))
        if usable(assumption):
            found[str(row["key"])] = assumption
    return {name: found[name] for name in UNITS if name in found}


def cannot_move(base: Baseline, assumptions: Mapping[str, Assumption]) -> dict[str, Message]:
    """Return by lever why it cannot be moved, for those that the company's own figures do not support."""
    found = {
        "acquisition_budget": _first(_winning(base, assumptions)),
        "retention_budget": _first(_keeping(base, assumptions)),
        "gap": _first(_removing(base)),
        "promise": _first(_promising(base, assumptions)),
    }
    return {lever: reason for lever, reason in found.items() if reason}


def _winning(base: Baseline, assumptions: Mapping[str, Assumption]) -> Iterable[Message]:
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
    yield from _reached(WON_AT_MOST, base.win_rate, assumptions)


def _keeping(base: Baseline, assumptions: Mapping[str, Assumption]) -> Iterable[Message]:
    if not base.retention > 0:
        yield Message(gettext_noop("No money to keep customers is noted, so nothing says what more of it would bring."))
    if not 0 < base.stay < 1:
        yield Message(
            gettext_noop(
                "Nobody leaves, or more leave in a year than there were: nothing says what more money would do."
            )
        )
    yield from _reached(STAY_AT_MOST, base.stay, assumptions)


def nobody_let_down() -> Message:
    """Return why no let-downs can be removed where there are none."""
    return Message(gettext_noop("Nobody is let down by what the answers say: there are no let-downs to remove."))


def _removing(base: Baseline) -> Iterable[Message]:
    if base.none_let_down:
        yield nobody_let_down()
    elif not base.let_downs:
        yield Message(gettext_noop("Let-downs are not known: they need answers and customers a year."))


def _promising(base: Baseline, assumptions: Mapping[str, Assumption]) -> Iterable[Message]:
    """Yield why promising less cannot be judged: both its effect and its cost must be assumed."""
    if not base.broken:
        yield Message(
            gettext_noop(
                "No stage is known where customers get less than they expect, so there is no gap that promising less "
                "would close."
            )
        )
    asked = [Message(NAMES[name]) for name in (WINS_LOST, LEAVERS) if name not in assumptions]
    sheet = Message(BY_NAME["assumptions"].title)
    if len(asked) > 1:
        both = gettext_noop("Promising a little less can be tried once the sheet “{sheet}” says {first}, and {second}.")
        yield Message(both, {"sheet": sheet, "first": asked[0], "second": asked[1]})
    elif asked:
        one = gettext_noop("Promising a little less can be tried once the sheet “{sheet}” says {belief}.")
        yield Message(one, {"sheet": sheet, "belief": asked[0]})


def _reached(name: str, now: float, assumptions: Mapping[str, Assumption]) -> Iterable[Message]:
    """Yield that a ceiling is not above what is reached today, if so."""
    if name in assumptions and assumptions[name].mode / 100 <= now:
        template = gettext_noop(
            "The most you believe possible, {most} of 100, is not above today's {now} of 100: more money can do "
            "nothing."
        )
        yield Message(template, {"most": f"{assumptions[name].mode:g}", "now": f"{now * 100:.1f}"})


def _first(reason: Iterable[Message]) -> Message | None:
    return next(iter(reason), None)


def _prospects(rows: pd.DataFrame) -> float:
    """Return the prospects of a year, from the months that give them."""
    known: Sequence[float] = rows.prospects.dropna().astype(float).tolist()
    return float(np.mean(known)) * A_YEAR if known else float("nan")


def _a_year(amount: float, year: Year) -> float:
    """Return a year's spend, scaled up from the months that give it."""
    return amount * A_YEAR / year.spend_months if year.spend_months else float("nan")
