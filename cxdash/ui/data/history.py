"""What can be taken back: the last changes in their order, copies of the store, and a survey with its answers."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people.roles import Right
from cxdash.i18n.translator import Words
from cxdash.presenters.data import history as presenter
from cxdash.services import content as content_service
from cxdash.store import copies, database
from cxdash.store.people import forgetting
from cxdash.store.read import history
from cxdash.store.write import changes, removing, undoing
from cxdash.ui.components import confirm, draw, grid, notices
from cxdash.ui.shell import cache, controls
from cxdash.ui.shell.signing import who

MANY = 2
"""From how many on one can be chosen."""

MOST = 100_000
"""So many changes are downloaded, the last ones."""


def last_changes(words: Words) -> None:
    """Draw the last change with its button to undo it, and all last changes."""
    content = cache.ask(content_service.content)
    _undo(content.undoable, words)
    actor, kind = _wanted(words)
    rows = cache.ask(content_service.filtered, actor, kind) if actor or kind else content.changes
    grid.show(presenter.changes(rows, words, controls.zone()), words.gettext("Last changes"), words)
    if who.who().may(Right.HISTORY):
        st.download_button(
            words.gettext("Download every change, with values before and after"),
            partial(_every_change, cache.shown_store()),
            f"cxdash-changes-{controls.today()}.json",
            "application/json",
            key="download changes",
            on_click="ignore",
        )


def _wanted(words: Words) -> tuple[str, str]:
    """Draw whose changes and of which kind are listed, where there are several; return both, '' = all."""
    people, kinds = cache.ask(content_service.noted)
    called = {code: words.gettext(presenter.KINDS.get(code, code)) for code in kinds}
    with st.container(horizontal=True):
        actor = _one_of({name: name for name in people}, words.gettext("Who"), words.gettext("Everybody"), "actor")
        kind = _one_of(called, words.gettext("What happened"), words.gettext("Everything"), "kind of change")
    return actor, kind


def _one_of(names: dict[str, str], title: str, every: str, key: str) -> str:
    if len(names) < MANY:
        return ""
    called = {"": every, **names}
    return (
        st.selectbox(title, list(called), format_func=lambda code: draw.plain(called[code]), key=key, width=260) or ""
    )


def _every_change(engine: Any) -> str:
    with database.reading(engine) as connection:
        found = content_service.changes(connection, most=MOST)
    return json.dumps({"changes": presenter.record(found)}, ensure_ascii=False, indent=1)


def forget(words: Words) -> None:
    """Draw the field for a respondent and the button that has this one forgotten, for those who may."""
    if not who.who().may(Right.FORGET):
        return
    more = draw.more(words.gettext("Have a respondent forgotten"))
    if not more.open:
        return
    with more:
        named = st.text_input(words.gettext("Respondent, as in the file or in an export"), key="forgotten", width=420)
        sentences = [
            words.gettext("Comments of this respondent go; answers stay counted and are nobody's."),
            words.gettext("It cannot be undone, and what was changed before can no longer be undone either."),
            words.gettext("Copies that were made before still hold the name."),
        ]
        yes = words.gettext("Forget this respondent")
        if confirm.removal(words.gettext("Forget"), sentences, yes, "forget respondent") and named.strip():
            done = words.gettext("The respondent is forgotten.")
            _do(words, done, lambda: forgetting.forget(cache.shown_store(), who.who(), named.strip()))


def _undo(done: list[history.Done], words: Words) -> None:
    if not done or not who.who().may_change:
        return
    last = done[0]
    if not last.can_be_undone:
        draw.note(words.gettext("The last change can no longer be undone."))
        if copies.beside(cache.shown_store()):
            draw.note(words.gettext("Everything can be set back to an earlier copy, under Copies of everything below."))
        return
    st.subheader(words.gettext("Undo the last change"), anchor=False)
    draw.line(presenter.done(last, words, controls.zone()))
    sentences = [
        words.gettext("What the change added goes; what it changed or removed is again as it was before."),
        words.gettext("After that, the change before it can be undone."),
    ]
    yes = words.gettext("Undo this change")
    if confirm.removal(words.gettext("Undo"), sentences, yes, f"undo {last.number}"):
        said = words.gettext("Undone: {what}", what=presenter.change(last.noted, words))
        _do(words, said, lambda: undoing.undo(cache.shown_store(), who.who(), last.number))


def kept_copies(words: Words) -> None:
    """Draw the copies beside the store, and what restores one; say it where the store is too large for copies."""
    if not who.who().may(Right.RESTORE):
        return
    if copies.is_too_large(cache.shown_store()):
        draw.note(
            words.gettext("No copies are kept before changes, since the data takes more than 1 GB."),
            words.gettext("Have a backup made before large changes, with the command backup."),
        )
    found = {copy.file.name: copy for copy in copies.beside(cache.shown_store())}
    if not found:
        return
    more = draw.more(words.gettext("Copies of everything"))
    if not more.open:
        return
    with more:
        draw.note(
            words.gettext("Before every import and other large change, a copy of everything is kept beside the data."),
            words.gettext("The last ten are kept, at most 1 GB."),
        )
        names = {name: presenter.copy(copy, words, controls.zone()) for name, copy in found.items()}
        chosen = st.selectbox(
            words.gettext("Copy"), list(names), format_func=names.__getitem__, key="copy chosen", width=420
        )
        sentences = [
            words.gettext("Everything becomes what it was then: {copy}.", copy=names[chosen]),
            words.gettext("What is here now is kept as a copy, too."),
        ]
        yes = words.gettext("Restore this copy")
        if confirm.removal(words.gettext("Restore"), sentences, yes, "restore copy"):
            done = words.gettext("Restored: {copy}.", copy=names[chosen])
            _do(words, done, lambda: copies.restore(cache.shown_store(), found[chosen].file, who.who()))


def remove_survey(words: Words) -> None:
    """Draw the choice of a survey and the button that removes it with what hangs on it, counted first."""
    if not who.allowed(Right.DATA, words):
        return
    held = cache.ask(content_service.content).surveys.set_index("survey")
    names = {key: words.name(row) for key, row in held.to_dict("index").items()}
    chosen = st.selectbox(
        words.gettext("Survey"), list(names), format_func=names.__getitem__, key="survey to remove", width=340
    )
    with database.reading(cache.shown_store()) as connection:
        counted = presenter.with_it(removing.with_survey(connection, chosen)._asdict(), words)
    sentences = [
        words.gettext("With {survey} go {answers} and {comments}.", survey=names[chosen], **counted),
        words.gettext("Its touchpoints stay. You can undo this under Last changes."),
    ]
    yes = words.gettext("Remove the survey")
    if confirm.removal(words.gettext("Remove"), sentences, yes, "remove survey"):
        _do(words, words.gettext("{survey} is removed.", survey=names[chosen]), lambda: _remove(chosen))


def _remove(key: str) -> None:
    with changes.writing(cache.shown_store(), who.who(), before="removal") as change:
        removing.remove_survey(change, key)


def _do(words: Words, done: str, what: Callable[[], Any]) -> None:
    """Write to the store; leave a notice for the next run: *done*, or why it is refused."""
    try:
        what()
    except ImportRefused as refused:
        notices.later(notices.REFUSED, *(words.sentence(fault) for fault in refused.faults))
        st.rerun()
    notices.later(notices.DONE, done)
    st.rerun()
