"""Check a table that was edited on screen by the rules that hold for files."""

import pandas as pd

from cxdash.exchange.checked import Checked, check
from cxdash.exchange.columns import SHEETS
from cxdash.exchange.grids import Grid, recognise
from cxdash.exchange.references import Known
from cxdash.exchange.workbook import as_text


def check_edited(sheet: str, edited: pd.DataFrame, known: Known) -> Checked:
    """Return the table as typed values; raises Refused with every fault at once, by the row on screen from 1 on.

    *edited* is all there is of the sheet, as an editor gives it: blank rows are left out, blank cells may be None,
    NaN or NaT. *known* is what the store holds (store.tables.known).
    """
    names = [column.name for column in next(one for one in SHEETS if one.name == sheet).columns]
    names = [name for name in names if name in edited]
    columns = [["" if pd.isna(value) else as_text(value) for value in edited[name].tolist()] for name in names]
    rows = [(number, list(cells)) for number, cells in enumerate(zip(*columns, strict=True), 1) if any(cells)]
    if not rows:
        return Checked({sheet: pd.DataFrame(columns=names, dtype=object)}, [])
    return check(recognise([Grid(sheet, [(0, names), *rows])], sheet), known)
