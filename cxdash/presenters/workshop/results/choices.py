"""Answers of a choice: which is given most, and a dot for each vote."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cxdash.charts import look
from cxdash.domain.messages import gettext_noop
from cxdash.domain.workshop.questions import DONT_KNOW, EVERYONE, NOBODY, About, Kind, Question
from cxdash.i18n.translator import Words
from cxdash.measures.workshop.results import Result
from cxdash.presenters.cells import upper
from cxdash.presenters.elements import Drawing, Tab, Table
from cxdash.presenters.marks import DESK, PHONE, Marks
from cxdash.presenters.workshop.results import rows as shared
from cxdash.services.workshop import Beside

OWNERS = (Kind.OWNER_TODAY, Kind.OWNER_SHOULD)
MOST_TIED, MOST_DOTS, BAR = 3, 28, 7
"""The most answers in a tie that are named; the most votes drawn as dots; half the height of a bar."""

NAMED = {
    (Kind.OWNER_TODAY, About.STAGE): gettext_noop("{many} name {who} for {subject}."),
    (Kind.OWNER_TODAY, About.WHOLE): gettext_noop("{many} name {who} for the whole journey."),
    (Kind.OWNER_SHOULD, About.STAGE): gettext_noop("{many} want {who} to own {subject}."),
    (Kind.OWNER_SHOULD, About.WHOLE): gettext_noop("{many} want {who} to own the whole journey."),
    (Kind.ANNOYANCE, About.WHOLE): gettext_noop("{many} would fix “{who}” first."),
    (Kind.FREE, About.WHOLE): gettext_noop("{many} answer “{who}”."),
}
UNSURE = {
    (Kind.OWNER_TODAY, About.STAGE): gettext_noop("{many} do not know who owns {subject}."),
    (Kind.OWNER_TODAY, About.WHOLE): gettext_noop("{many} do not know who owns the whole journey."),
    (Kind.OWNER_SHOULD, About.STAGE): gettext_noop("{many} do not know who should own {subject}."),
    (Kind.OWNER_SHOULD, About.WHOLE): gettext_noop("{many} do not know who should own the whole journey."),
    (Kind.ANNOYANCE, About.WHOLE): gettext_noop("{many} do not know what to fix first."),
}
"""The most common answer in a sentence, and where it is *I don't know*; many: "7 of 12"."""

TALKED = {
    About.WHOLE: {
        "week": gettext_noop("{many} talked to a customer about what it is like to deal with us this week."),
        "month": gettext_noop("{many} last talked to a customer about what it is like to deal with us this month."),
        "year": gettext_noop("{many} last talked to a customer about what it is like to deal with us this year."),
        "never": gettext_noop("{many} have never talked to a customer about what it is like to deal with us."),
    },
    About.STAGE: {
        "week": gettext_noop("{many} talked to a customer about {subject} this week."),
        "month": gettext_noop("{many} last talked to a customer about {subject} this month."),
        "year": gettext_noop("{many} last talked to a customer about {subject} this year."),
        "never": gettext_noop("{many} have never talked to a customer about {subject}."),
    },
}
"""When most last talked to a customer, by what about."""

WITHIN = {EVERYONE: gettext_noop("everyone"), NOBODY: gettext_noop("nobody")}
"""Answers as they are called within a sentence."""


def present(question: Question, last: Result, first: Result | None, beside: Beside, words: Words) -> Tab:
    """Return the finding and the picture of a vote; *first*: that of the first, None where the room voted once."""
    called, heading = shared.called(question, words), finding(question, last, words)
    if last.rounded:
        return Tab(heading=heading)
    counts = {code: (last.named.get(code, 0), first.named.get(code, 0) if first else 0) for code in called}
    shown = {code: both for code, both in counts.items() if any(both) or code in beside.paper}
    order = sorted(shown, key=lambda code: -shown[code][0])
    drawing = _drawing(question, {code: shown[code] for code in order}, called, beside, heading, words)
    return Tab(
        heading=heading,
        sentences=on_paper(question, last, beside, called, words),
        drawing=drawing,
        notes=[legend(first, max(max(both) for both in shown.values()), words)],
        tables=[Table(shared.asked(question, words), _table(order, shown, called, first, words), behind=True)],
    )


def finding(question: Question, last: Result, words: Words) -> str:
    """Return the most common answer and how many give it; of a tie, which."""
    called = shared.called(question, words)
    names = {code: words.gettext(WITHIN[code]) if code in WITHIN else called[code] for code in last.top}
    if len(last.top) > 1:
        return _tied(last, list(names.values()), words)
    top, about = last.top[0], (question.kind, question.about)
    if question.kind is Kind.LAST_TALK:
        template = TALKED[question.about][top]
    else:
        template = UNSURE[about] if top == DONT_KNOW and about in UNSURE else NAMED[about]
    values = {"many": many(last, words), "who": names[top], "subject": shared.subject(question, words)}
    return upper(words.gettext(template, **values))


