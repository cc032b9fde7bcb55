"""What was found in a survey export, in sentences: questions, what is read with them, what is left out and why."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from cxdash.domain.scales import Measure
from cxdash.exchange.files import left_out
from cxdash.exchange.phrases import shown
from cxdash.exchange.suggest.proposals.model import MappingProposal
from cxdash.exchange.survey.column_roles import ROLE_NAMES, ColumnRole
from cxdash.i18n.translator import Words
from cxdash.presenters.data import survey_proposal

FEW = 3
"""Columns that are named where a sentence says what is left out."""

SOME = 8
"""Touchpoints and columns that are named otherwise."""


def present(choice: MappingProposal, proposal: MappingProposal, known: Mapping[str, str], words: Words) -> list[str]:
    """Return the sentences for a choice made of a proposal; *known* are names of the store's touchpoints by key."""
    with_them = [
        f"{shown(one.name)} ({words.gettext(ROLE_NAMES[one.role])})"
        for one in choice.columns
        if not isinstance(one.role, Measure) and one.role is not ColumnRole.NOT_USED
    ]
    said = [_found(choice, known, words)]
    if with_them:
        said.append(words.gettext("Read with them: {columns}.", columns=_some(with_them, SOME, words)))
    rows = [words.sentence(note) for note in proposal.notes if note.template == left_out.SAID]
    return [*said, *rows, *_left_out(choice, proposal, words)]


def _found(choice: MappingProposal, known: Mapping[str, str], words: Words) -> str:
    named = {one.key: one.name for one in choice.touchpoints} | dict(known)
    if choice.is_long:
        about = _some([one.name for one in choice.touchpoints], SOME, words) if choice.touchpoints else ""
        said = words.gettext("Each row is one answer.")
        return f"{said} {words.gettext('Touchpoints: {touchpoints}.', touchpoints=about)}" if about else said
    keys = dict.fromkeys(one.touchpoint for one in choice.questions)
    whole = words.gettext("the whole relationship")
    about = _some([named.get(key, key) if key else whole for key in keys], SOME, words)
    if not keys:
        return words.gettext("No question was found; say below which columns are questions.")
    return words.ngettext(
        "{count} question was found, about {touchpoints}.",
        "{count} questions were found, about {touchpoints}.",
        len(choice.questions),
        touchpoints=about,
    )


def _left_out(choice: MappingProposal, proposal: MappingProposal, words: Words) -> list[str]:
    """Return a sentence for each reason, with the columns that are left out for it."""
    groups: dict[str, list[str]] = defaultdict(list)
    for one, before in zip(choice.columns, proposal.columns, strict=True):
        if one.role is ColumnRole.NOT_USED:
            why = survey_proposal.why(before, words) if before.role is ColumnRole.NOT_USED else ""
            groups[why or words.gettext("you chose so")].append(shown(one.name))
    return [
        words.gettext("Left out: {columns} ({why}).", columns=_some(names, FEW, words), why=why)
        for why, names in groups.items()
    ]


def _some(names: Sequence[str], most: int, words: Words) -> str:
    """List names, the first *most* of them, and how many more there are."""
    if len(names) <= most + 1:
        return words.list(names)
    more = words.gettext("{count} more", count=words.number(len(names) - most))
    return words.list([*names[:most], more])
