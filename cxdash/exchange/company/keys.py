"""Make the keys that a file leaves blank: from the rows' names, and the same ones when the file comes again."""

from collections.abc import Mapping

import pandas as pd

from cxdash.domain.keys import key_of
from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.sheets import SHEETS, Sheet
from cxdash.exchange.company.recognition import RawSheet
from cxdash.exchange.company.references import Known, Names, names_of
from cxdash.exchange.files.header import folded
from cxdash.exchange.phrases import quoted, shown

Rows = Mapping[str, Mapping[str, object]]


def fill(
    tables: dict[str, pd.DataFrame], raw: Mapping[str, RawSheet], known: Known, faults: list[Message]
) -> dict[str, pd.DataFrame]:
    """Return the tables by sheet, each row with a name also with a key.

    A row without a key gets that of the row of the store (*known*) with its name, in any language, or else one made
    from its name. Rows of one name are distinguished by their stage, or become faults.
    """
    filled = dict(tables)
    for sheet in SHEETS:
        if sheet.name in tables and sheet.renamed and sheet.named_by in tables[sheet.name]:
            stages = _stages(raw[sheet.name], Names(known, filled)) if sheet.column("stage") else {}
            filled[sheet.name] = _with_keys(sheet, filled[sheet.name], stages, known.get(sheet.name, {}), faults)
    return filled


def _stages(sheet: RawSheet, names: Names) -> dict[int, str]:
    """Return the stage of each row that names one."""
    cells = sheet.columns.get("stage")
    if cells is None:
        return {}
    found = [names.find("stages", text) or "" for text in cells.texts]
    return {int(row): found[code] for row, code in zip(cells.rows, cells.codes, strict=True)}


def _with_keys(
    sheet: Sheet, table: pd.DataFrame, stages: Mapping[int, str], stored: Rows, faults: list[Message]
) -> pd.DataFrame:
    given = list(table["key"]) if "key" in table else [None] * len(table)
    names = [None if name is None else str(name) for name in table[sheet.named_by]]
    open_rows = [place for place, key in enumerate(given) if key is None and names[place]]
    if not open_rows:
        return table
    folded_names = [folded(names[place] or "") for place in open_rows]
    taken = {str(key) for key in given if key} | set(stored)
    free = {key: row for key, row in stored.items() if key not in given}
    first_row: dict[tuple[str, str], int] = {}
    for place in open_rows:
        row, name = int(table.index[place]), str(names[place])
        stage = stages.get(row, "") if folded_names.count(folded(name)) > 1 else ""
        at = (folded(name), stage)
        if at in first_row:
            faults.append(_alike(sheet, row, name, first_row[at]))
            continue
        first_row[at] = row
        same = _of_name(free, name, stage or stages.get(row, ""), certain=bool(stage))
        if len(same) > 1:
            faults.append(_several(sheet, row, name, same))
        given[place] = same[0] if same else key_of(f"{name} {stage}".strip(), taken)
        taken.add(str(given[place]))
        free.pop(str(given[place]), None)
    return table.assign(key=pd.Series(given, index=table.index, dtype=object))


def _of_name(stored: Rows, name: str, stage: str, *, certain: bool) -> list[str]:
    """Return the keys of the stored rows of a name, of several those at its stage; if *certain*, only those there."""
    same = [key for key, row in stored.items() if folded(name) in map(folded, names_of(row))]
    here = [key for key in same if stage and stored[key].get("stage") == stage]
    return here if certain or here else same


def _alike(sheet: Sheet, row: int, name: str, first: int) -> Message:
    template = gettext_noop(
        'Sheet {sheet}, row {row}: "{value}" is the name of row {first}, too; give both a short name of their own.'
    )
    return Message(template, {"sheet": sheet.name, "row": row, "value": shown(name), "first": first})


def _several(sheet: Sheet, row: int, name: str, keys: list[str]) -> Message:
    template = gettext_noop(
        'Sheet {sheet}, row {row}: several rows of the store are called "{value}"; give the short name of the one that '
        "is meant: {keys}."
    )
    return Message(template, {"sheet": sheet.name, "row": row, "value": shown(name), "keys": quoted(keys)})
