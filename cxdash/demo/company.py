"""The demo company Havbris Fiber: where its tables are, and what its customers answered and wrote."""

from pathlib import Path

import numpy as np
import pandas as pd

from cxdash.demo import answers as demo_answers
from cxdash.demo import comments as demo_comments
from cxdash.demo import occasions
from cxdash.demo.figures import SURVEYS
from cxdash.domain.scales import Measure

FOLDER = Path(__file__).parents[2] / "data" / "demo"
"""The small tables, one CSV file a sheet.

Of the assessments, those on accountability are blind votes of score 1 (item *owner* with a role, *nobody* or
*dont_know*), and those on hand-offs are about the hand-off from *stage* to the stage *item*.
"""

SENTENCES = FOLDER / "sentences" / "comments.csv"
"""What customers may write: ten sentences a stage and language."""

SEED = 5
"""The seed of the answers that the documentation is about."""

TEXTS = ["survey", "touchpoint", "measure", "scale", "date", "segment", "need"]
COLUMNS = [
    "survey",
    "respondent",
    "touchpoint",
    "measure",
    "scale",
    "score",
    "date",
    "segment",
    "need",
    "weight",
    "count",
]


def answers(seed: int = SEED) -> pd.DataFrame:
    """Return all answers with the columns of the sheet *responses*, by survey and respondent.

    The part of one survey, without the column *survey*, is what the store's Wave takes as answers.
    """
    rng = np.random.default_rng(seed)
    rows = occasions.occasions(rng)
    given = demo_answers.all_answers(rng, rows)
    about = rows.loc[given["row"], ["year", "respondent", "date", "segment", "need"]].reset_index(drop=True)
    table = pd.concat([given.drop(columns="row"), about], axis=1).assign(scale="", weight=1.0, count=1)
    table["survey"] = np.array(SURVEYS, object)[table["year"]]
    table.loc[table["touchpoint"] == "", "need"] = ""  # of the whole relationship there is no one need
    table = table.sort_values(["survey", "respondent", "touchpoint", "measure"], ignore_index=True)
    return table.astype({"respondent": str} | dict.fromkeys(TEXTS, "category"))[COLUMNS]


def comments(given: pd.DataFrame, seed: int = SEED) -> pd.DataFrame:
    """Return what was written beside the *given* answers, with the columns of the sheet *comments*."""
    rated = given[(given["measure"] == Measure.CSAT) & (given["touchpoint"] != "")]
    return demo_comments.comments(np.random.default_rng(seed), rated, SENTENCES)
