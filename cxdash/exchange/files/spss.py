"""Read SPSS files (.sav, .zsav): values with their labels, and each variable's question in full."""

import io
from collections.abc import Mapping
from typing import Any

import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.exchange.files.grids import Grid
from cxdash.exchange.files.header import tidy
from cxdash.exchange.files.workbook import as_text
from cxdash.exchange.phrases import refuse, shown


def read_answers(content: bytes, file: str) -> tuple[Grid, dict[str, str]]:
    """Return a row for each case under the names of the variables, and the variables' labels by name.

    A value with a label is written as 5 - Very satisfied, in a nominal variable as the label alone; what the file
    itself calls missing is blank. Raises ImportRefused where the file cannot be read.
    """
    import pyreadstat  # noqa: PLC0415 - it takes long, and few files need it

    try:
        frame, about = pyreadstat.read_sav(io.BytesIO(content))
    except Exception:  # the library answers damaged files with a dozen kinds of error
        template = gettext_noop(
            "{file} is damaged and cannot be read as an SPSS file; save it again and try once more."
        )
        refuse(template, file=shown(file))
    columns = [
        _texts(frame[name], about.variable_value_labels.get(name, {}), about.variable_measure.get(name, ""))
        for name in frame.columns
    ]
    rows = [(number, list(cells)) for number, cells in enumerate(zip(*columns, strict=True), 2) if any(cells)]
    labels = {tidy(name): tidy(label) for name, label in about.column_names_to_labels.items() if label}
    return Grid("", [(1, list(frame.columns)), *rows]), labels


def _texts(values: pd.Series, labels: Mapping[Any, str], measure: str) -> list[str]:
    texts = {value: as_text(value) for value in values.dropna().unique()}
    named = {value: label.strip() for value, label in labels.items() if label and label.strip()}
    only_names = measure == "nominal" and set(texts) <= set(named)
    for value, label in named.items():
        if value in texts:
            texts[value] = label if only_names or not isinstance(value, int | float) else f"{texts[value]} - {label}"
    return [texts.get(value, "") for value in values]
