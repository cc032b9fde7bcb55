"""What customers wrote beside the picture of a stage: how many comments, and how high the picture's rows are."""

from datetime import date

import pandas as pd
import pytest

from cxdash.i18n.translator import Words
from cxdash.presenters.elements import AXIS_HEIGHT
from cxdash.presenters.satisfaction import quotes


@pytest.mark.parametrize(("rows", "first"), [(1, 1), (2, 1), (3, 1), (5, 2), (7, 3), (12, 3)])
def test_as_many_comments_stand_beside_a_picture_as_it_is_high(rows, first):
    comment = {"text": "Late.", "touchpoint": "visit", "date": date(2026, 10, 24), "score": 1.0, "scale": ""}

    said = quotes.present(pd.DataFrame([comment] * 10), {"visit": "Visit"}, Words("en"), about_whole=False, rows=rows)

    comments = quotes.TITLE + quotes.CARD * first + quotes.MORE
    picture = quotes.row_height(said, rows) * rows + AXIS_HEIGHT
    assert (said.first, said.more) == (first, f"{10 - first} more comments")
    assert rows < 3 or picture > comments - rows
