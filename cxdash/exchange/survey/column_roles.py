"""The roles that a column of a survey can have."""

from enum import StrEnum

from cxdash.domain.messages import gettext_noop
from cxdash.domain.scales import MEASURE_NAMES, Measure


class ColumnRole(StrEnum):
    """What a column is: about the row, a question on one of the scales, or what a row of one answer needs."""

    NOT_USED = "not_used"
    RESPONDENT = "respondent"
    DATE = "date"
    SEGMENT = "segment"
    NEED = "need"
    COMMENT = "comment"
    WEIGHT = "weight"
    COUNT = "count"
    CSAT = "CSAT"
    CSAT10 = "CSAT10"
    NPS = "NPS"
    CES = "CES"
    EXPECTATION = "EXPECTATION"
    RESOLVED = "RESOLVED"
    SCORE = "score"
    TOUCHPOINT = "touchpoint"
    QUESTION = "measure"

    @property
    def measure(self) -> Measure | None:
        """The scale of a question, or None for any other role."""
        return Measure.__members__.get(self.value)


ROLE_NAMES = {
    ColumnRole.NOT_USED: gettext_noop("Not used"),
    ColumnRole.RESPONDENT: gettext_noop("Who answered"),
    ColumnRole.DATE: gettext_noop("Day of the answer"),
    ColumnRole.SEGMENT: gettext_noop("Group of customers (segment)"),
    ColumnRole.NEED: gettext_noop("Why they came (need)"),
    ColumnRole.COMMENT: gettext_noop("Comment"),
    ColumnRole.WEIGHT: gettext_noop("Weight"),
    ColumnRole.COUNT: gettext_noop("How many answers the row stands for"),
    **{ColumnRole(measure.value): name for measure, name in MEASURE_NAMES.items()},
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
    ColumnRole.COMMENT,
    ColumnRole.WEIGHT,
    ColumnRole.COUNT,
    *LONG_ROLES,
)
"""Roles that at most one column of a file has."""
