"""Ask whether a name that a list refers to is a known one written otherwise, or one of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cxdash.domain.keys import key_of
from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.company.references import Known, Names
from cxdash.exchange.door.making import MAKEABLE, Lacking
from cxdash.exchange.lists.reading import Answers, Question, Reading, open_questions
from cxdash.exchange.phrases import closest, shown

KIND, NEW = "same-as:", "new"
NEARLY = 0.75
"""How much of two names must be alike, from 0 to 1, for them to be asked about."""

ALSO = ("title", "title_nb", "title_sv")
"""Where a row of a stage, touchpoint or role has room for further names, which are not kept."""


@dataclass(frozen=True)
class Settled:
    """What is known with the names that mean a known row, what is still lacking, and the questions that are open."""

    known: Known
    lacking: list[Lacking]
    questions: tuple[Question, ...]


def apart(answers: Answers) -> tuple[dict[str, str], dict[str, str]]:
    """Return the answers about names, and those to the questions of the list itself."""
    names = {id_: one for id_, one in answers.items() if id_.startswith(KIND)}
    return names, {id_: one for id_, one in answers.items() if id_ not in names}


def settle(lacks: Sequence[Lacking], known: Known, answers: Answers) -> Settled:
    """Return what is lacking once the names that are much like known ones are settled by the answers.

    Raises ImportRefused for an answer that is none of the readings, and for one to a question that is not asked.
    """
    names = Names(known, {})
    meant = {one: found for one in lacks if (found := _meant(one, names))}
    asked = {one: _question(one, *found, names) for one, found in meant.items()}
    open_ = open_questions(list(asked.values()), answers)
    rows = {sheet: dict(of) for sheet, of in known.items()}
    left = []
    for one in lacks:
        answer = answers.get(asked[one].id, "") if one in asked else ""
        if answer in ("", NEW):
            left.append(replace(one, like="") if one in asked else one)
            continue
        sheet, key = meant[one]
        row = rows[sheet][key]
        rows[sheet][key] = {**row, next((free for free in ALSO if not row.get(free)), ALSO[-1]): one.name}
    return Settled(rows, left, open_)


def _meant(one: Lacking, names: Names) -> tuple[str, str] | None:
    """Return the sheet and the key of the known row whose name is much like one that is lacking, or None."""
    if not one.like or not closest(one.name, [one.like], NEARLY):
        return None
    sheets = [one.sheet, *(sheet for sheet in MAKEABLE[:2] if one.sheet in MAKEABLE[:2])]
    return next(((sheet, key) for sheet in sheets if (key := names.find(sheet, one.like))), None)


def _question(one: Lacking, sheet: str, key: str, names: Names) -> Question:
    text = gettext_noop('"{name}" is much like "{like}", which is there already. Is it the same?')
    same = gettext_noop('The same as "{name}"')
    like = shown(str(names.rows[sheet][key].get("name") or key))
    readings = (
        Reading(key, Message(same, {"name": like})),
        Reading(NEW, Message(gettext_noop('A new one, "{name}"'), {"name": shown(one.name)})),
    )
    return Question(f"{KIND}{key_of(one.name)}", "", Message(text, {"name": shown(one.name), "like": like}), readings)
