"""Ask whether a new touchpoint of a file is one that the store has under much the same name."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from cxdash.domain.keys import key_of
from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.files.header import folded
from cxdash.exchange.phrases import shown
from cxdash.exchange.suggest.kept_mappings import coding_of
from cxdash.exchange.suggest.known_names import Known, alike
from cxdash.exchange.suggest.profile import FileProfile
from cxdash.exchange.suggest.proposals.model import MappingProposal
from cxdash.exchange.suggest.questions.coding import figures, scores_of
from cxdash.exchange.suggest.questions.gathering import Figures, OpenQuestion, Reading, slug
from cxdash.exchange.suggest.touchpoints import known_touchpoint
from cxdash.exchange.survey.column_roles import ColumnRole
from cxdash.exchange.survey.mapping import Touchpoint

NEW = "new"
MOST = 4
"""Known touchpoints that a new one is compared with."""


def settle(
    proposal: MappingProposal, profiled: FileProfile, known: Known, answers: Mapping[str, str]
) -> MappingProposal:
    """Return the proposal with each new touchpoint that is much like known ones taken for one, new, or asked."""
    given = {**dict(proposal.answers), **answers}
    for one in proposal.touchpoints:
        if one.key in known:
            continue
        candidates = [key for key in alike(one.name, known) if _is_free(proposal, one, key)][:MOST]
        if not candidates:
            continue
        question = _question(proposal, profiled, one, candidates, known)
        answer = given.get(question.id, "")
        if answer not in {reading.id for reading in question.readings}:
            proposal = replace(proposal, open=(*proposal.open, question))
            continue
        others = tuple(pair for pair in proposal.answers if pair[0] != question.id)
        proposal = replace(proposal, answers=(*others, (question.id, answer)))
        if answer in known:
            proposal = _taken_for(proposal, one, answer, known, _cells(proposal, profiled))
    return proposal


def _is_free(proposal: MappingProposal, new: Touchpoint, key: str) -> bool:
    """Return whether no column asks of a known touchpoint what another asks of the new one."""
    asked = {one.role for one in proposal.columns if one.touchpoint == new.key}
    return not asked & {one.role for one in proposal.columns if one.touchpoint == key}


def _question(
    proposal: MappingProposal, profiled: FileProfile, new: Touchpoint, candidates: list[str], known: Known
) -> OpenQuestion:
    columns = tuple(one.name for one in proposal.columns if one.touchpoint == new.key)
    columns = columns or tuple(one.name for one in proposal.of(ColumnRole.TOUCHPOINT))
    text = gettext_noop('"{name}" is much like a touchpoint that is there already. Is it the same?')
    same = gettext_noop('The same as "{name}"')
    readings = [
        Reading(
            key,
            Message(same, {"name": shown(str(known[key].get("name") or key))}),
            {"touchpoint": key, **_figures(proposal, profiled, {key, new.key})},
        )
        for key in candidates
    ]
    another = Message(gettext_noop("A new touchpoint"))
    figures_of_new: Figures = {"touchpoint": new.key, **_figures(proposal, profiled, {new.key})}
    id_ = slug(f"same-as:{key_of(new.name)}")
    values = {"name": shown(new.name)}
    readings.append(Reading(NEW, another, figures_of_new))
    return OpenQuestion(id_, "same-as", columns, Message(text, values), tuple(readings))


def _figures(proposal: MappingProposal, profiled: FileProfile, keys: Collection[str]) -> Figures:
    """Return what the columns about touchpoints give: of one column its figures, of several those of each."""
    texts = {one.name: one.texts for one in profiled.columns}
    read = {one.name: coding for one in proposal.columns if one.touchpoint in keys and (coding := coding_of(one))}
    each = {name: figures(scores_of(texts[name], coding), coding) for name, coding in read.items()}
    if len(each) < 2:
        return dict(next(iter(each.values()), {}))
    return {"n": sum(int(str(one["n"])) for one in each.values()), "columns": each}


def _cells(proposal: MappingProposal, profiled: FileProfile) -> set[str]:
    """Return the texts that name touchpoints in a file with a row for each answer."""
    named = {one.name for one in proposal.of(ColumnRole.TOUCHPOINT)}
    return {folded(text) for one in profiled.columns if one.name in named for text in one.texts}


def _taken_for(proposal: MappingProposal, new: Touchpoint, key: str, known: Known, cells: set[str]) -> MappingProposal:
    """Return the proposal with the known touchpoint in place of the new one, whose name in cells means it, too."""
    columns = tuple(replace(one, touchpoint=key) if one.touchpoint == new.key else one for one in proposal.columns)
    touchpoints = [one for one in proposal.touchpoints if one.key != new.key]
    if folded(new.name) in cells:
        declared = next((one for one in touchpoints if one.key == key), known_touchpoint(key, known[key]))
        free = [name for name in ("name_sv", "name_nb", "name") if folded(getattr(declared, name)) not in cells]
        also: dict[str, Any] = {free[0]: new.name} if free else {}
        named = replace(declared, **also)
        touchpoints = [*(one for one in touchpoints if one.key != key), named]
    return replace(proposal, columns=columns, touchpoints=tuple(touchpoints))
