"""The words of ownership as types: the letters, how many answer for a stage, whether they can act, what stands in the way."""

from enum import StrEnum

from cxdash.vocabulary import mark


class Letter(StrEnum):
    """What a role has to do with a stage, a touchpoint, an area or the whole journey."""

    ACCOUNTABLE = "A"
    RESPONSIBLE = "R"
    CONSULTED = "C"
    INFORMED = "I"
    DRIVES = "D"


LETTER_NAMES = {
    Letter.ACCOUNTABLE: mark("accountable"),
    Letter.RESPONSIBLE: mark("does it"),
    Letter.CONSULTED: mark("consulted"),
    Letter.INFORMED: mark("informed"),
    Letter.DRIVES: mark("drives it"),
}


class Health(StrEnum):
    """How many answer for a stage: one, nobody, several, or everyone, which is nobody."""

    ONE = "one"
    NOBODY = "nobody"
    CONTESTED = "contested"
    EVERYONE = "everyone"


HEALTH_NAMES = {
    Health.ONE: mark("one clear owner"),
    Health.NOBODY: mark("nobody owns this"),
    Health.CONTESTED: mark("several claim it"),
    Health.EVERYONE: mark("everyone, and so nobody"),
}


class CanAct(StrEnum):
    """Whether a role can act on what it answers for, as the leaders rate its mandate."""

    CAN = "can"
    PARTLY = "partly"
    CANNOT = "cannot"
    NOT_ASKED = "not_asked"


CAN_ACT_NAMES = {
    CanAct.CAN: mark("can act"),
    CanAct.PARTLY: mark("can act partly"),
    CanAct.CANNOT: mark("cannot act"),
    CanAct.NOT_ASKED: mark("not asked"),
}


class Diagnosis(StrEnum):
    """What stands in the way at a stage, the first that holds; unknown where customers' answers are missing."""

    NO_OWNER = "no_owner"
    NO_MANDATE = "no_mandate"
    PROMISE = "promise_too_high"
    DELIVERY = "delivery_fails"
    FINE = "fine"
    UNKNOWN = "unknown"


DIAGNOSIS_NAMES = {
    Diagnosis.NO_OWNER: mark("no clear owner"),
    Diagnosis.NO_MANDATE: mark("an owner who cannot act"),
    Diagnosis.PROMISE: mark("an owner who can act, but the promise is too high"),
    Diagnosis.DELIVERY: mark("an owner who can act, but the delivery fails"),
    Diagnosis.FINE: mark("fine"),
    Diagnosis.UNKNOWN: mark("too little is known of what customers got"),
}

COLLECTIVE = "collective"
"""The kind of a role that stands for everyone, and so is never an owner."""
