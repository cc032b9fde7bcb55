"""Customer records loaded from the page: columns proposed by their names, corrected, looked at, then taken in."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

import streamlit as st

from cxdash.domain.messages import ImportRefused, Message
from cxdash.exchange import isolated
from cxdash.exchange.company.validation import Checked
from cxdash.exchange.customers.columns import CustomerList, look
from cxdash.exchange.customers.mapping import TENURES
from cxdash.exchange.customers.reader import RECORDS
from cxdash.exchange.lists.currencies import own_currency
from cxdash.exchange.survey.mapping_kinds import DAY
from cxdash.i18n.translator import Words
from cxdash.measures.economics.records import summary
from cxdash.presenters.data import labels, list_proposal
from cxdash.services import content as content_service
from cxdash.services import customer_records
from cxdash.store import database
from cxdash.store.read import tables as store_tables
from cxdash.store.write.differences import Plan
from cxdash.ui.components import draw, notices
from cxdash.ui.components.links import link
from cxdash.ui.data import questions, uploads
from cxdash.ui.shell import cache, controls
from cxdash.ui.shell.signing import who

ASKED = (
    "customer",
    "started",
    "ended",
    *TENURES,
    "churned",
    "monthly_revenue",
    "yearly_revenue",
    "interval",
    "segment",
    "acquisition_cost",
    "retention_cost",
)
COLUMNS = {column.name: column for column in RECORDS.columns}
OFFERED, READ = "customer list", "customer list as read"


@dataclass(frozen=True)
class Read:
    """A list as read by its mapping, and what it would change; or why it is refused."""

    found: Checked | None = None
    plan: Plan | None = None
    faults: tuple[Message, ...] = ()


def load(file: Any, words: Words) -> None:
    """Ask what a list of customers leaves open, let its columns be corrected, show what it gives, and take it in."""
    place = f"records {file.file_id}"
    try:
        with st.spinner(words.gettext("Reading …")):
            answers, all_answered = questions.answer(lambda given: _offered(file, given).questions, words, place)
            offered = _offered(file, answers)
    except ImportRefused as refused:
        _refuse(refused.faults, words)
        return
    columns, as_of = _choose(offered, f"{file.file_id} {sorted(answers.items())}", words)
    if not all_answered:
        draw.note(words.gettext("Answer the questions above, and you will see here what the file gives."))
        return
    if wrong := _wrong(columns, as_of, words):
        notices.box(notices.REFUSED, [words.gettext("As it is chosen now, the file cannot be read:"), *wrong])
        return
    mapping = offered.mapping(columns, as_of)
    read = _read(file, mapping, words)
    if read.found is None or read.plan is None:
        _refuse(read.faults, words)
        return
    _tell(read.found, read.plan, words)
    with st.container(horizontal=True):
        wanted = read.plan and st.button(words.gettext("Import"), key="take records", type="primary")
        name = f"{PurePath(file.name).stem}.toml"
        hint = words.gettext("For the command line, which reads the next such list by it.")
        st.download_button(
            words.gettext("Save these choices as a file"),
            mapping,
            name,
            key="download mapping",
            on_click="ignore",
            help=hint,
        )
    if wanted:
        _take(read.found, words)
    uploads.show_lists(read.plan, words)


def _kept(place: str, about: tuple[Any, ...], make: Callable[[], Any]) -> Any:
    """Return what was made at an earlier run, where it was about the same; else make it."""
    kept = st.session_state.get(place)
    if kept is None or kept[0] != about:
        kept = st.session_state[place] = (about, make())
    return kept[1]


def _offered(file: Any, answers: dict[str, str]) -> CustomerList:
    """Return what is proposed for the file with these answers, once for each file; raises ImportRefused."""
    found: dict[Any, CustomerList] = _kept(OFFERED, (file.file_id,), dict)
    with database.reading(cache.own_store()) as connection:
        currency = own_currency(store_tables.known(connection))
    key = (currency, tuple(sorted(answers.items())))
    if key not in found:
        found[key] = isolated.run(look, file.getvalue(), file.name, answers, currency)
    return found[key]


def _refuse(faults: Any, words: Words) -> None:
    said = [words.sentence(fault) for fault in faults]
    notices.box(notices.REFUSED, [words.gettext("The file was not imported:"), *said])


def _choose(offered: CustomerList, file: str, words: Words) -> tuple[dict[str, str], str]:
    """Let the reader correct what is proposed; return the file's columns by our names, and the day of the list."""
    st.subheader(words.gettext("What each column is"), anchor=False)
    absent, chosen = words.gettext("not in the file"), {}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        unit = next((one for one in TENURES if one in offered.proposed), "tenure_months")
        for ours in (one for one in ASKED if one == unit or one not in TENURES):
            options = ["", *offered.names]
            chosen[ours] = st.selectbox(
                _label(ours, words),
                options,
                options.index(offered.proposed.get(ours, "")),
                format_func=lambda name: name or absent,
                key=f"column {ours} {file}",
                width=260,
                help=words.gettext(COLUMNS[ours].note) if ours in COLUMNS else None,
            )
        hint = words.gettext("With it, months as a customer become dates, and what is counted goes by month.")
        title = words.gettext("Day of the list, as 2026-05-31")
        as_of = st.text_input(title, key=f"day of {file}", width=260, help=hint)
    return {ours: theirs for ours, theirs in chosen.items() if theirs}, as_of.strip()


