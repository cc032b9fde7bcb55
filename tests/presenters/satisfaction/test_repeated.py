import numpy as np
import pandas as pd
import pytest

from cxdash.domain.periods import Period
from cxdash.i18n.translator import Words
from cxdash.measures.satisfaction.repeated import Repeated
from cxdash.presenters.satisfaction import repeated

ENGLISH = Words("en")
SPRING, AUTUMN = {"key": "h1", "name": "Spring 2026"}, {"key": "h2", "name": "Autumn 2026"}
ROW = {"touchpoint": "", "measure": "NPS", "n": 120, "only_earlier": 30, "only_later": 20, "points": True}


def said(row, earlier=SPRING, *, numbered=False):
    found = Repeated(earlier, AUTUMN, pd.DataFrame([row]), numbered)
    return repeated.sentences(found, row["measure"], ENGLISH)


@pytest.mark.parametrize(
    ("row", "earlier", "sentence"),
    [
        (
            {"change": -19.0, "change_low": -37.0, "change_high": -1.0},
            SPRING,
            "\N{MINUS SIGN}19 points since Spring 2026 among the 120 who answered both (from \N{MINUS SIGN}37 to "
            "\N{MINUS SIGN}1); 50 answered only one",
        ),
        (
            {"measure": "CSAT", "points": False, "change": 0.1, "change_low": 0.02, "change_high": 0.18},
            Period("2026-01", "2026-01"),
            "+10 percentage points since Jan 2026 among the 120 who answered both (from +2 to +18); 50 answered only "
            "one",
        ),
        (
            {"n": 12, "change": np.nan, "change_low": np.nan, "change_high": np.nan},
            SPRING,
            "12 answered Spring 2026, too: too few to compare",
        ),
    ],
)
def test_who_answered_twice_is_compared_with_what_they_answered_before(row, earlier, sentence):
    assert said(ROW | row, earlier) == [sentence]


def test_nothing_is_said_of_those_who_cannot_be_told_apart():
    assert said(ROW | {"change": 1.0, "change_low": 0.0, "change_high": 2.0}, numbered=True) == []
    assert repeated.sentences(None, "NPS", ENGLISH) == []
