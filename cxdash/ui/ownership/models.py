"""Try another model: correct a proposal, compare it with today, keep it, adopt it, undo an adoption."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from cxdash.charts.ownership import matrix as charts
from cxdash.domain import findings
from cxdash.domain.messages import gettext_noop
from cxdash.domain.ownership import LETTER_NAMES, Cell, Cells
from cxdash.domain.people.roles import Right
from cxdash.domain.plain import rows_of
from cxdash.domain.tables import OwnershipTables, placed
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.ownership.figures import Ownership
from cxdash.measures.ownership.proposals import adoption
from cxdash.measures.ownership.proposals import models as proposals
from cxdash.measures.ownership.proposals.adoption import Comparison
from cxdash.measures.ownership.proposals.models import Proposal
from cxdash.presenters.cells import names
from cxdash.presenters.data import labels
from cxdash.presenters.ownership import proposals as presenter
from cxdash.presenters.ownership import screen
from cxdash.services import ownership
from cxdash.store.write import adoptions, changes
from cxdash.store.write import proposals as proposal_store
from cxdash.ui.components import confirm, draw, grid, pictures
from cxdash.ui.decide import form
from cxdash.ui.shell import cache, controls
from cxdash.ui.shell.signing import who
from cxdash.ui.shell.writing import from_day, write

KEPT = "~"
"""The first character of URL parameter *model* where it names a kept proposal."""

MOST_COMPARED = 4


class Filled(NamedTuple):
    """A proposal: name, model, the rule behind it, its cells, who reports to whom, what it lacks; its kept row."""

    name: str
    model: str
    rule: str
    cells: Cells
    reports_to: Mapping[str, str]
    missing: list[str]
    kept: Mapping[str, Any] | None = None


def try_another(view: View, on: date, words: Words) -> None:
    """Draw the choice of a model, its proposal to correct, what that changes, and the buttons to keep or adopt it."""
    tables, today = cache.ask(ownership.tables, view.journey), cache.ask(ownership.figures, view, on)
    kept = cache.ask(ownership.kept_proposals)
    voted = proposals.one_owner(st.session_state["model"], tables, on)
    filled = _filled(_chosen(kept, voted, words), voted, tables, kept, on, words)
    draw.line(filled.rule)
    draw.note(*filled.missing, words.gettext("Changing the owner earns nothing by itself."))
    cells = _corrected(filled, tables, on, words)
    after = cache.ask(ownership.proposed, view, on, *ownership.as_arguments(cells, filled.reports_to))
    comparison = adoption.compare(today, after)
    draw.strong(presenter.what_changes(comparison, words))
    draw.note(*presenter.too_much(comparison, tables, words))
    shown = screen.present(adoption.tables_after(tables, cells, filled.reports_to, on), after, "", words)
    pictures.show(
        charts.matrix,
        words,
        shown.sentence,
        shown.picture,
        shown.statuses,
        row_height=charts.ROW_HEIGHT,
        above=charts.PHONE_HEAD if pictures.on_a_phone() else charts.HEAD_HEIGHT,
        key="proposal",
    )
    left, right = st.columns(2, gap="large")
    with left:
        grid.show(
            presenter.comparison_table({words.gettext("The proposal"): comparison}, words),
            words.gettext("Today and the proposal"),
            words,
        )
        _findings(comparison, words)
    with right:
        grid.show(presenter.load_table(comparison, tables, words), words.gettext("Stages by role"), words)
        draw.note(
            words.gettext("That people work together does not come from the choice of model; it should hold in any.")
        )
    _keep(filled, cells, tables, view, on, words)
    _compare_kept(kept, tables, today, view, on, words)


def announce(view: View, on: date, words: Words) -> None:
    """Say above the page's picture that a change of owner is filled in below, where the link asks for one."""
    if st.session_state["part"] != "model":
        return
    voted = proposals.one_owner(st.session_state["model"], cache.ask(ownership.tables, view.journey), on)
    if voted:
        template = gettext_noop("Filled in below under “Other models”: {proposal}. There you save, decide or adopt it.")
        draw.line(words.gettext(template, proposal=words.sentence(voted.name)))


