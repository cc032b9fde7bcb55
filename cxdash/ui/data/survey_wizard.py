"""Load a survey from the page: its columns proposed, corrected, previewed, then imported."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cxdash.domain.keys import key_of
from cxdash.domain.messages import ImportRefused
from cxdash.domain.scales import MEASURE_NAMES, Measure
from cxdash.domain.surveys import Wave
from cxdash.exchange import isolated
from cxdash.exchange.suggest import mapping_editor
from cxdash.exchange.suggest.mapping_editor import Journey
from cxdash.exchange.suggest.proposals.model import MappingProposal
from cxdash.exchange.suggest.propose import propose
from cxdash.exchange.suggest.questions.gathering import OpenQuestion, own_ids
from cxdash.exchange.survey.column_roles import ColumnRole
from cxdash.exchange.survey.mapping import read_mapping
from cxdash.exchange.survey.mapping_text import write_mapping
from cxdash.exchange.survey.reader import read_survey
from cxdash.i18n.translator import Words
from cxdash.presenters.data import survey_preview, survey_proposal, survey_summary
from cxdash.services import satisfaction
from cxdash.store import database
from cxdash.store.read import tables as store_tables
from cxdash.store.write import answers
from cxdash.ui.components import draw, grid, notices
from cxdash.ui.components.links import link
from cxdash.ui.data import survey_questions, survey_tables, uploads
from cxdash.ui.shell import cache, navigation
from cxdash.ui.shell.signing import who

PLACE = "survey being described"
LOADED = "surveys loaded"


@dataclass
class Described:
    """A file with what is proposed for it: the tables the editors begin with, and what the last mapping read.

    *about*: the file and the language, which all of it depends on. *asked* are all questions about it, in their order,
    and *chosen* the answers given so far. *refused* tells whether a choice could not be read.
    """

    about: tuple[str, str]
    content: bytes
    proposal: MappingProposal
    journey: Journey
    surveys: dict[str, str]
    columns: pd.DataFrame
    places: pd.DataFrame
    asked: list[OpenQuestion]
    chosen: dict[str, str]
    read: dict[str, Wave] = field(default_factory=dict)
    refused: bool = False


def survey(words: Words, content: bytes, name: str) -> None:
    """Ask what is open about a survey export, let the reader correct its columns and see what it gives; take it in."""
    described = _described(words, content, name)
    if described is None:
        return
    proposal = described.proposal
    notices.box(notices.WARNING, [words.sentence(fault) for fault in proposal.faults])
    if proposal.tool:
        draw.note(words.gettext("This looks like a {tool} export.", tool=proposal.tool))
    if proposal.kept:
        notices.box(notices.DONE, [words.gettext("This file was read before; everything is chosen as it was then.")])
    chosen = survey_questions.ask(described.asked, words, _key("", described))
    title, replaces, sheet = _name(described, words)
    if chosen != described.chosen or sheet != proposal.sheet:
        chosen = chosen if sheet == proposal.sheet else {}
        st.session_state[PLACE] = _look(content, name, described.about, chosen, words, sheet)
        st.rerun()
    fields, found = st.container(), st.container()
    choice = _correct(described, title, replaces, fields, words)
    with found:
        _show(described, choice, replaces, words)


def _show(described: Described, choice: MappingProposal, replaces: str, words: Words) -> None:
    """Say what was found, and what each question gives; take it in."""
    st.subheader(words.gettext("What was found"), anchor=False)
    draw.lines(survey_summary.present(choice, described.proposal, described.journey.touchpoints, words))
    if survey_questions.remaining(described.proposal.open):
        draw.note(words.gettext("Answer the questions above, and you will see here what the file gives."))
        return
    read = _read(described, choice, words)
    if read is None:
        return
    _preview(read, described, words)
    if st.button(words.gettext("Import"), key="take survey", type="primary"):
        _take(read, replaces, words)


def _described(words: Words, content: bytes, name: str) -> Described | None:
    """Return what is proposed for the file; where it cannot be read, say why."""
    kept: Described | None = st.session_state.get(PLACE)
    about = (f"{name} {st.session_state.get(LOADED, 0)} {hashlib.sha256(content).hexdigest()[:16]}", words.language)
    if kept is not None and kept.about == about:
        return kept
    with st.spinner(words.gettext("Reading …")):
        try:
            described = _look(content, name, about, {}, words)
        except ImportRefused as refused:
            faults = [words.sentence(fault) for fault in refused.faults]
            notices.box(notices.REFUSED, [words.gettext("The file was not imported:"), *faults])
            return None
    st.session_state[PLACE] = described
    return described


def _look(
    content: bytes, name: str, about: tuple[str, str], chosen: dict[str, str], words: Words, sheet: str = ""
) -> Described:
    with database.reading(cache.own_store()) as connection:
        known = store_tables.known(connection)
    held = known["surveys"]
    earlier = [str(row["mapping"]) for row in reversed(list(held.values())) if row["mapping"]]
    asked: dict[str, OpenQuestion] = {}
    given: dict[str, str] = {}
    while True:
        proposal = isolated.run(
            propose, content, name, sheet=sheet, known=known["touchpoints"], kept=earlier, surveys=held, answers=given
        )
        asked |= {one.id: one for one in survey_questions.remaining(proposal.open)}
        possible = [id_ for one in asked.values() for id_ in (one.id, *own_ids(one).values())]
        more = {id_: chosen[id_] for id_ in possible if id_ in chosen and id_ not in given}
        if not more:
            break
        given |= more
    journey = Journey(
        touchpoints={key: words.name(row) for key, row in known["touchpoints"].items()},
        stages={key: words.name(row) for key, row in known["stages"].items()},
        stage_of={key: row["stage"] for key, row in known["touchpoints"].items()},
        language=words.tongue,
    )
    columns = mapping_editor.columns_table(proposal, journey)
    columns["why"] = [survey_proposal.why(one, words) for one in proposal.columns]
    places = mapping_editor.places_table(proposal, journey)
    surveys = {key: words.name(row) for key, row in held.items()}
    return Described(about, content, proposal, journey, surveys, columns, places, list(asked.values()), chosen)


def _name(described: Described, words: Words) -> tuple[str, str, str]:
    """Ask for the survey's name, the survey that the file corrects, and the sheet where there are several."""
    proposal, corrected = described.proposal, {"": words.gettext("No earlier survey"), **described.surveys}
    sheet, sheets, replaces = proposal.sheet, list(proposal.sheets), ""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(words.gettext("Name of the survey"), proposal.name, key=_key("name", described), width=300)
        if described.surveys:
            replaces = st.selectbox(
                words.gettext("Survey that the file corrects"),
                list(corrected),
                format_func=corrected.__getitem__,
                key=_key("corrects", described),
                width=260,
            )
        if len(sheets) > 1 and sheet in sheets:
            label, at = words.gettext("Sheet with the answers"), sheets.index(sheet)
            sheet = st.selectbox(label, sheets, at, draw.plain, key=_key("sheet", described), width=260)
    return name, replaces, sheet


