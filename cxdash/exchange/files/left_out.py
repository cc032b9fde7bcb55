"""Leave out rows that a column of the file says are no answers, such as previews of a survey."""

from collections.abc import Sequence

import numpy as np

from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.files.delimited import TextTable
from cxdash.exchange.files.header import folded
from cxdash.exchange.phrases import listed, quoted

SAID = gettext_noop('Rows were left out since "{column}" says {texts}: {count} (rows {rows}).')
"""What a file or its proposal notes of such rows."""


def without_rows(table: TextTable, said: Sequence[tuple[str, Sequence[str]]]) -> TextTable:
    """Return the table without the rows in which a column holds one of its texts; each column is noted.

    *said* has the texts by column; capitals do not matter. A table of nothing else stays as it is.
    """
    left_out = np.zeros(len(table.rows), dtype=bool)
    for name, texts in said:
        column, none = table.column(name), set(map(folded, texts))
        found = column.spread([folded(text) in none for text in column.texts])
        if found.any():
            values = {
                "column": name,
                "texts": quoted([text for text in column.where(found).compact().texts if text]),
                "count": int(found.sum()),
                "rows": listed(table.rows[found]),
            }
            table.notes.append(Message(SAID, values))
        left_out |= found
    return table.without(left_out) if left_out.any() and not left_out.all() else table
