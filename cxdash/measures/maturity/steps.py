"""What the next level of each key takes, and where the store contradicts the level that leaders give."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from cxdash.domain.messages import gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.measures.maturity.checks import Check
from cxdash.measures.maturity.figures import Maturity
from cxdash.measures.maturity.rules import RULES, TOP


class State(StrEnum):
    """Whether a level's requirement is met, as far as the store shows."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_CHECKED = "not_checked"


STATE_NAMES = {
    State.MET: gettext_noop("in place"),
    State.NOT_MET: gettext_noop("not in place"),
    State.NOT_CHECKED: gettext_noop("not checked"),
}


class Asked(NamedTuple):
    """A level's requirement: its rule (marked for translation), its state, and the check, if there is one."""

    level: int
    rule: str
    state: State
    check: Check | None


@dataclass(frozen=True)
class Step:
    """A key's level now (the median rounded down, None without answers) and the requirement of the next.

    *next* is None at the top. *doubts*: levels up to today's that the store does not confirm.
    """

    key: str
    level: int | None
    next: Asked | None
    doubts: tuple[Asked, ...]


def next_steps(figures: Maturity, checks: Mapping[str, Check]) -> tuple[Step, ...]:
    """Return a step for each key in their order; without answers, towards level 2."""
    return tuple(_step(row["key"], row["median"], checks) for row in rows_of(figures.keys))


def _step(key: str, median: float, checks: Mapping[str, Check]) -> Step:
    level = None if math.isnan(median) else math.floor(median)
    asked = [_asked(key, one, checks) for one in range(1, TOP + 1)]
    doubts = tuple(one for one in asked[: level or 0] if one.state is State.NOT_MET)
    following = (level or 1) + 1
    return Step(key, level, asked[following - 1] if following <= TOP else None, doubts)


def _asked(key: str, level: int, checks: Mapping[str, Check]) -> Asked:
    rule = RULES[key][level - 1]
    check = checks.get(rule.check)
    if check is None or check.met is None:
        return Asked(level, rule.says, State.NOT_CHECKED, check)
    return Asked(level, rule.says, State.MET if check.met else State.NOT_MET, check)
