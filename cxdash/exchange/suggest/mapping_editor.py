"""Lay a proposed mapping out as the survey wizard's tables, and return it as their rows correct it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from cxdash.domain.keys import key_of
from cxdash.domain.plain import rows_of
from cxdash.domain.scales import PRESETS, Measure, scale_of
from cxdash.exchange.cells.numbers import STATED, number
from cxdash.exchange.files.header import folded
from cxdash.exchange.suggest.proposals.model import ColumnProposal, MappingProposal
from cxdash.exchange.suggest.proposals.roles import first_asking, with_role, with_scale
from cxdash.exchange.suggest.touchpoints import new_touchpoint
from cxdash.exchange.survey.column_roles import ColumnRole, Role, role_of
from cxdash.exchange.survey.mapping import Touchpoint
from cxdash.exchange.survey.mapping_text import Choice, CodeList, ColumnChoice

COLUMNS = ["column", "samples", "role", "scale", "touchpoint", "stage", "missing"]
APART = ";"
"""What stands between the texts that mean no answer."""


@dataclass(frozen=True)
class Journey:
    """The store's touchpoints and stages as the reader knows them: names by key, and each touchpoint's stage.

    *language* is the one that the reader reads.
    """

    touchpoints: Mapping[str, str]
    stages: Mapping[str, str]
    stage_of: Mapping[str, str]
    language: str = "en"


def columns_table(proposal: MappingProposal, journey: Journey) -> pd.DataFrame:
    """Return a row for each column of the file: its name, samples, role, scale, touchpoint, stage, no answer."""
    declared = {one.key: one for one in proposal.touchpoints}
    rows = [_row(column, declared, journey) for column in proposal.columns]
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def places_table(proposal: MappingProposal, journey: Journey) -> pd.DataFrame:
    """Return a row for each new touchpoint of a file with a row for each answer: its name and its stage."""
    new = [one for one in proposal.touchpoints if one.key not in journey.touchpoints]
    rows = [(one.name, _stage_name(one, journey)) for one in new] if proposal.is_long else []
    return pd.DataFrame(rows, columns=["touchpoint", "stage"], dtype=object)


def texts_table(choice: Choice, proposal: MappingProposal) -> pd.DataFrame:
    """Return a row for each text that answers a question: its column, the text, and the score it stands for.

    Columns that are answered with the same texts, read in the same way, are one, with "+ 6" for six others.
    """
    rows = []
    for name, alike in _alike(choice, proposal).items():
        codes = dict(alike[0].codes)
        rows += [(name, text, codes.get(folded(text))) for text in _words(alike[0], alike[0].missing, proposal)]
    table = pd.DataFrame(rows, columns=["column", "text", "score"])
    return table.astype({"column": object, "text": object, "score": float})


def corrected(
    proposal: MappingProposal, columns: pd.DataFrame, places: pd.DataFrame, journey: Journey
) -> MappingProposal:
    """Return the proposal with what the rows of `columns_table` and `places_table` say now."""
    made = {one.key: one for one in proposal.touchpoints}
    changed = [_column(*pair, made, journey) for pair in zip(proposal.columns, _records(columns), strict=True)]
    for row in _records(places):
        one = next((one for one in made.values() if one.name == row["touchpoint"]), None)
        if one:
            made[one.key] = _placed(one, row["stage"], journey)
    return replace(proposal, columns=tuple(changed), touchpoints=tuple(made.values()))


def with_texts(choice: MappingProposal, texts: pd.DataFrame) -> MappingProposal:
    """Return a choice with the scores of `texts_table`; a text without one counts as no answer."""
    changed: dict[str, ColumnProposal] = {}
    for name, alike in _alike(choice, choice).items():
        if rows := [row for row in _records(texts) if row["column"] == name]:
            codes = tuple((folded(row["text"]), float(row["score"])) for row in rows if row["score"] != "")
            silent = tuple(row["text"] for row in rows if row["score"] == "")
            for one in alike:
                changed[one.name] = replace(one, codes=codes or one.codes, missing=(*one.missing, *silent))
    return replace(choice, columns=tuple(changed.get(one.name, one) for one in choice.columns))


def _alike(choice: Choice, proposal: MappingProposal) -> dict[str, list[ColumnProposal]]:
    """Return the columns that texts answer, those with the same texts and scores together, by what they are called."""
    groups: dict[object, list[ColumnProposal]] = {}
    for column in choice.columns:
        if isinstance(column, ColumnProposal) and (isinstance(column.role, Measure) or column.role is ColumnRole.SCORE):
            said = frozenset(_words(column, column.missing, proposal))
            if said:
                read = (column.role, column.scale, frozenset(column.codes), frozenset(column.missing))
                groups.setdefault((*read, said), []).append(column)
    return {alike[0].name + (f" + {len(alike) - 1}" if len(alike) > 1 else ""): alike for alike in groups.values()}


def _row(column: ColumnProposal, declared: Mapping[str, Touchpoint], journey: Journey) -> tuple[str | None, ...]:
    about = column.touchpoint
    new = declared.get(about)
    name = journey.touchpoints.get(about) or (new.name if new else about)
    place = journey.stages.get(journey.stage_of.get(about, "")) or (_stage_name(new, journey) if new else "")
    missing = f"{APART} ".join(map(str, column.missing))
    samples = " · ".join(column.samples)
    row = (name or None, place or None, missing or None)
    return column.question or column.name, samples, _asked(column.role), _scale(column) or None, *row


def _asked(role: Role) -> str:
    """Return a role as the table offers it: of the measures that ask the same the first, whatever their scale."""
    return first_asking(PRESETS[role].asks).value if isinstance(role, Measure) else role.value


def _scale(column: ColumnChoice) -> str:
    """Return the scale of a question as it is written, from the worst answer to the best."""
    return scale_of(column.role, column.scale).code if isinstance(column.role, Measure) else column.scale


def _stage_name(one: Touchpoint, journey: Journey) -> str:
    translated = {"nb": one.stage_name_nb, "sv": one.stage_name_sv}.get(journey.language)
    return journey.stages.get(one.stage) or translated or one.stage_name or one.stage


def _column(
    column: ColumnProposal, row: Mapping[str, str], made: dict[str, Touchpoint], journey: Journey
) -> ColumnProposal:
    role = role_of(row["role"] or ColumnRole.NOT_USED)
    if role == _asked(column.role):
        role = column.role
    corrected = column if role is column.role else with_role(column, role)
    if role is column.role:
        corrected = with_scale(replace(corrected, missing=_codes(row["missing"])), row["scale"])
    if not isinstance(role, Measure) and role is not ColumnRole.COMMENT:
        return replace(corrected, touchpoint="")
    return replace(corrected, touchpoint=_key(row["touchpoint"], row["stage"], made, journey))


def _key(name: str, stage: str, made: dict[str, Touchpoint], journey: Journey) -> str:
    """Return the key of the touchpoint of this name: a known one, one that is made already, or a new one."""
    if not name:
        return ""
    if known := _find(name, journey.touchpoints):
        return known
    key = _find(name, {one.key: one.name for one in made.values()})
    if not key:
        one = new_touchpoint(name, [*journey.touchpoints, *made])
        key = one.key
        made[key] = one
    made[key] = _placed(made[key], stage, journey)
    return key


def _placed(one: Touchpoint, stage: str, journey: Journey) -> Touchpoint:
    """Return a new touchpoint in the stage of this name, be it known or new; without a name it stays where it is."""
    own = (one.stage, one.stage_name, one.stage_name_nb, one.stage_name_sv, _stage_name(one, journey))
    if folded(stage) in {"", *map(folded, own)}:
        return one
    known = _find(stage, journey.stages)
    key, name = (known, "") if known else (key_of(stage, journey.stages), stage)
    return replace(one, stage=key, stage_name=name, stage_name_nb="", stage_name_sv="")


def _find(name: str, names: Mapping[str, str]) -> str:
    wanted = folded(name)
    return next((key for key, own in names.items() if wanted in (folded(key), folded(own))), "")


def _codes(text: str) -> CodeList:
    codes = (code.strip() for code in text.split(APART))
    return tuple(int(code) if code.lstrip("-").isdecimal() else code for code in codes if code)


def _words(column: ColumnProposal, missing: CodeList, proposal: MappingProposal) -> list[str]:
    marks = STATED[proposal.decimal or "."]
    return [text for text in column.texts if number(text, marks) is None and text not in missing]


def _records(table: pd.DataFrame) -> Sequence[dict[str, str]]:
    rows = rows_of(table.astype(object).where(table.notna(), ""))
    return [
        {name: str(value).strip() if isinstance(value, str) else value for name, value in row.items()} for row in rows
    ]
