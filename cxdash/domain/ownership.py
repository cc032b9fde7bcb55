"""The words of ownership as types: letters, how many own a stage, whether they can act, and what is in the way."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import pandas as pd

from cxdash.domain.messages import gettext_noop


class Letter(StrEnum):
    """What a role has to do with a stage, a touchpoint, an area or the whole journey."""

    ACCOUNTABLE = "A"
    RESPONSIBLE = "R"
    CONSULTED = "C"
    INFORMED = "I"
    DRIVES = "D"


LETTER_NAMES = {
    Letter.ACCOUNTABLE: gettext_noop("accountable"),
    Letter.RESPONSIBLE: gettext_noop("does it"),
    Letter.CONSULTED: gettext_noop("consulted"),
    Letter.INFORMED: gettext_noop("informed"),
    Letter.DRIVES: gettext_noop("drives it"),
}


class Health(StrEnum):
    """How many answer for a stage: one, nobody, several, or everyone, which is nobody."""

    ONE = "one"
    NOBODY = "nobody"
    CONTESTED = "contested"
    EVERYONE = "everyone"


HEALTH_NAMES = {
    Health.ONE: gettext_noop("one clear owner"),
    Health.NOBODY: gettext_noop("nobody owns this"),
    Health.CONTESTED: gettext_noop("several claim it"),
    Health.EVERYONE: gettext_noop("everyone, and so nobody"),
}


class CanAct(StrEnum):
    """Whether a role can act on what it answers for, as the leaders rate its mandate."""

    CAN = "can"
    PARTLY = "partly"
    CANNOT = "cannot"
    NOT_ASKED = "not_asked"


CAN_ACT_NAMES = {
    CanAct.CAN: gettext_noop("can act"),
    CanAct.PARTLY: gettext_noop("can act partly"),
    CanAct.CANNOT: gettext_noop("cannot act"),
    CanAct.NOT_ASKED: gettext_noop("not asked"),
}


class Diagnosis(StrEnum):
    """The first obstacle at a stage; unknown where customers' answers are missing."""

    NO_OWNER = "no_owner"
    NO_MANDATE = "no_mandate"
    PROMISE = "promise_too_high"
    DELIVERY = "delivery_fails"
    FINE = "fine"
    UNKNOWN = "unknown"


DIAGNOSIS_NAMES = {
    Diagnosis.NO_OWNER: gettext_noop("no clear owner"),
    Diagnosis.NO_MANDATE: gettext_noop("an owner who cannot act"),
    Diagnosis.PROMISE: gettext_noop("an owner who can act, but the promise is too high"),
    Diagnosis.DELIVERY: gettext_noop("an owner who can act, but the delivery fails"),
    Diagnosis.FINE: gettext_noop("fine"),
    Diagnosis.UNKNOWN: gettext_noop("too little is known of what customers got"),
}

UNTOLD_NAMES = {
    Diagnosis.PROMISE: gettext_noop("an owner, but the promise is too high"),
    Diagnosis.DELIVERY: gettext_noop("an owner, but the delivery fails"),
}
"""What stands in the way where the owner is not known to be able to act in full."""


def diagnosis_name(diagnosis: str, can_act: str) -> str:
    """Return the name of an obstacle; of the owner it says no more than leaders have said."""
    named = Diagnosis(diagnosis)
    return DIAGNOSIS_NAMES[named] if can_act == CanAct.CAN else UNTOLD_NAMES.get(named, DIAGNOSIS_NAMES[named])


COLLECTIVE = "collective"
"""The kind of a role that means everyone, and so is never an owner."""


class Cell(NamedTuple):
    """One letter of one role at one place: a stage, a touchpoint, an area, or, all three blank, the whole journey."""

    role: str
    letter: str
    stage: str = ""
    touchpoint: str = ""
    area: str = ""

    @property
    def place(self) -> tuple[str, str, str]:
        """Its stage, touchpoint and area, '' where it has none."""
        return self.stage, self.touchpoint, self.area


Cells = frozenset[Cell]

Limited = dict[Cell, str]
"""Cells, each with its limit: how far the role may decide there, '' where nothing is written down."""


@dataclass(frozen=True, eq=False)
class Changes:
    """Changes of the assignments by an adoption: ids that end, ids to remove as never valid, and rows to add."""

    ended: tuple[int, ...]
    removed: tuple[int, ...]
    added: pd.DataFrame

    def __bool__(self) -> bool:
        return bool(self.ended or self.removed or len(self.added))