def _label(ours: str, words: Words) -> str:
    if ours in COLUMNS:
        return labels.column(COLUMNS[ours], words)
    return labels.headed(words.gettext(list_proposal.ROLES[ours]))


def _wrong(columns: dict[str, str], as_of: str, words: Words) -> list[str]:
    """Say what is still to be chosen, or chosen twice."""
    said = []
    if "customer" not in columns:
        said.append(words.gettext("Choose the column that tells the customers apart, such as their number."))
    if "started" not in columns and not ("churned" in columns and set(TENURES) & set(columns)):
        said.append(
            words.gettext(
                "Choose the column with the first day, or both those with months as a customer and who has left."
            )
        )
    for theirs in dict.fromkeys(columns.values()):
        both = [_label(ours, words) for ours, name in columns.items() if name == theirs]
        if len(both) > 1:
            said.append(
                words.gettext("{column} is chosen more than once: {parts}.", column=theirs, parts=words.list(both))
            )
    if as_of and DAY.read(as_of) is None:
        said.append(words.gettext('Write the day of the list as 2026-05-31; "{value}" is not read.', value=as_of))
    return said


def _read(file: Any, mapping: str, words: Words) -> Read:
    """Return the list as read, from the last run where neither it nor the store has changed since."""
    own = cache.own_store()
    with database.reading(own) as connection:
        about = (file.file_id, mapping, str(own.url), tuple(database.versions(connection).items()))

    def make() -> Read:
        try:
            found = customer_records.read(own, file.getvalue(), file.name, mapping, controls.today())
            plan, _ = customer_records.take_in(own, found, who=who.who(), dry_run=True)
        except ImportRefused as refused:
            return Read(faults=tuple(refused.faults))
        return Read(found, plan)

    with st.spinner(words.gettext("Reading …")):
        read: Read = _kept(READ, about, make)
    return read


def _tell(found: Checked, plan: Plan, words: Words) -> None:
    """Say what the list gives: customers, how many have left, what they pay; and what it would change."""
    st.subheader(words.gettext("What it gives"), anchor=False)
    seen = summary(found.tables[RECORDS.name])
    parts = [
        words.ngettext("{count} customer", "{count} customers", seen.customers),
        words.ngettext("{count} has left", "{count} have left", seen.left),
        words.gettext("revenue a month from each, on average: {amount}", amount=words.number(seen.monthly_revenue, 2)),
    ]
    draw.strong(" · ".join(parts if seen.monthly_revenue is not None else parts[:2]))
    draw.notes([words.sentence(note) for note in found.notes])
    uploads.show_plan(plan, words)


def _take(found: Checked, words: Words) -> None:
    own, actor = cache.own_store(), who.who()
    try:
        with uploads.writing(uploads.rows(found.tables), words) as written:
            plan, differing = customer_records.take_in(own, found, who=actor, progress=written)
    except ImportRefused as refused:
        _refuse(refused.faults, words)
        return
    uploads.taken_in(words.gettext("The customer list is in."), plan, words)
    if differing:
        notices.later(notices.WARNING, *(words.sentence(one) for one in differing))
    st.session_state.pop(READ)
    st.rerun()


def to_figures(words: Words) -> None:
    """Lead to what customer records show, once there are any."""
    held = cache.ask(content_service.content).sheets
    if held.loc[held["sheet"] == RECORDS.name, "rows"].sum():
        link("economics", words.gettext("See what the customer list shows"))