def many(last: Result, words: Words) -> str:
    """Return how many give the most common answer: "7 of 12", or a share where no counts are shown."""
    if last.rounded:
        return words.gettext("about {number}", number=words.share(last.share))
    count = words.number(last.named[last.top[0]])
    return words.gettext("{count} of {of}", count=count, of=words.number(last.n))


def _tied(last: Result, names: list[str], words: Words) -> str:
    values = {"many": many(last, words), "count": words.number(len(names))}
    if not last.rounded and last.named[last.top[0]] == 1:
        return words.gettext("No answer is given twice.")
    if len(names) > MOST_TIED:
        return words.gettext("The room is split: {count} answers have {many} each.", **values)
    return words.gettext("The room is split: {answers} have {many} each.", answers=words.list(names), **values)


def on_paper(question: Question, last: Result, beside: Beside, called: Mapping[str, str], words: Words) -> list[str]:
    """Return how many name who answers on paper, where that is known."""
    if question.kind is not Kind.OWNER_TODAY or not beside.paper:
        return []
    if set(beside.paper) == set(last.top):
        return [words.gettext("So it is on paper, too.")]
    agree = sum(last.named.get(code, 0) for code in beside.paper)
    who = words.list(words.gettext(WITHIN[code]) if code in WITHIN else called.get(code, code) for code in beside.paper)
    values = {"count": words.number(agree), "of": words.number(last.n), "who": who}
    return [words.gettext("On paper it is {who}, whom {count} of {of} name.", **values)]


def legend(first: Result | None, most: int, words: Words) -> str:
    """Return the meaning of the marks; *most*: the votes for one answer, from which depends whether they are dots."""
    if most > MOST_DOTS:
        bars = words.gettext("A bar is the votes for an answer.")
        hollow = words.gettext("Hollow: the votes of the first time.")
        return f"{bars} {hollow}" if first else bars
    if first:
        return words.gettext("A dot is a vote. Filled: the last vote; hollow: the first.")
    return words.gettext("A dot is a vote.")


def _drawing(
    question: Question,
    counts: Mapping[str, tuple[int, int]],
    called: Mapping[str, str],
    beside: Beside,
    heading: str,
    words: Words,
) -> Drawing:
    marks, most = Marks(words), max(max(both) for both in counts.values())
    owners, twice = question.kind in OWNERS, any(first for _, first in counts.values())
    on = words.gettext("on paper")
    names = [f"{called[code]} ({on})" if code in beside.paper else called[code] for code in counts]
    tones = [look.WARNING if owners and code in (EVERYONE, NOBODY) else look.TEXT for code in counts]
    placed = shared.named(marks, names, [""] * len(names), tones, deep=twice)
    for row, (code, (now, first)), tone in zip(placed, counts.items(), tones, strict=True):
        said = words.gettext("{answer}: {count}.", answer=called[code], count=words.number(now))
        for where in (DESK, PHONE):
            shift = 8 if twice else 0
            end = _votes(marks, now, most, row.marks[where] - shift, "dot", tone, said, where)
            marks.text(end, row.marks[where] - shift, words.number(now), "head", tone, where=where)
            _votes(marks, first, most, row.marks[where] + shift, "ring", tone, "", where)
    return marks.drawing(heading, placed[-1].top + placed[-1].height + 4, "votes")


def _votes(marks: Marks, count: int, most: int, y: float, kind: str, tone: int, said: str, where: str) -> float:
    """Draw a dot for each vote, or a bar where there are too many; return the place for how many they are."""
    start, end = shared.ENDS[where]
    if most > MOST_DOTS:
        box, right = "solid" if kind == "dot" else "hollow", start + (end - start) * count / most
        if count:
            marks.box(start, right, y - BAR, y + BAR, box, tone, said, where)
        return right + shared.DOT[where]
    apart = min(2 * shared.DOT[where] if where == DESK else shared.DOT[where] * 1.2, (end - start) / most)
    for place in range(count):
        marks.point(start + 8 + place * apart, y, kind, tone, said, where)
    return start + 8 + count * apart


def _table(
    order: list[str],
    shown: Mapping[str, tuple[int, int]],
    called: Mapping[str, str],
    first: Result | None,
    words: Words,
) -> pd.DataFrame:
    columns: dict[str, list[Any]] = {
        words.gettext("Answer"): [called[code] for code in order],
        words.gettext("Votes"): [shown[code][0] for code in order],
    }
    if first:
        columns[words.gettext("In the first vote")] = [shown[code][1] for code in order]
    return pd.DataFrame(columns)
