"""The roles that a column of a survey can have: what it says about a row, or the measure that it answers."""

from enum import StrEnum

from cxdash.domain.messages import gettext_noop
from cxdash.domain.scales import MEASURE_NAMES, Measure


class ColumnRole(StrEnum):
    """What a column is that answers no question: about the row, or what a row of one answer needs."""

    NOT_USED = "not_used"
    RESPONDENT = "respondent"
    DATE = "date"
    SEGMENT = "segment"
    NEED = "need"
    COMMENT = "comment"
    WEIGHT = "weight"
    COUNT = "count"
    SCORE = "score"
    TOUCHPOINT = "touchpoint"
    QUESTION = "measure"


Role = ColumnRole | Measure
"""What a column is; a measure is a question on its scale."""

ROLE_NAMES: dict[Role, str] = {
    ColumnRole.NOT_USED: gettext_noop("Not used"),
    ColumnRole.RESPONDENT: gettext_noop("Who answered"),
    ColumnRole.DATE: gettext_noop("Day of the answer"),
    ColumnRole.SEGMENT: gettext_noop("Group of customers (segment)"),
    ColumnRole.NEED: gettext_noop("Why they came (need)"),
    ColumnRole.COMMENT: gettext_noop("Comment"),
    ColumnRole.WEIGHT: gettext_noop("Weight"),
    ColumnRole.COUNT: gettext_noop("How many answers the row stands for"),
    **{Measure(code): name for code, name in MEASURE_NAMES.items()},
    ColumnRole.SCORE: gettext_noop("Score (one answer per row)"),
    ColumnRole.TOUCHPOINT: gettext_noop("Touchpoint (one answer per row)"),
    ColumnRole.QUESTION: gettext_noop("Which question (one answer per row)"),
}
"""Every role with its name on screen, in the order in which the wizard lists them."""

LONG_ROLES = (ColumnRole.SCORE, ColumnRole.TOUCHPOINT, ColumnRole.QUESTION)
"""Roles in files with a row for each answer, which are those with a column of scores."""

ONLY_ONCE = (
    ColumnRole.RESPONDENT,
    ColumnRole.DATE,
    ColumnRole.NEED,
    ColumnRole.WEIGHT,
    ColumnRole.COUNT,
    *LONG_ROLES,
)
"""Roles that at most one column of a file has."""


def role_of(code: str) -> Role:
    """Return the role that a code stands for; raises ValueError where it stands for none."""
    return Measure.__members__.get(code) or ColumnRole(code)
