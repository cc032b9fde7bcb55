"""The pictures behind the six keys: a ladder per key to its next level, and how many gave each level."""

from collections.abc import Mapping, Sequence

import pandas as pd

from cxdash.charts import look
from cxdash.charts.ownership import ground
from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import Words, wrapped
from cxdash.measures.maturity.rules import TOP
from cxdash.measures.maturity.steps import STATE_NAMES, State, Step
from cxdash.presenters.elements import Drawing
from cxdash.presenters.marks import DESK, PHONE, Marks

ROW, HALF = 58, 11
"""Pixels of a row, and half of a rung."""

NAME_WIDTH, RULE_WIDTH = 28, 74
"""Characters of a line of a key's name and of what a level takes."""

START, STEP, WIDE, TEXT = 262, 60, 52, 600
"""Places of the first rung, the distance of two, their width, and where the words begin."""

PHONE_STEP, PHONE_WIDE = 150, 130
"""The distance of two rungs and their width on a phone."""

RUNGS = {State.MET: "pale", State.NOT_MET: "dashed", State.NOT_CHECKED: "hollow"}
"""How the next level is drawn by whether it is in place."""

COLUMN, BARS, LONGEST = 180, 290, 132
"""Pixels of a level's column, where the first begins, and the longest bar of those who gave it."""

PHONE_COLUMN, PHONE_LONGEST = 240, 130
"""The same on a phone."""

OF_A_RUNG = gettext_noop("{key}: level {level}, {state}. {rule}")


def ladder(steps: Sequence[Step], keys: Mapping[str, str], finding: str, words: Words) -> Drawing:
    """Return a row per key: a filled rung for each level reached, the next one, and what it takes."""
    marks = Marks(words)
    for at, step in enumerate(steps):
        top, name = at * ROW, keys[step.key]
        middle = top + ROW / 2
        marks.line(0, ground.GROUND, top + ROW, top + ROW)
        marks.text(0, middle, wrapped(name, NAME_WIDTH), "name", where=DESK)
        marks.text(0, top + 12, name, "name", where=PHONE)
        for level in range(1, TOP + 1):
            kind, tone, said = _rung(step, level, name, words)
            if kind:
                left, phone = START + (level - 1) * STEP, (level - 1) * PHONE_STEP
                marks.box(left, left + WIDE, middle - HALF, middle + HALF, kind, tone, said, DESK)
                marks.box(phone, phone + PHONE_WIDE, top + 26, top + 40, kind, tone, said, PHONE)
        if step.next:
            rule, state = words.gettext(step.next.rule), words.gettext(STATE_NAMES[step.next.state])
            marks.text(TEXT, middle, wrapped(f"{state}: {rule}", RULE_WIDTH), "quiet", look.TEXT, where=DESK)
            marks.text(TOP * PHONE_STEP + 20, top + 33, state, "quiet", look.TEXT, where=PHONE)
    return marks.drawing(finding, len(steps) * ROW + 4, "ladder")


def _rung(step: Step, level: int, name: str, words: Words) -> tuple[str, int, str]:
    """Return how a level of a key is drawn, in which tone, and what it says; '' for one that is further up."""
    if level <= (step.level or 0):
        return "solid", look.CONTEXT, words.gettext("{key}: level {level} of 5.", key=name, level=words.number(level))
    if step.next is None or level != step.next.level:
        return "", look.CONTEXT, ""
    state = words.gettext(STATE_NAMES[step.next.state])
    values = {"key": name, "level": words.number(level), "state": state, "rule": words.gettext(step.next.rule)}
    return RUNGS[step.next.state], look.TEXT, words.gettext(OF_A_RUNG, **values)


def legend(words: Words) -> str:
    """Return the meaning of the rungs."""
    return words.gettext(
        "Filled: the level now. The next: dashed if not in place, hollow if not checked, pale if in place."
    )


def given(chosen: pd.DataFrame, keys: Mapping[str, str], finding: str, words: Words) -> Drawing:
    """Return a row per key with a bar for each level, as long as many gave it."""
    marks = Marks(words)
    most = max(float(chosen.to_numpy().max()), 1.0)
    for no, level in enumerate(chosen.columns):
        marks.text(BARS + no * COLUMN, 12, words.number(int(level)), "head", where=DESK)
        marks.text(no * PHONE_COLUMN, 12, words.number(int(level)), "head", where=PHONE)
    for at, (key, counts) in enumerate(chosen.iterrows()):
        top, name = 26 + at * ROW, keys[str(key)]
        marks.line(0, ground.GROUND, top, top)
        marks.text(0, top + ROW / 2, wrapped(name, NAME_WIDTH), "name", where=DESK)
        marks.text(0, top + 14, name, "name", where=PHONE)
        for no, (level, count) in enumerate(counts.items()):
            if not count:
                continue
            values = {"key": name, "level": words.number(int(str(level)))}
            said = words.ngettext(
                "{key}: {count} leader gives {level}.", "{key}: {count} leaders give {level}.", int(count), **values
            )
            for left, long, middle, where in (
                (BARS + no * COLUMN, LONGEST, top + ROW / 2, DESK),
                (no * PHONE_COLUMN, PHONE_LONGEST, top + 38, PHONE),
            ):
                right = left + long * float(count) / most
                marks.box(left, right, middle - 7, middle + 7, "solid", look.CONTEXT, said, where)
                marks.text(right + 8, middle, words.number(int(count)), "quiet", look.TEXT, where=where)
    return marks.drawing(finding, 26 + len(chosen) * ROW, "given")