def _correct(described: Described, name: str, replaces: str, fields: DeltaGenerator, words: Words) -> MappingProposal:
    """Let the reader correct what each column is and what texts stand for; the fields of all rows stand in *fields*."""
    proposal = described.proposal
    place = _key(f"{proposal.sheet} {' '.join(described.chosen.values())}", described)
    with st.expander(words.gettext("What each column is, to be corrected"), expanded=described.refused):
        columns = survey_tables.columns(described.columns, words, place)
        places = survey_tables.places(described.places, words, place)
        choice = mapping_editor.corrected(proposal, columns, places, described.journey)
        choice = replace(choice, name=name.strip() or proposal.name, survey=_survey_key(name, replaces, described))
        _say_what_is_new(choice, described, words)
    with fields:
        choice = _with_day(choice, described, words)
        choice = _with_measure(choice, described, words)
    texts = mapping_editor.texts_table(choice, proposal)
    if not len(texts):
        return choice
    with st.expander(words.gettext("What the texts stand for"), expanded=bool(texts["score"].isna().any())):
        return mapping_editor.with_texts(choice, survey_tables.texts(texts, words, place))


def _survey_key(name: str, replaces: str, described: Described) -> str:
    if replaces:
        return replaces
    given = name.strip()
    return key_of(given, described.surveys) if given and given != described.proposal.name else described.proposal.survey


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
    ).strip()
    if refused := survey_questions.refused_day(day, words):
        notices.box(notices.REFUSED, [refused])
        day = ""
    return replace(choice, day=day and date.fromisoformat(day).isoformat())


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
        if not described.refused:
            described.refused = True  # and open what is to be corrected
            st.rerun()
        return None
    return described.read[mapping]


def _preview(read: Wave, described: Described, words: Words) -> None:
    """Draw what each question would bring: answers, what is no answer, the mean; how the file was read behind it."""
    with database.reading(cache.own_store()) as connection:
        known = store_tables.known(connection)["touchpoints"]
    preview = survey_preview.present(read, known, words)
    grid.show(preview.questions, words.gettext("What it gives"), words)
    draw.note(preview.notes[0])
    said = [words.sentence(note) for note in described.proposal.notes[bool(described.proposal.tool) :]]
    if details := list(dict.fromkeys([*said, *preview.notes[1:]])):
        with st.expander(words.gettext("How the file was read")):
            draw.note(*details)


def _take(read: Wave, replaces: str, words: Words) -> None:
    own, actor = cache.own_store(), who.who()
    try:
        with uploads.writing(len(read.answers), words) as written:
            done = answers.load(own, read, who=actor, replaces=replaces, progress=written)
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
    uploads.taken_in(summary, None, words)
    st.session_state.pop(PLACE)
    st.session_state[LOADED] += 1
    st.rerun()


def to_figures(words: Words) -> None:
    """Lead to what the answers show, once there are any."""
    if cache.ask(satisfaction.choices)["months"]:
        link("satisfaction", words.gettext("See what the answers show"))
        navigation.go(words.gettext("Choose which answers count as high and as low"), part="edit", sheet="scales")


def _key(what: str, described: Described) -> str:
    return f"{what} {' '.join(described.about)}"