def _chosen(kept: pd.DataFrame, voted: Proposal | None, words: Words) -> str:
    """Draw the choice among the models, the kept proposals, and the change of owner that the link asks for."""
    offered = {st.session_state["model"]: words.sentence(voted.name)} if voted else {}
    offered |= {model: words.gettext(one.name) for model, one in proposals.MODELS.items()}
    offered |= {f"{KEPT}{row['key']}": row["name"] for row in rows_of(kept)}
    return controls.choose("model", words.gettext("Model"), list(offered), offered.__getitem__, width=480)


def _filled(
    chosen: str, voted: Proposal | None, tables: OwnershipTables, kept: pd.DataFrame, on: date, words: Words
) -> Filled:
    """Return the proposal of a model, a kept one, or the change of owner that is asked for."""
    if voted and chosen not in proposals.MODELS and not chosen.startswith(KEPT):
        return Filled(words.sentence(voted.name), voted.model, words.sentence(voted.rule), voted.cells, {}, [])
    key = chosen.removeprefix(KEPT)
    rows = {row["key"]: row for row in rows_of(kept)}
    row = rows.get(key) if chosen.startswith(KEPT) else None
    model = row["model"] if row else chosen
    made = proposals.propose(model if model in proposals.MODELS else proposals.DEFAULT, tables, on)
    missing = [words.sentence(one) for one in made.missing]
    name = row["name"] if row else words.sentence(made.name)
    cells = frozenset(cache.ask(ownership.kept_cells, key)) if row else made.cells
    if model == proposals.ONE_OWNER:
        return Filled(name, model, words.gettext(proposals.ONE_RULE), cells, {}, [], row)
    return Filled(name, model, words.sentence(made.rule), cells, made.reports_to, missing, row)


def _corrected(filled: Filled, tables: OwnershipTables, on: date, words: Words) -> Cells:
    """Draw the editor of a proposal's cells; return them as corrected."""
    roles, stages = names(tables.roles, words), names(placed(tables.stages), words)
    table = presenter.proposal_table(filled.cells, stages, words.gettext("The whole journey"))
    config: dict[str, Any] = {
        "key": None,
        "stage": st.column_config.TextColumn(words.gettext("Stage"), disabled=True, pinned=True),
    }
    for letter in presenter.EDITED:
        label = labels.headed(words.gettext(LETTER_NAMES[letter]))
        config[str(letter)] = st.column_config.MultiselectColumn(
            label, options=list(roles), format_func=roles.__getitem__
        )
    place = f"proposal {filled.name} {on} {words.language} {st.session_state.get(TURN, 0)}"
    with draw.more(words.gettext("Correct the proposal cell by cell")):
        edited = st.data_editor(
            table, hide_index=True, column_config=config, key=place, alt=words.gettext("The proposal, to be corrected")
        )
        if presenter.cells_of(edited, filled.cells) != filled.cells and st.button(
            words.gettext("Discard"), key="discard proposal"
        ):
            st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
            st.rerun()
    return presenter.cells_of(edited, filled.cells)


TURN = "turn of the proposal"
"""The session's count of discarded corrections: an editor under another key forgets what was typed."""


def _findings(comparison: Comparison, words: Words) -> None:
    for title, found in (
        (words.gettext("Settled by it"), comparison.gone),
        (words.gettext("New to settle"), comparison.new),
        (words.gettext("Still to settle, now with an owner"), comparison.now_owned),
        (words.gettext("Still to settle, with another owner"), comparison.handed_on),
    ):
        if found:
            draw.line(title)
            draw.note(*(words.sentence(one.sentence) for one in found if isinstance(one, findings.Finding)))


