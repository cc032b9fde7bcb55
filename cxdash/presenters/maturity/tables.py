"""The sections of the tabs on the six keys, each a sentence with its table."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.i18n.translator import Words
from cxdash.measures.maturity.figures import Maturity
from cxdash.measures.maturity.steps import STATE_NAMES, Asked, State, Step
from cxdash.measures.ownership.room import FEWEST_VOTERS
from cxdash.presenters.elements import Tab, Table, with_rows
from cxdash.presenters.maturity import ladder

Keys = Mapping[str, str]
"""The names of the keys."""


def following(steps: Sequence[Step], keys: Keys, words: Words) -> Tab:
    """Return what the next level of each key takes, and which of it is in place."""
    asked = [(step, step.next) for step in steps if step.next]
    rows = [(keys[step.key], step.level, _state(one, words), *_evidence(one, words)) for step, one in asked]
    heads = [
        gettext_noop("Key"),
        gettext_noop("Level now"),
        gettext_noop("Next level"),
        gettext_noop("What it takes"),
        gettext_noop("What the data show"),
    ]
    text = _following_sentence([one for _, one in asked], words)
    tables = with_rows(Table(text, _table(heads, rows, words), sentences=True, behind=True))
    return Tab(
        sentences=[text], drawing=ladder.ladder(steps, keys, text, words), notes=[ladder.legend(words)], tables=tables
    )


def _following_sentence(asked: Sequence[Asked], words: Words) -> str:
    if not asked:
        return words.gettext("Every key is at the top level.")
    total, missing = words.number(len(asked)), sum(one.state is State.NOT_MET for one in asked)
    if not missing:
        return words.gettext("No next step is known to be missing.")
    return words.ngettext(
        "Of {total} next steps {count} is not in place.",
        "Of {total} next steps {count} are not in place.",
        missing,
        total=total,
    )


def doubts(steps: Sequence[Step], keys: Keys, words: Words) -> Tab:
    """Return where leaders give a level whose requirements the data do not show."""
    found = [(step, one) for step in steps for one in step.doubts]
    rows = [(keys[step.key], step.level, one.level, *_evidence(one, words)) for step, one in found]
    heads = [
        gettext_noop("Key"),
        gettext_noop("Level now"),
        gettext_noop("Needed for level"),
        gettext_noop("What it takes"),
        gettext_noop("What the data show"),
    ]
    named = words.list(dict.fromkeys(within(keys[step.key]) for step, _ in found))
    text = words.gettext("The level leaders give and what the data show agree where both are known.")
    if found:
        text = words.gettext("Rated higher than the data show: {keys}. Who sees it right?", keys=named)
    return _tab(text, _table(heads, rows, words))


def spread(found: Maturity, chosen: pd.DataFrame, keys: Keys, words: Words) -> Tab:
    """Return the key leaders disagree on most, and how many chose each step, without names."""
    rated = rows_of(found.keys[found.keys.n > 0])
    enough = [row for row in rated if row["n"] >= FEWEST_VOTERS]
    shown = sorted(enough, key=lambda row: row["low"] - row["high"])
    rows = [(keys[row["key"]], *(int(count) for count in chosen.loc[row["key"]]), row["n"]) for row in shown]
    steps = [words.gettext("Gave {step}", step=step) for step in chosen.columns]
    table = pd.DataFrame(rows, columns=[words.gettext("Key"), *steps, words.gettext("Answers")])
    text = _spread_sentence(shown, keys, words)
    if len(shown) < len(rated):
        least = words.number(FEWEST_VOTERS)
        few = words.gettext("Where fewer than {least} answered, single answers are not shown.", least=least)
        text = f"{text} {few}".strip()
    drawing = ladder.given(chosen.loc[[row["key"] for row in shown]], keys, text, words) if shown else None
    notes = [words.gettext("Bars: how many leaders gave each level, from 1, not begun, to 5, how we work.")]
    return Tab(
        sentences=[text],
        drawing=drawing,
        notes=notes if shown else [],
        tables=with_rows(Table(text, table, behind=bool(shown))),
    )


def _spread_sentence(rows: Sequence[Mapping[str, Any]], keys: Keys, words: Words) -> str:
    if not rows:
        return ""
    widest = max(row["high"] - row["low"] for row in rows)
    if not widest:
        return words.gettext("On each key everyone gives the same answer.")
    named = words.list(within(keys[row["key"]]) for row in rows if row["high"] - row["low"] == widest)
    steps = words.number(widest)
    template = gettext_noop(
        "The answers lie furthest apart in {keys}: {steps} of 4 steps between the lowest and the highest."
    )
    return words.gettext(template, keys=named, steps=steps)


def within(name: str) -> str:
    """Return the name of a key as written within a sentence."""
    return name[:1].lower() + name[1:]


def _evidence(asked: Asked, words: Words) -> tuple[str, str | None]:
    """Return what a level takes, and what the data show of it."""
    return words.gettext(asked.rule), words.sentence(asked.check.sentence) if asked.check else None


def _state(asked: Asked, words: Words) -> str:
    return words.gettext(STATE_NAMES[asked.state])


def _table(heads: Sequence[str], rows: Sequence[tuple], words: Words) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[words.gettext(head) for head in heads])


def _tab(sentence: str, rows: pd.DataFrame) -> Tab:
    return Tab(sentences=[sentence], tables=with_rows(Table(sentence, rows, sentences=True)))
