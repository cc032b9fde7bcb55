"""Every sheet a company's data comes in, with its columns: described here and nowhere else.

description: what is known of a sheet and of a column. journey, ownership, kpis, answers, economics, priorities: the
sheets that people fill in. kept: those of what is made on screen. synonyms: other words that files use for them. The
tables of the store, the template, the checks of files, the editor, the names on screen and data/README.md are made from
them. A new column is added here, and to existing stores by a migration.
"""

from cxdash.domain.sheets.answers import COMMENTS, ENDS, RESPONSES, SURVEYS
from cxdash.domain.sheets.description import IN_LANGUAGE, KEY_LENGTH, TRANSLATIONS, Column, Sheet
from cxdash.domain.sheets.economics import ASSUMPTIONS, CUSTOMERS, PATHS, SPEND, SUBSCRIPTIONS
from cxdash.domain.sheets.journey import COMPANY, JOURNEYS, NEEDS, STAGES, TOUCHPOINTS
from cxdash.domain.sheets.kept import KEPT
from cxdash.domain.sheets.kpis import CLAIMS, KPI_VALUES, KPIS
from cxdash.domain.sheets.ownership import ASSESSMENTS, ASSIGNMENTS, ROLES
from cxdash.domain.sheets.priorities import ANNOYANCES, DECISIONS

__all__ = ["BY_NAME", "EVERY", "IN_LANGUAGE", "KEY_LENGTH", "SHEETS", "TRANSLATIONS", "Column", "Sheet"]

SHEETS = (
    COMPANY,
    JOURNEYS,
    STAGES,
    NEEDS,
    TOUCHPOINTS,
    ROLES,
    ASSIGNMENTS,
    SURVEYS,
    ENDS,
    RESPONSES,
    COMMENTS,
    CUSTOMERS,
    SUBSCRIPTIONS,
    SPEND,
    KPIS,
    KPI_VALUES,
    ANNOYANCES,
    ASSESSMENTS,
    PATHS,
    CLAIMS,
    DECISIONS,
    ASSUMPTIONS,
)
"""In the order in which they are filled in, read and written."""

EVERY = (*SHEETS, *KEPT)
"""With those that nobody fills in: they are only exported, and read again."""

BY_NAME = {sheet.name: sheet for sheet in EVERY}
