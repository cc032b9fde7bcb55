"""Round zero: an absent leader's ballot as a file, which is filled in anywhere, sent back and dropped in.

Whoever opens the file that is sent back can read the answers in it, and the page says so.
"""

import json
from collections.abc import Mapping
from typing import Any, NoReturn
from xml.etree.ElementTree import Element

from cxdash.ballot import fields
from cxdash.ballot.elements import document, element
from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.people import Who
from cxdash.domain.scales import Scale
from cxdash.domain.workshop import answers
from cxdash.domain.workshop.questions import Question, Shape
from cxdash.domain.workshop.states import QuestionState
from cxdash.i18n.translator import Words
from cxdash.services import company
from cxdash.store import database
from cxdash.store.read import workshop
from cxdash.store.read.workshop import StepRow, Workshop
from cxdash.store.write.workshop import voting

STYLE, SCRIPTS = "phone.css", ("points.js", "offline.js")
LARGEST = 64 * 1024
"""Bytes of answers that are taken in."""

NO_QUESTIONS = gettext_noop("No question of this workshop can be answered beforehand any longer.")
NO_BALLOT = gettext_noop("These are no answers to a ballot. Ask for the file that Save my answers made.")
ANOTHER = gettext_noop("These answers belong to another workshop.")


def make(engine: Any, who: Who, key: str, language: str) -> bytes:
    """Return a ballot with every question that nobody was asked yet, as one HTML file that needs no network.

    Each file holds a slip of its own, so make one for each absent leader. Raises ImportRefused where no question waits.
    """
    with database.reading(engine) as connection:
        held, about = workshop.one(connection, key), company.company(connection)
    steps = _open_steps(held)
    if held is None or not steps:
        _refuse(NO_QUESTIONS)
    words = Words(about.spoken(language))
    slip, currency = voting.make_slips(engine, who, key, 1)[0], str(about.row.get("currency") or "")
    body = element(
        "body",
        element(
            "main",
            element("h1", held.name),
            element(
                "p", words.gettext("Answer what you want to answer, save your answers, and send the saved file back.")
            ),
            element("p", words.gettext("Whoever opens that file can read your answers."), class_="quiet"),
            element("noscript", element("p", words.gettext("Open this file in a browser to answer."), class_="fault")),
            element(
                "form",
                *(_asked(step, step.question, words, currency) for step in steps if step.question),
                element("button", words.gettext("Save my answers"), class_="first"),
                data_workshop=key,
                data_slip=slip,
                autocomplete="off",
            ),
            element(
                "p", words.gettext("Saved. Now send the file answers.json back."), class_="saved kept", hidden=True
            ),
        ),
    )
    return document(words.tongue, held.name, body, STYLE, SCRIPTS, policy=True).encode()


def take_in(engine: Any, who: Who, key: str, content: bytes) -> dict[int, str]:
    """Keep the answers that an absent leader sent back, and return the receipt of each question's vote.

    Dropped in again, they take the place of the first. Raises ImportRefused with every fault at once; then nothing is
    kept.
    """
    slip, given = _read(content, key)
    with database.reading(engine) as connection:
        held = workshop.one(connection, key)
    faults = [fault for step in _open_steps(held) for fault in _faults(step, given)]
    if faults:
        raise ImportRefused(faults)
    return voting.drop_in(engine, who, key, slip, given)


def _open_steps(held: Workshop | None) -> list[StepRow]:
    waiting = (QuestionState.WAITING, QuestionState.OPEN)
    return [step for step in held.steps if step.question and step.state in waiting and step.round == 1] if held else []


def _asked(step: StepRow, question: Question, words: Words, currency: str) -> Element:
    hint = words.gettext(question.description.hint)
    given = {"data_low": "", "data_high": ""}
    if question.shape is Shape.NUMBER:
        scale = Scale.parse(question.scale)
        given = {"data_low": f"{scale.lowest:g}", "data_high": f"{scale.highest:g}"}
    return element(
        "fieldset",
        element("legend", element("h2", fields.said(words, question.asked))),
        element("p", hint, class_="quiet") if hint else None,
        element("p", words.gettext("This answer is not complete yet."), class_="fault", role="alert", hidden=True),
        *fields.draw(question, words, {}, currency, prefix=f"{step.asked}."),
        data_question=str(step.asked),
        data_shape=question.shape.value,
        **given,
    )


def _read(content: bytes, key: str) -> tuple[str, dict[int, Mapping[str, str]]]:
    """Return the slip and the fields by question that a file holds; raises ImportRefused where it is none of ours."""
    try:
        found: Any = json.loads(content.decode("utf-8-sig")) if len(content) <= LARGEST else None
        workshop_key, slip, given = found["workshop"], found["slip"], found["answers"]
        fields_of = {int(question): dict(fields) for question, fields in given.items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        _refuse(NO_BALLOT)
    texts = [slip, *(text for of_it in fields_of.values() for field in of_it.items() for text in field)]
    if not all(isinstance(text, str) for text in texts):
        _refuse(NO_BALLOT)
    if workshop_key != key:
        _refuse(ANOTHER)
    return slip, {question: of_it for question, of_it in fields_of.items() if 0 < question < 10**9}


def _faults(step: StepRow, given: Mapping[int, Mapping[str, str]]) -> list[Message]:
    """Return what is wrong with the answer to a step's question, with the step's name."""
    if step.question is None or step.asked not in given:
        return []
    try:
        answers.check(step.question, given[step.asked])
    except ImportRefused as refusal:
        template = gettext_noop("{step}: {fault}")
        return [Message(template, {"step": step.title, "fault": fault}) for fault in refusal.faults]
    return []


def _refuse(template: str) -> NoReturn:
    raise ImportRefused([Message(template)])
