"""What a file refers to and the store lacks: touchpoints, stages and roles that can be made with it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from cxdash.domain.keys import key_of
from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.sheets import BY_NAME
from cxdash.domain.surveys import Wave
from cxdash.exchange.company.references import Known
from cxdash.exchange.phrases import closest, quoted

MAKEABLE = ("stages", "touchpoints", "roles")
EVERYONE = r"\b(all|everyone|everybody|alle|alla|samtlige|samtliga)\b"
EXECUTIVE = (
    r"\b(c[a-z]o|chief|director|head|president|vp|direktør|direktör|sjef|chef|leder|ledare|geschäftsführer|leiter)\b|"
    r"(direktør|direktör|sjef|chef|leder|ledare|leiter)$"
)


@dataclass(frozen=True)
class Lacking:
    """A name that a file refers to and no row has; *sheet*: where it would be made; a touchpoint's *stage* by name.

    *like* is the name that it may be a misspelling of, or ''.
    """

    sheet: str
    name: str
    stage: str = ""
    like: str = ""


def lacking(faults: Iterable[Message], known: Known) -> list[Lacking] | None:
    """Return what faults say is lacking, each once; None where a fault is of another kind, which making cannot mend.

    An activity of a RACI chart is a touchpoint where it stands under a section or stages are known, and a stage
    otherwise.
    """
    found: dict[tuple[str, str], Lacking] = {}
    for fault in faults:
        name, sheet = str(fault.values.get("lacking") or ""), str(fault.values.get("refers") or "")
        section, like = str(fault.values.get("section") or ""), str(fault.values.get("closest") or "")
        if sheet == "places":
            sheet = "touchpoints" if section or known.get("stages") else "stages"
        if not name or sheet not in MAKEABLE:
            return None
        found.setdefault((sheet, name.casefold()), Lacking(sheet, name, section, like))
    return list(found.values())


def said(lacks: Sequence[Lacking]) -> list[Message]:
    """Say what would be made, sheet by sheet, and which names are much like known ones."""
    sentences = {
        "stages": gettext_noop("Stages that are not there yet: {names}."),
        "touchpoints": gettext_noop("Touchpoints that are not there yet: {names}."),
        "roles": gettext_noop("Roles that are not there yet: {names}."),
    }
    found = [
        Message(template, {"names": quoted(names)})
        for sheet, template in sentences.items()
        if (names := [one.name for one in lacks if one.sheet == sheet])
    ]
    template = gettext_noop('"{name}" is much like "{like}", which is there already.')
    return [*found, *(Message(template, {"name": one.name, "like": one.like}) for one in lacks if one.like)]


def made(lacks: Sequence[Lacking], known: Known, stage: str = "") -> tuple[dict[str, pd.DataFrame], Known] | None:
    """Return the whole sheets with the rows made, and all rows that are then known; None where a stage must be chosen.

    New touchpoints belong to their section's stage, else to *stage* (a key or the name of a new one), else to the only
    stage there is.
    """
    rows = {sheet: dict(known.get(sheet, {})) for sheet in MAKEABLE}
    for one in lacks:
        if one.sheet == "stages":
            _stage(one.name, rows)
        elif one.sheet == "roles":
            key = key_of(one.name, rows["roles"])
            rows["roles"][key] = {"key": key, "name": one.name, "kind": kind_of_role(one.name)}
    for one in [one for one in lacks if one.sheet == "touchpoints"]:
        place = one.stage or stage or only_stage(known)
        if not place:
            return None
        key = key_of(one.name, rows["touchpoints"])
        new = {"key": key, "stage": _stage(place, rows), "name": one.name, "contact": "direct", "delivered_by": "own"}
        rows["touchpoints"][key] = new
    changed = [sheet for sheet in MAKEABLE if len(rows[sheet]) > len(known.get(sheet, {}))]
    return {sheet: _table(sheet, rows[sheet]) for sheet in changed}, {**known, **rows}


def of_survey(wave: Wave, known: Known) -> list[Lacking]:
    """Return the touchpoints that a survey's mapping asks about and neither declares nor the store holds."""
    there = {"", *wave.touchpoints["key"], *known.get("touchpoints", {})}
    asked = dict.fromkeys([*wave.answers["touchpoint"].unique(), *wave.comments["touchpoint"].unique()])
    return [Lacking("touchpoints", key, like=closest(key, there)) for key in asked if key not in there]


def declared(wave: Wave, lacks: Sequence[Lacking], known: Known, stage: str) -> Wave:
    """Return a survey that declares what it lacks, in a stage by its key or name, or a new one of that name."""
    rows = {"stages": dict(known.get("stages", {}))}
    of = {"stage": _stage(stage, rows), "stage_name": stage, "contact": "direct", "delivered_by": "own"}
    named = [{"key": one.name, "name": re.sub(r"[-_]+", " ", one.name).strip().capitalize(), **of} for one in lacks]
    return replace(wave, touchpoints=pd.concat([wave.touchpoints, pd.DataFrame(named)], ignore_index=True))


def only_stage(known: Known) -> str:
    """Return the key of the only stage there is, '' where there are none or several."""
    stages = list(known.get("stages", {}))
    return stages[0] if len(stages) == 1 else ""


def _stage(name: str, rows: dict[str, dict[str, Mapping[str, object]]]) -> str:
    """Return the key of the stage with a key or name, made at the end where there is none."""
    stages = rows["stages"]
    folded = {word.casefold(): key for key, row in stages.items() for word in (key, str(row.get("name") or ""))}
    if (found := folded.get(name.casefold())) is not None:
        return found
    key = key_of(name, stages)
    last = max((int(float(str(row.get("position") or 0))) for row in stages.values()), default=0)
    stages[key] = {"key": key, "name": name, "position": last + 1}
    return key


def kind_of_role(name: str) -> str:
    """Return what kind of role a name is that of: everyone, top management by its title, else a function."""
    words = name.casefold()
    if re.search(EVERYONE, words[:200]):
        return "collective"
    return "executive" if re.search(EXECUTIVE, words[:200]) else "function"


def _table(sheet: str, rows: Mapping[str, Mapping[str, object]]) -> pd.DataFrame:
    names = [column.name for column in BY_NAME[sheet].columns]
    return pd.DataFrame([[row.get(name) for name in names] for row in rows.values()], columns=names, dtype=object)
