"""The tables behind the tabs of the page on the six keys, columns in words, each with the sentence that it shows."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import Words
from cxdash.measures.maturity.figures import Maturity
from cxdash.measures.maturity.steps import STATE_NAMES, Asked, State, Step
from cxdash.measures.ownership.agreement import FEWEST_VOTERS
from cxdash.presenters.elements import Tab, Table, with_rows

Keys = Mapping[str, str]
"""What each key is called."""


def following(steps: Sequence[Step], keys: Keys, words: Words) -> Tab:
    """Say what the next level of each key takes, and what of it is in place."""
    asked = [(step, step.next) for step in steps if step.next]
    rows = [(keys[step.key], step.level, _state(one, words), *_said(one, words)) for step, one in asked]
    heads = [
        gettext_noop("Key"),
        gettext_noop("Level now"),
        gettext_noop("Next level"),
        gettext_noop("What it takes"),
        gettext_noop("What the data show"),
    ]
    return _tab(_following_said([one for _, one in asked], words), _table(heads, rows, words))


def _following_said(asked: Sequence[Asked], words: Words) -> str:
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
    """Say where leaders give a level that takes what the data do not show."""
    found = [(step, one) for step in steps for one in step.doubts]
    rows = [(keys[step.key], step.level, one.level, *_said(one, words)) for step, one in found]
    heads = [
        gettext_noop("Key"),
        gettext_noop("Level now"),
        gettext_noop("Of level"),
        gettext_noop("What it takes"),
        gettext_noop("What the data show"),
    ]
    named = words.list(dict.fromkeys(within(keys[step.key]) for step, _ in found))
    said = words.gettext("The level leaders give and what the data show agree where both are known.")
    if found:
        said = words.gettext("Rated higher than the data show: {keys}. Who sees it right?", keys=named)
    return _tab(said, _table(heads, rows, words))


def spread(found: Maturity, chosen: pd.DataFrame, keys: Keys, words: Words) -> Tab:
    """Say of which key leaders see it most differently, and how many chose each step; never who."""
    rated = found.keys[found.keys.n > 0].to_dict("records")
    shown = [row for row in rated if row["n"] >= FEWEST_VOTERS]
    rows = [(keys[row["key"]], *(int(count) for count in chosen.loc[row["key"]]), row["n"]) for row in shown]
    steps = [words.gettext("Gave {step}", step=step) for step in chosen.columns]
    table = pd.DataFrame(rows, columns=[words.gettext("Key"), *steps, words.gettext("Answers")])
    said = _spread_said(shown, keys, words)
    if len(shown) < len(rated):
        least = words.number(FEWEST_VOTERS)
        few = words.gettext("Where fewer than {least} answered, single answers are not shown.", least=least)
        said = f"{said} {few}".strip()
    return Tab(sentences=[said], tables=with_rows(Table(said, table)))


def _spread_said(rows: Sequence[Mapping[str, Any]], keys: Keys, words: Words) -> str:
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
    """Write the name of a key as it stands within a sentence."""
    return name[:1].lower() + name[1:]


def _said(asked: Asked, words: Words) -> tuple[str, str | None]:
    """Say what a level takes, and what the data show of it."""
    return words.gettext(asked.rule), words.sentence(asked.check.sentence) if asked.check else None


def _state(asked: Asked, words: Words) -> str:
    return words.gettext(STATE_NAMES[asked.state])


def _table(heads: Sequence[str], rows: Sequence[tuple], words: Words) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[words.gettext(head) for head in heads])


def _tab(sentence: str, rows: pd.DataFrame) -> Tab:
    return Tab(sentences=[sentence], tables=with_rows(Table(sentence, rows, sentences=True)))
