"""A survey loaded from the page: a file nobody has described yet, proposed column by column, corrected, previewed, taken in."""

from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd
import streamlit as st

from cxdash.exchange import chosen
from cxdash.exchange.chosen import Journey
from cxdash.exchange.mapping import read_mapping
from cxdash.exchange.mapping_text import write_mapping
from cxdash.exchange.parts import PART_NAMES, Part
from cxdash.exchange.proposing import Offer, look
from cxdash.exchange.survey import Survey, read_survey
from cxdash.faults import Refused
from cxdash.keys import key_of
from cxdash.store import answers, database
from cxdash.store import tables as store_tables
from cxdash.ui import draw, labels, loaders, notices, uploads, ways
from cxdash.ui.words import Words
from cxdash.vocabulary import MEASURE_NAMES, Measure

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
    offer: Offer
    journey: Journey
    surveys: dict[str, str]
    columns: pd.DataFrame
    places: pd.DataFrame
    read: dict[str, Survey] = field(default_factory=dict)


def survey(words: Words) -> None:
    """Let the reader choose a survey export, correct what is proposed for it, look at what it gives, and take it in."""
    draw.note(
        words.say(
            "Choose the file your survey tool gave you. What each column is, is proposed; correct what is wrong."
        ),
        words.say("A file of the same survey next month needs no correcting: what you choose here is kept."),
    )
    st.session_state.setdefault(LOADED, 0)
    file = st.file_uploader(words.say("A survey export"), KINDS, key=f"survey {st.session_state[LOADED]}")
    if file is None:
        return
    described = _described(file, words)
    if described is None:
        return
    notices.box(notices.WARNING, [words.sentence(fault) for fault in described.offer.faults])
    draw.note(*(words.sentence(note) for note in described.offer.notes))
    if described.offer.kept:
        notices.box(notices.DONE, [words.say("This file was read before; everything is chosen as it was then.")])
    choice, replaces = _choose(described, words)
    read = _read(described, choice, words)
    if read is None:
        return
    _preview(read, words)
    if st.button(words.say("Take it in"), key="take survey", type="primary"):
        _take(read, replaces, words)


def _described(file: Any, words: Words) -> Described | None:
    """Return what is proposed for the file; where it cannot be read, say why."""
    kept: Described | None = st.session_state.get(PLACE)
    about = (file.file_id, words.language)
    if kept is not None and kept.about == about:
        return kept
    with st.spinner(words.say("Reading …")):
        try:
            described = _look(file.getvalue(), file.name, about, words)
        except Refused as refused:
            faults = [words.sentence(fault) for fault in refused.faults]
            notices.box(notices.REFUSED, [words.say("The file was not taken in:"), *faults])
            return None
    st.session_state[PLACE] = described
    return described


def _look(content: bytes, name: str, about: tuple[str, str], words: Words) -> Described:
    with database.reading(loaders.own_store()) as connection:
        known = store_tables.known(connection)
    held = known["surveys"]
    earlier = [str(row["mapping"]) for row in reversed(list(held.values())) if row["mapping"]]
    offer = look(content, name, known=known["touchpoints"], kept=earlier, surveys=held)
    journey = Journey(
        touchpoints={key: words.name(row) for key, row in known["touchpoints"].items()},
        stages={key: words.name(row) for key, row in known["stages"].items()},
        stage_of={key: row["stage"] for key, row in known["touchpoints"].items()},
        language=words.language,
    )
    tables = chosen.columns_table(offer, journey), chosen.places_table(offer, journey)
    return Described(about, content, offer, journey, {key: words.name(row) for key, row in held.items()}, *tables)


