"""Make questions of the doubts of columns: columns with the same doubt are asked about together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from cxdash.domain.keys import key_of
from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.phrases import quoted, shown
from cxdash.exchange.suggest.questions.coding import Coding, Doubt, Interpretation, figures, of_the_way, scores_of

Figures = dict[str, object]


@dataclass(frozen=True)
class Reading:
    """One answer to a question: its *id*, what it says in words, and the figures it would give."""

    id: str
    words: Message
    figures: Figures = field(default_factory=dict)


@dataclass(frozen=True)
class OpenQuestion:
    """What has to be answered before a file can be read: about which columns, and the readings to choose from.

    *kind* is what is in doubt, and *free* says that a day that is not among the readings is an answer, too.
    """

    id: str
    kind: str
    columns: tuple[str, ...]
    text: Message
    readings: tuple[Reading, ...]
    places: tuple[int, ...] = ()
    free: bool = False


def gather(
    names: Sequence[str],
    texts: Sequence[Mapping[str, int]],
    found: Mapping[int, Interpretation],
    answered: Collection[str] = (),
) -> list[OpenQuestion]:
    """Return a question for each doubt, in the order of the columns.

    *names* and *texts* are those of all columns; *found* are the interpretations of some, by the place of the column.
    A column whose own question is among the ids that are *answered* is not asked about with others.
    """
    groups: dict[tuple[object, ...], list[tuple[int, Doubt]]] = {}
    for place, one in sorted(found.items()):
        for doubt in one.doubts:
            ids = tuple(option.id for option in doubt.options)
            groups.setdefault((doubt.kind, ids, doubt.alike), []).append((place, doubt))
    questions: list[OpenQuestion] = []
    for members in [part for group in groups.values() for part in _parted(group, names, answered)]:
        places, doubts = zip(*members, strict=True)
        first = doubts[0]
        name = f"{first.kind}:{key_of(names[places[0]])}"
        taken = {one.id for one in questions}
        number = 1
        while (unique := name if number == 1 else f"{name}-{number}") in taken:
            number += 1
        asking = [(at, found[at], doubt) for at, doubt in members]
        readings = [
            Reading(option.id, option.words, _figures(names, texts, asking, place))
            for place, option in enumerate(first.options)
        ]
        columns = tuple(names[at] for at in places)
        questions.append(
            OpenQuestion(slug(unique), first.kind, columns, _asked(first, columns), tuple(readings), places)
        )
    return questions


def own_ids(question: OpenQuestion) -> dict[str, str]:
    """Return the ids by which columns of a shared question are answered by themselves, by column: all but the first."""
    return {column: slug(f"{question.kind}:{key_of(column)}") for column in question.columns[1:] if question.places}


def _parted(
    group: list[tuple[int, Doubt]], names: Sequence[str], answered: Collection[str]
) -> list[list[tuple[int, Doubt]]]:
    """Return the columns of one doubt that are asked about together, and each that was answered by itself."""
    alone = [one for one in group[1:] if slug(f"{one[1].kind}:{key_of(names[one[0]])}") in answered]
    return [[one for one in group if one not in alone], *([one] for one in alone)]


def slug(text: str) -> str:
    """Return an id in plain letters, with its colon."""
    kind, _, rest = text.partition(":")
    return f"{key_of(kind)}:{key_of(rest)}" if rest else key_of(kind)


def _asked(doubt: Doubt, columns: Sequence[str]) -> Message:
    if len(columns) == 1:
        return Message(gettext_noop('"{column}": {question}'), {"column": shown(columns[0]), "question": doubt.text})
    values = {"columns": quoted(columns, 5), "count": len(columns), "question": doubt.text}
    return Message(gettext_noop("{count} columns ({columns}): {question}"), values)


def _figures(
    names: Sequence[str],
    texts: Sequence[Mapping[str, int]],
    asking: Sequence[tuple[int, Interpretation, Doubt]],
    place: int,
) -> Figures:
    """Return what an option gives: of one column its figures, of several those of each and the number of answers."""
    each = {}
    for at, interpretation, doubt in asking:
        coding = _with_option(interpretation, doubt, place)
        scores = scores_of(texts[at], coding) if coding.used else {}
        told = {"scale": coding.scale.code, **of_the_way(scores, coding)}
        each[names[at]] = {**figures(scores, coding), **told} if coding.used else {"n": 0}
    if len(each) == 1:
        return dict(next(iter(each.values())))
    return {"n": sum(int(str(one["n"])) for one in each.values()), "columns": each}


def _with_option(interpretation: Interpretation, doubt: Doubt, place: int) -> Coding:
    """Return the reading with one option of a doubt, and the likeliest of the doubts after it."""
    at = interpretation.doubts.index(doubt)
    coding = interpretation.before[at]
    for later, one in enumerate(interpretation.doubts[at:]):
        coding = one.options[place if later == 0 else 0].change(coding)
    return coding
