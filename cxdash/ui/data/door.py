"""One door for files: whatever is dropped is recognised, and the step that fits it follows."""

from typing import Any

import streamlit as st

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people.roles import Right
from cxdash.exchange import isolated
from cxdash.exchange.door.kinds import NAMES, Kind
from cxdash.exchange.door.recognition import Recognised, recognise
from cxdash.i18n.translator import Words
from cxdash.presenters.data import labels
from cxdash.ui.components import draw, notices
from cxdash.ui.data import exports, lists, records, survey_wizard, uploads
from cxdash.ui.shell.signing import who

KINDS = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "txt", "tsv", "tab", "sav", "zip", "gz"]
RECOGNISED = "file as recognised"


def load(words: Words) -> None:
    """Let the reader drop a file of any kind, say what it was taken for, and go through its step."""
    if not who.allowed(Right.DATA, words):
        return
    draw.note(
        words.gettext("Drop your file. We suggest what it is and what each column means, and you correct it."),
        words.gettext("Nothing is imported before you have seen what it would change."),
    )
    for counter in (uploads.LOADED, survey_wizard.LOADED):
        st.session_state.setdefault(counter, 0)
    file = st.file_uploader(
        words.gettext("A workbook, a survey, a list of customers, of paths or of spending, of who answers for what …"),
        KINDS,
        key=f"file {st.session_state[uploads.LOADED]}",
    )
    if file is None:
        _to_figures(words)
        _begin(words)
        return
    found = _recognised(file, words)
    kind = _choose(found, file.file_id, words) if found else None
    if kind is not None:
        _step(file, kind, words)


def _begin(words: Words) -> None:
    """Offer the empty workbook, as long as no file is chosen."""
    draw.note(
        words.gettext("Nothing to load yet? Fill in the empty workbook."),
        words.gettext("The least that is useful: stages, roles, and who answers for what."),
    )
    exports.template(words)


def _recognised(file: Any, words: Words) -> Recognised | None:
    """Return what the file was taken for, once for each file; where it cannot be read, say why."""
    kept = st.session_state.get(RECOGNISED)
    if kept is None or kept[0] != file.file_id:
        with st.spinner(words.gettext("Reading …")):
            try:
                kept = (file.file_id, isolated.run(recognise, file.getvalue(), file.name))
            except ImportRefused as refused:
                said = [words.sentence(fault) for fault in refused.faults]
                notices.box(notices.REFUSED, [words.gettext("The file was not imported:"), *said])
                return None
        st.session_state[RECOGNISED] = kept
    found: Recognised = kept[1]
    return found


def _choose(found: Recognised, file: str, words: Words) -> Kind | None:
    """Say what the file was taken for and why, and let the reader say that it is something else."""
    draw.note(words.sentence(found.why))
    names = {kind: labels.headed(words.gettext(name)) for kind, name in NAMES.items()}
    kinds = [found.kind, *found.others] + [kind for kind in names if kind not in (found.kind, *found.others)]
    if found.others:
        draw.note(words.gettext("It may be one of several things; choose what it is."))
    return st.selectbox(
        words.gettext("What the file is"),
        kinds,
        None if found.others else 0,
        format_func=names.__getitem__,
        placeholder=words.gettext("Choose what it is"),
        key=f"kind of {file}",
        width=420,
    )


def _step(file: Any, kind: Kind, words: Words) -> None:
    if kind is Kind.WORKBOOK:
        uploads.workbook(file, words)
    elif kind is Kind.SURVEY:
        survey_wizard.survey(words, file.getvalue(), file.name)
    elif kind is Kind.CUSTOMERS:
        records.load(file, words)
    else:
        lists.load(file, kind, words)


def _to_figures(words: Words) -> None:
    """Lead to what surveys and customer records show, once there are any."""
    with st.container(horizontal=True):
        survey_wizard.to_figures(words)
        records.to_figures(words)