def _choose(described: Described, words: Words) -> tuple[Offer, str]:
    """Let the reader correct what is proposed; return it, and the survey the file corrects."""
    offer = described.offer
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(words.say("Name of the survey"), offer.name, key=_key("name", described), width=300)
        corrected = {"": words.say("No earlier survey"), **described.surveys}
        replaces = st.selectbox(
            words.say("Survey that the file corrects"), list(corrected), format_func=corrected.__getitem__,
            key=_key("corrects", described), width=260,
        )  # fmt: skip
    st.subheader(words.say("What each column is"), anchor=False)
    columns = _columns_editor(described, words)
    places = _places_editor(described, words)
    choice = chosen.chosen(offer, columns, places, described.journey)
    choice = replace(choice, name=name.strip() or offer.name, survey=_survey_key(name, replaces, described))
    choice = _with_day(choice, described, words)
    choice = _with_measure(choice, described, words)
    _say_what_is_new(choice, described, words)
    texts = chosen.texts_table(choice, offer)
    return (chosen.with_texts(choice, _texts_editor(texts, described, words)) if len(texts) else choice), replaces


def _survey_key(name: str, replaces: str, described: Described) -> str:
    if replaces:
        return replaces
    given = name.strip()
    return key_of(given, described.surveys) if given and given != described.offer.name else described.offer.survey


def _columns_editor(described: Described, words: Words) -> pd.DataFrame:
    text, names = st.column_config.TextColumn, {part.value: words.say(said) for part, said in PART_NAMES.items()}
    return st.data_editor(
        described.columns,
        hide_index=True,
        column_config={
            "column": text(words.say("Column"), disabled=True, pinned=True, width=260),
            "samples": text(words.say("For example"), disabled=True, width=200),
            "part": labels.choice({"label": words.say("What it is")}, names),
            "touchpoint": text(
                words.say("Touchpoint"), help=words.say("What the question is about; blank for the whole relationship.")
            ),
            "stage": text(words.say("Stage"), width=150, help=words.say("Where in the journey a new touchpoint belongs.")),
            "missing": text(
                words.say("No answer"), help=words.say("Codes and texts that are no answer, with ; between them.")
            ),
        },
        placeholder="",
        height=min(37 + 35 * len(described.columns), 460),
        key=_key("columns", described),
        alt=words.say("What each column is"),
    )  # fmt: skip


def _places_editor(described: Described, words: Words) -> pd.DataFrame:
    if not len(described.places):
        return described.places
    text = st.column_config.TextColumn
    draw.note(words.say("The file names these new touchpoints; say in which stage of the journey each belongs."))
    config = {
        "touchpoint": text(words.say("Touchpoint"), disabled=True),
        "stage": text(words.say("Stage")),
    }
    title, place = words.say("Stages of new touchpoints"), _key("places", described)
    return st.data_editor(described.places, hide_index=True, column_config=config, placeholder="", key=place, alt=title)


def _texts_editor(texts: pd.DataFrame, described: Described, words: Words) -> pd.DataFrame:
    st.subheader(words.say("What the texts stand for"), anchor=False)
    draw.note(words.say("Give each text its score; a text without one counts as no answer."))
    config = {
        "column": st.column_config.TextColumn(words.say("Column"), disabled=True),
        "text": st.column_config.TextColumn(words.say("Text"), disabled=True),
        "score": st.column_config.NumberColumn(words.say("Score"), min_value=0, max_value=10, step=1),
    }
    place = _key(f"texts {hash(tuple(zip(texts['column'], texts['text'], strict=True)))}", described)
    title = words.say("What the texts stand for")
    return st.data_editor(texts, hide_index=True, column_config=config, placeholder="", key=place, alt=title)


def _say_what_is_new(choice: Offer, described: Described, words: Words) -> None:
    """Name the touchpoints that would be made, so that one that is only misspelt is seen."""
    asked = {one.touchpoint for one in choice.questions} | {choice.touchpoint}
    named = choice.touchpoints if choice.is_long else [one for one in choice.touchpoints if one.key in asked]
    new = [one.name for one in named if one.key not in described.journey.touchpoints]
    if new:
        draw.note(words.say("New touchpoints that will be made: {touchpoints}.", touchpoints=words.list(new)))
    if described.journey.touchpoints:
        known = words.list(described.journey.touchpoints.values())
        draw.note(words.say("Touchpoints there are already: {touchpoints}.", touchpoints=known))


