"""Load a survey from the page: its columns proposed, corrected, previewed, then imported."""

from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd
import streamlit as st

from cxdash.domain.keys import key_of
from cxdash.domain.messages import ImportRefused
from cxdash.domain.scales import MEASURE_NAMES, Measure
from cxdash.domain.surveys import Wave
from cxdash.exchange import isolated
from cxdash.exchange.suggest import mapping_editor
from cxdash.exchange.suggest.mapping_editor import Journey
from cxdash.exchange.suggest.propose import MappingProposal, propose
from cxdash.exchange.survey.column_roles import ROLE_NAMES, ColumnRole
from cxdash.exchange.survey.mapping import read_mapping
from cxdash.exchange.survey.mapping_text import write_mapping
from cxdash.exchange.survey.reader import read_survey
from cxdash.i18n.translator import Words
from cxdash.presenters.data import survey_preview
from cxdash.services import satisfaction
from cxdash.store import database
from cxdash.store.read import tables as store_tables
from cxdash.store.write import answers
from cxdash.ui.components import draw, notices
from cxdash.ui.components.links import link
from cxdash.ui.data import editing, uploads
from cxdash.ui.shell import cache

KINDS = ["csv", "txt", "tsv", "tab", "xlsx", "xlsm", "zip", "gz"]
PLACE = "survey being described"
LOADED = "surveys loaded"


@dataclass
class Described:
    """A file with what is proposed for it: the tables the editors begin with, and what the last mapping read.

    *about*: the file and the language, which all of it depends on.
    """

    about: tuple[str, str]
    content: bytes
    proposal: MappingProposal
    journey: Journey
    surveys: dict[str, str]
    columns: pd.DataFrame
    places: pd.DataFrame
    read: dict[str, Wave] = field(default_factory=dict)


def survey(words: Words) -> None:
    """Let the reader choose a survey export, correct what is proposed for it, look at what it gives, and take it in."""
    draw.note(
        words.gettext(
            "Choose the file your survey tool gave you. What each column is, is proposed; correct what is wrong."
        ),
        words.gettext("A file of the same survey next month needs no correcting: what you choose here is kept."),
    )
    st.session_state.setdefault(LOADED, 0)
    file = st.file_uploader(words.gettext("A survey export"), KINDS, key=f"survey {st.session_state[LOADED]}")
    if file is None:
        return
    described = _described(file, words)
    if described is None:
        return
    notices.box(notices.WARNING, [words.sentence(fault) for fault in described.proposal.faults])
    draw.note(*(words.sentence(note) for note in described.proposal.notes))
    if described.proposal.kept:
        notices.box(notices.DONE, [words.gettext("This file was read before; everything is chosen as it was then.")])
    choice, replaces = _choose(described, words)
    read = _read(described, choice, words)
    if read is None:
        return
    _preview(read, words)
    if st.button(words.gettext("Take it in"), key="take survey", type="primary"):
        _take(read, replaces, words)


def _described(file: Any, words: Words) -> Described | None:
    """Return what is proposed for the file; where it cannot be read, say why."""
    kept: Described | None = st.session_state.get(PLACE)
    about = (file.file_id, words.language)
    if kept is not None and kept.about == about:
        return kept
    with st.spinner(words.gettext("Reading …")):
        try:
            described = _look(file.getvalue(), file.name, about, words)
        except ImportRefused as refused:
            faults = [words.sentence(fault) for fault in refused.faults]
            notices.box(notices.REFUSED, [words.gettext("The file was not taken in:"), *faults])
            return None
    st.session_state[PLACE] = described
    return described


def _look(content: bytes, name: str, about: tuple[str, str], words: Words) -> Described:
    with database.reading(cache.own_store()) as connection:
        known = store_tables.known(connection)
    held = known["surveys"]
    earlier = [str(row["mapping"]) for row in reversed(list(held.values())) if row["mapping"]]
    proposal = isolated.run(propose, content, name, known=known["touchpoints"], kept=earlier, surveys=held)
    journey = Journey(
        touchpoints={key: words.name(row) for key, row in known["touchpoints"].items()},
        stages={key: words.name(row) for key, row in known["stages"].items()},
        stage_of={key: row["stage"] for key, row in known["touchpoints"].items()},
        language=words.language,
    )
    tables = mapping_editor.columns_table(proposal, journey), mapping_editor.places_table(proposal, journey)
    return Described(about, content, proposal, journey, {key: words.name(row) for key, row in held.items()}, *tables)


