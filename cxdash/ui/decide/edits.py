"""What the form for a decision writes: the sheets annoyances and decisions as an editor has them, edited."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from cxdash.domain.assumptions import Expected
from cxdash.domain.keys import key_of
from cxdash.domain.plain import rows_of
from cxdash.exchange.company.edited import for_editor
from cxdash.ui.data.editing import EDITED


@dataclass(frozen=True)
class DecisionInput:
    """The input of the form: a decision where it has a title; status and owner of the annoyance where it is of one.

    *said*: its other texts, by column of the sheet. *low*, *high*: the range it is expected in.
    """

    decision: str
    reason: str
    said: Mapping[str, str]
    due: date | None = None
    review: date | None = None
    low: float | None = None
    high: float | None = None
    status: str = ""
    owner: str = ""


def annoyances(seen: pd.DataFrame, key: str, given: DecisionInput) -> pd.DataFrame:
    """Return the sheet *annoyances* for the editor, with the status and owner of one of them set."""
    table = for_editor(EDITED["annoyances"], seen)
    row = table.index[table.key == key]
    table.loc[row, "status"] = given.status
    table.loc[row, "owner"] = given.owner or None
    return table


def decisions(
    seen: pd.DataFrame, given: DecisionInput, reason: str, expected: Expected | None, again: str
) -> pd.DataFrame:
    """Return the sheet *decisions* for the editor with a decision added; the one made *again* is dropped.

    *expected*: the figure that it is to move, frozen as it was when the form was opened.
    """
    table = for_editor(EDITED["decisions"], seen)
    table.loc[table.key == again, "status"] = "dropped"
    row: dict[str, Any] = dict.fromkeys(table.columns) | {
        **{column: value or None for column, value in given.said.items()},
        **(expected.cells if expected and given.low is not None else {}),
        "key": key_of(given.decision, set(table.key)),
        "title": given.decision,
        "reason": reason,
        "due": given.due.isoformat() if given.due else None,
        "review": given.review.isoformat() if given.review else None,
        "expected_low": given.low,
        "expected_high": given.high,
        "status": "open",
    }
    return pd.DataFrame([*rows_of(table), row], columns=table.columns, dtype=object)