def _with_day(choice: Offer, described: Described, words: Words) -> Offer:
    """Ask for one day for all answers where no column says it."""
    if choice.of(Part.DATE):
        return choice
    day = st.text_input(
        words.say("Day of all answers, as 2026-05-31"), choice.day, key=_key("day", described), width=260
    )
    return replace(choice, day=day.strip())


def _with_measure(choice: Offer, described: Described, words: Words) -> Offer:
    """Ask what is asked where a file with a row for each answer does not say it."""
    if not choice.is_long or choice.of(Part.QUESTION):
        return choice
    names = {measure.value: words.say(name) for measure, name in MEASURE_NAMES.items()}
    at = list(names).index(choice.measure.value) if choice.measure else 0
    picked = st.selectbox(
        words.say("What the scores answer"),
        list(names),
        at,
        names.__getitem__,
        key=_key("measure", described),
        width=260,
    )
    return replace(choice, measure=Measure(picked))


def _read(described: Described, choice: Offer, words: Words) -> Survey | None:
    """Read the file as chosen, once for each choice; where it does not fit, say everything that is wrong."""
    try:
        mapping = write_mapping(choice)
        if mapping not in described.read:
            with st.spinner(words.say("Reading …")):
                described.read = {mapping: read_survey(described.content, described.offer.file, read_mapping(mapping))}
    except Refused as refused:
        faults = [words.sentence(fault) for fault in refused.faults]
        notices.box(notices.REFUSED, [words.say("As it is chosen now, the file cannot be read:"), *faults])
        return None
    return described.read[mapping]


def _preview(read: Survey, words: Words) -> None:
    """Show what each question would bring: answers, what is no answer, the mean."""
    st.subheader(words.say("What it gives"), anchor=False)
    names = {one["key"]: one["name"] for one in read.touchpoints.to_dict("records")}
    with database.reading(loaders.own_store()) as connection:
        known = store_tables.known(connection)["touchpoints"]
    names = {key: words.name(row) for key, row in known.items()} | {k: v for k, v in names.items() if k not in known}
    rows = read.questions
    whole = words.say("The whole relationship")
    table = {
        words.say("Touchpoint"): [names.get(key, key) if key else whole for key in rows["touchpoint"]],
        words.say("Question"): [words.say(MEASURE_NAMES[Measure(measure)]) for measure in rows["measure"]],
        words.say("Answers"): rows["answers"],
        words.say("Mean"): rows["mean"].round(2),
        words.say("No answer"): rows["missing"],
        words.say("Blank"): rows["blank"],
        words.say("Column"): rows["column"],
    }
    draw.table(pd.DataFrame(table), words.say("What it gives"))
    with_comments = words.many("{count} comment", "{count} comments", len(read.comments))
    draw.note(
        words.many("{count} answer in all", "{count} answers in all", len(read.answers)) + " · " + with_comments,
        *(words.sentence(note) for note in read.notes),
    )


def _take(read: Survey, replaces: str, words: Words) -> None:
    wave = answers.Wave(
        read.key, read.name, read.file, read.mapping, read.touchpoints, read.answers, read.comments, read.questions
    )
    written = uploads.progress(len(read.answers), words)
    try:
        done = answers.load(loaders.own_store(), wave, actor=loaders.actor(), replaces=replaces, progress=written)
    except Refused as refused:
        notices.box(notices.REFUSED, [words.sentence(fault) for fault in refused.faults])
        return
    added, same = words.number(done.added), words.number(done.unchanged)
    said = words.say(
        "The survey {name} is in: {added} answers added, {same} were there already.",
        name=read.name,
        added=added,
        same=same,
    )
    uploads.taken_in([said])
    st.session_state.pop(PLACE)
    st.session_state[LOADED] += 1
    st.rerun()


def to_figures(words: Words) -> None:
    """Lead to what the answers show, once there are any."""
    if loaders.choices()["months"]:
        ways.link("satisfaction", words.say("See what the answers show"))


def _key(what: str, described: Described) -> str:
    return f"{what} {' '.join(described.about)}"