def _choose(described: Described, words: Words) -> tuple[MappingProposal, str]:
    """Let the reader correct what is proposed; return it, and the survey the file corrects."""
    proposal = described.proposal
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(words.gettext("Name of the survey"), proposal.name, key=_key("name", described), width=300)
        corrected = {"": words.gettext("No earlier survey"), **described.surveys}
        replaces = st.selectbox(
            words.gettext("Survey that the file corrects"),
            list(corrected),
            format_func=corrected.__getitem__,
            key=_key("corrects", described),
            width=260,
        )
    st.subheader(words.gettext("What each column is"), anchor=False)
    columns = _columns_editor(described, words)
    places = _places_editor(described, words)
    choice = mapping_editor.corrected(proposal, columns, places, described.journey)
    choice = replace(choice, name=name.strip() or proposal.name, survey=_survey_key(name, replaces, described))
    choice = _with_day(choice, described, words)
    choice = _with_measure(choice, described, words)
    _say_what_is_new(choice, described, words)
    texts = mapping_editor.texts_table(choice, proposal)
    return (
        mapping_editor.with_texts(choice, _texts_editor(texts, described, words)) if len(texts) else choice
    ), replaces


def _survey_key(name: str, replaces: str, described: Described) -> str:
    if replaces:
        return replaces
    given = name.strip()
    return key_of(given, described.surveys) if given and given != described.proposal.name else described.proposal.survey


def _columns_editor(described: Described, words: Words) -> pd.DataFrame:
    text, names = st.column_config.TextColumn, {role.value: words.gettext(said) for role, said in ROLE_NAMES.items()}
    return st.data_editor(
        described.columns,
        hide_index=True,
        column_config={
            "column": text(words.gettext("Column"), disabled=True, pinned=True, width=260),
            "samples": text(words.gettext("For example"), disabled=True, width=200),
            "role": editing.choice({"label": words.gettext("What it is")}, names),
            "touchpoint": text(
                words.gettext("Touchpoint"),
                help=words.gettext("What the question is about; blank for the whole relationship."),
            ),
            "stage": text(
                words.gettext("Stage"), width=150, help=words.gettext("Where in the journey a new touchpoint belongs.")
            ),
            "missing": text(
                words.gettext("No answer"),
                help=words.gettext("Codes and texts that are no answer, with ; between them."),
            ),
        },
        placeholder="",
        height=min(37 + 35 * len(described.columns), 460),
        key=_key("columns", described),
        alt=words.gettext("What each column is"),
    )


def _places_editor(described: Described, words: Words) -> pd.DataFrame:
    if not len(described.places):
        return described.places
    text = st.column_config.TextColumn
    draw.note(words.gettext("The file names these new touchpoints; say in which stage of the journey each belongs."))
    config = {
        "touchpoint": text(words.gettext("Touchpoint"), disabled=True),
        "stage": text(words.gettext("Stage")),
    }
    title, place = words.gettext("Stages of new touchpoints"), _key("places", described)
    return st.data_editor(described.places, hide_index=True, column_config=config, placeholder="", key=place, alt=title)


def _texts_editor(texts: pd.DataFrame, described: Described, words: Words) -> pd.DataFrame:
    st.subheader(words.gettext("What the texts stand for"), anchor=False)
    draw.note(words.gettext("Give each text its score; a text without one counts as no answer."))
    config = {
        "column": st.column_config.TextColumn(words.gettext("Column"), disabled=True),
        "text": st.column_config.TextColumn(words.gettext("Text"), disabled=True),
        "score": st.column_config.NumberColumn(words.gettext("Score"), min_value=0, max_value=10, step=1),
    }
    place = _key(f"texts {hash(tuple(zip(texts['column'], texts['text'], strict=True)))}", described)
    title = words.gettext("What the texts stand for")
    return st.data_editor(texts, hide_index=True, column_config=config, placeholder="", key=place, alt=title)