def _keep(filled: Filled, cells: Cells, tables: OwnershipTables, view: View, on: date, words: Words) -> None:
    """Draw the buttons that keep the proposal under a name, adopt it from a day, or delete it."""
    if filled.kept:
        reason = words.gettext("To adopt the proposal “{name}”.", name=filled.name)
        form.button(reason, words, key="proposal", proposal=str(filled.kept["key"]))
    if not who.allowed(Right.SCENARIOS, words):
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        label, width = words.gettext("Name of the proposal"), pictures.pixels(480)
        name = st.text_input(label, filled.name, key=f"name {filled.name}", width=width)
        if st.button(words.gettext("Save the proposal"), key="keep proposal"):
            limited = adoption.with_limits(cells, tables.assignments, on)
            write(words, words.gettext("The proposal is kept."), _kept, name, filled.model, limited, view)
        with st.popover(words.gettext("Adopt the proposal")):
            _adopt(filled, cells, tables, view, words)
        if filled.kept:
            sentences = [words.gettext("{name} goes. You can undo this under Data, Last changes.", name=filled.name)]
            asked = words.gettext("Delete the proposal")
            if confirm.removal(asked, sentences, words.gettext("Delete"), "delete proposal"):
                write(words, words.gettext("The proposal is deleted."), _deleted, str(filled.kept["key"]))


def _adopt(filled: Filled, cells: Cells, tables: OwnershipTables, view: View, words: Words) -> None:
    """Draw the day of adoption and the button that confirms it."""
    draw.line(words.gettext("From that day on this is who answers; what held before stays in the history."))
    if filled.reports_to:
        draw.note(
            words.gettext("Who reports to whom is not changed by this: change it under Data, in the table of roles.")
        )
    day = from_day("adopt from", words)
    if day and st.button(words.gettext("Adopt"), key="adopt proposal", type="primary"):
        decided = adoption.changes(tables.assignments, cells, day)
        key, version = (str(filled.kept["key"]), int(filled.kept["version"])) if filled.kept else ("", 0)
        done = words.gettext("Adopted from {day}. It can be undone under History.", day=words.day(day))
        write(words, done, _adopted, decided, day, tables.assignments, view.journey, key, version, before="adoption")


def undo_adoption(words: Words) -> None:
    """Draw the last adoption that is not undone, with a button to undo it."""
    adopted = [row for row in rows_of(cache.ask(ownership.adoptions)) if not row["undone"]]
    if not adopted or not who.who().may(Right.DATA):
        return
    last = adopted[-1]
    with st.container(horizontal=True, vertical_alignment="center"):
        draw.note(
            words.gettext("Last adopted: from {day}, by {actor}.", day=words.day(last["on"]), actor=last["actor"])
        )
        if st.button(words.gettext("Undo it"), key="undo adoption"):
            write(words, words.gettext("Undone: everything is as it was before."), adoptions.undo, int(last["number"]))


def _compare_kept(
    kept: pd.DataFrame, tables: OwnershipTables, today: Ownership, view: View, on: date, words: Words
) -> None:
    """Draw up to four kept proposals side by side."""
    if len(kept) < 2:
        return
    compared = {}
    for row in rows_of(kept)[-MOST_COMPARED:]:
        cells = frozenset(cache.ask(ownership.kept_cells, row["key"]))
        reports_to = proposals.propose(row["model"], tables, on).reports_to if row["model"] in proposals.MODELS else {}
        proposed = cache.ask(ownership.proposed, view, on, *ownership.as_arguments(cells, reports_to))
        compared[row["name"]] = adoption.compare(today, proposed)
    title = words.gettext("The proposals that are kept, side by side")
    draw.line(title)
    grid.show(presenter.comparison_table(compared, words), title, words)


def _kept(change: changes.Change, name: str, model: str, limited: Mapping[Cell, str], view: View) -> None:
    key = proposal_store.keep(change, name, model, limited, on_journey=view.journey)
    st.session_state["model"] = f"{KEPT}{key}"


def _deleted(change: changes.Change, key: str) -> None:
    proposal_store.discard(change, key)
    st.session_state["model"] = ""


def _adopted(
    change: changes.Change, decided: Any, day: date, seen: pd.DataFrame, journey: str, key: str, version: int
) -> None:
    adoptions.adopt(change, decided, day, seen=seen, journey=journey, key=key, version=version)
