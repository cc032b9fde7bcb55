import pandas as pd
import pytest

from cxdash.domain.sheets import SHEETS
from cxdash.exchange.company.edited import for_editor, rebased

SHEET = {sheet.name: sheet for sheet in SHEETS}


def roles(*rows):
    table = pd.DataFrame([dict(zip(("key", "name", "kind", "reports_to"), row, strict=True)) for row in rows])
    return for_editor(SHEET["roles"], table.reindex(columns=[column.name for column in SHEET["roles"].columns]))


CEO = ("CEO", "Chief", "executive", None)
CIO = ("CIO", "Product", "executive", "CEO")
CMO = ("CMO", "Marketing", "executive", "CEO")


def test_numbers_come_to_the_editor_as_numbers_and_all_else_as_text():
    table = pd.DataFrame({"month": ["2026-05"], "customers_start": [100], "revenue": [None]}, dtype=object)

    made = for_editor(SHEET["customers"], table)

    assert made.index.tolist() == [1]
    assert made.dtypes["customers_start"].name == "float64"
    assert made.loc[1, ["month", "customers_start", "segment"]].tolist() == ["2026-05", 100.0, None]


def test_yes_and_no_are_texts_that_can_be_chosen_from_a_list():
    table = pd.DataFrame({"key": ["a", "b"], "stops_business": [True, None]}, dtype=object)

    made = for_editor(SHEET["annoyances"], table)

    assert made["stops_business"].tolist() == ["yes", None]


@pytest.mark.parametrize(
    ("seen", "edited", "newest", "expected"),
    [
        ([CEO], [CEO], [CEO, CIO], [CEO, CIO]),
        ([CEO, CIO], [CEO], [CEO, CIO, CMO], [CEO, CMO]),
        ([CEO], [CEO, CMO], [CEO, CIO], [CEO, CIO, CMO]),
        (
            [CEO, CIO],
            [CEO, ("CIO", "Product and IT", "executive", "CEO")],
            [CEO, ("CIO", "Product", "function", "CEO")],
            [CEO, ("CIO", "Product and IT", "function", "CEO")],
        ),
        ([CEO, CIO], [CEO, ("CIO", "IT", "executive", "CEO")], [CEO], [CEO, ("CIO", "IT", "executive", "CEO")]),
        (
            [CEO, CIO],
            [CEO, ("CIO", "Product", "executive", None)],
            [CEO, CIO],
            [CEO, ("CIO", "Product", "executive", None)],
        ),
    ],
    ids=["others added", "removed here", "added here", "one row, two cells", "removed by others", "made blank"],
)
def test_what_was_typed_is_put_into_the_newest_table(seen, edited, newest, expected):
    made = rebased(SHEET["roles"], roles(*seen), roles(*edited), roles(*newest))

    pd.testing.assert_frame_equal(made, roles(*expected))


def test_two_new_rows_without_a_key_are_both_kept():
    blank = (None, "New", None, None)

    made = rebased(SHEET["roles"], roles(CEO), roles(CEO, blank, blank), roles(CEO))

    assert made["name"].tolist() == ["Chief", "New", "New"]