def _say_what_is_new(choice: MappingProposal, described: Described, words: Words) -> None:
    """Name the touchpoints that would be made, so that one that is only misspelt is seen."""
    asked = {one.touchpoint for one in choice.questions} | {choice.touchpoint}
    named = choice.touchpoints if choice.is_long else [one for one in choice.touchpoints if one.key in asked]
    new = [one.name for one in named if one.key not in described.journey.touchpoints]
    if new:
        draw.note(words.gettext("New touchpoints that will be made: {touchpoints}.", touchpoints=words.list(new)))
    if described.journey.touchpoints:
        known = words.list(described.journey.touchpoints.values())
        draw.note(words.gettext("Touchpoints there are already: {touchpoints}.", touchpoints=known))


def _with_day(choice: MappingProposal, described: Described, words: Words) -> MappingProposal:
    """Ask for one day for all answers where no column says it."""
    if choice.of(ColumnRole.DATE):
        return choice
    day = st.text_input(
        words.gettext("Day of all answers, as 2026-05-31"), choice.day, key=_key("day", described), width=260
    )
    return replace(choice, day=day.strip())


def _with_measure(choice: MappingProposal, described: Described, words: Words) -> MappingProposal:
    """Ask what is asked where a file with a row for each answer does not say it."""
    if not choice.is_long or choice.of(ColumnRole.QUESTION):
        return choice
    names = {measure.value: words.gettext(name) for measure, name in MEASURE_NAMES.items()}
    at = list(names).index(choice.measure.value) if choice.measure else 0
    picked = st.selectbox(
        words.gettext("What the scores answer"),
        list(names),
        at,
        names.__getitem__,
        key=_key("measure", described),
        width=260,
    )
    return replace(choice, measure=Measure(picked))


def _read(described: Described, choice: MappingProposal, words: Words) -> Wave | None:
    """Read the file as chosen, once for each choice; where it does not fit, say everything that is wrong."""
    try:
        mapping = write_mapping(choice)
        if mapping not in described.read:
            with st.spinner(words.gettext("Reading …")):
                file = described.proposal.file
                described.read = {mapping: isolated.run(read_survey, described.content, file, read_mapping(mapping))}
    except ImportRefused as refused:
        faults = [words.sentence(fault) for fault in refused.faults]
        notices.box(notices.REFUSED, [words.gettext("As it is chosen now, the file cannot be read:"), *faults])
        return None
    return described.read[mapping]


def _preview(read: Wave, words: Words) -> None:
    """Draw what each question would bring: answers, what is no answer, the mean."""
    with database.reading(cache.own_store()) as connection:
        known = store_tables.known(connection)["touchpoints"]
    preview = survey_preview.present(read, known, words)
    st.subheader(words.gettext("What it gives"), anchor=False)
    draw.table(preview.questions, words.gettext("What it gives"))
    draw.note(*preview.notes)


def _take(read: Wave, replaces: str, words: Words) -> None:
    written = uploads.progress(len(read.answers), words)
    try:
        done = answers.load(cache.own_store(), read, actor=cache.actor(), replaces=replaces, progress=written)
    except ImportRefused as refused:
        notices.box(notices.REFUSED, [words.sentence(fault) for fault in refused.faults])
        return
    added, same = words.number(done.added), words.number(done.unchanged)
    summary = words.gettext(
        "The survey {name} is in: {added} answers added, {same} were there already.",
        name=read.name,
        added=added,
        same=same,
    )
    uploads.taken_in([summary])
    st.session_state.pop(PLACE)
    st.session_state[LOADED] += 1
    st.rerun()


def to_figures(words: Words) -> None:
    """Lead to what the answers show, once there are any."""
    if cache.ask(satisfaction.choices)["months"]:
        link("satisfaction", words.gettext("See what the answers show"))


def _key(what: str, described: Described) -> str:
    return f"{what} {' '.join(described.about)}"
