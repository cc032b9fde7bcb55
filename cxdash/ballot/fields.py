"""The form of a question, by the shape of its answer; every field works without a script and by keyboard."""

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from cxdash.ballot.elements import element
from cxdash.domain import assumptions
from cxdash.domain.messages import Message, Name, Number, gettext_noop
from cxdash.domain.scales import Scale
from cxdash.domain.workshop.answers import CHOICE, ENDS, ITEM, NUMBER, POINTS, RATINGS
from cxdash.domain.workshop.questions import Question, Shape
from cxdash.i18n.translator import Words

Given = Mapping[str, str]

END_NAMES = {"low": gettext_noop("Low"), "mode": gettext_noop("Most likely"), "high": gettext_noop("High")}


def said(words: Words, named: Name | Message | str) -> str:
    """Return a name, a sentence, or the host's own text in a language."""
    if isinstance(named, Message):
        return words.sentence(named)
    return named.said(words.tongue) if isinstance(named, Name) else named


def draw(question: Question, words: Words, given: Given, currency: str = "", prefix: str = "") -> list[Element]:
    """Return the fields of a question with what was *given* in them.

    *currency*: of the company, for amounts. *prefix*: before the name of each field, on a page of several questions.
    """
    return DRAWN[question.shape](question, words, given, currency, prefix)


def _choice(question: Question, words: Words, given: Given, _currency: str, prefix: str) -> list[Element]:
    chosen = given.get(CHOICE)
    return [
        element(
            "label",
            _radio(prefix + CHOICE, code, code == chosen),
            element("span", said(words, name)),
            class_="row",
        )
        for code, name in question.offered.items()
    ]


def _number(question: Question, words: Words, given: Given, _currency: str, prefix: str) -> list[Element]:
    scale = Scale.parse(question.scale)
    values = {"low": Number(scale.lowest), "high": Number(scale.highest)}
    label = words.sentence(Message(gettext_noop("From {low} to {high}"), values))
    return [_typed(label, prefix + NUMBER, given.get(NUMBER, ""), "decimal")]


def _ratings(question: Question, words: Words, given: Given, _currency: str, prefix: str) -> list[Element]:
    return [
        element(
            "fieldset",
            element("legend", said(words, name)),
            element("div", *(_step(prefix + ITEM + code, step, given) for step in RATINGS), class_="steps"),
            class_="rating",
        )
        for code, name in question.items.items()
    ]


def _step(name: str, step: int, given: Given) -> Element:
    chosen = given.get(name[name.index(ITEM) :]) == str(step)
    return element("label", _radio(name, str(step), chosen), element("span", str(step)))


def _points(question: Question, words: Words, given: Given, _currency: str, prefix: str) -> list[Element]:
    rows = [
        _typed(said(words, name), f"{prefix}{ITEM}{code}", given.get(f"{ITEM}{code}", ""), "numeric")
        for code, name in question.items.items()
    ]
    left = element("p", words.gettext("Points left: "), element("output", str(POINTS)), class_="left", hidden=True)
    return [*rows, left]


def _range(question: Question, words: Words, given: Given, currency: str, prefix: str) -> list[Element]:
    unit = words.gettext(assumptions.UNITS[question.subject], currency=words.currency(currency))
    return [
        _typed(words.gettext(END_NAMES[end]), prefix + end, given.get(end, ""), "decimal", unit=unit) for end in ENDS
    ]


def _typed(label: str, name: str, value: str, keyboard: str, unit: str = "") -> Element:
    shown = element("span", label, element("small", unit) if unit else None)
    return element("label", shown, text_field(name, value, inputmode=keyboard), class_="row typed")


def text_field(name: str, value: str, **attributes: str) -> Element:
    """Return a field for a short text, which the browser neither completes nor corrects."""
    fixed = {"type": "text", "maxlength": "20", "autocomplete": "off", "spellcheck": "false"}
    return element("input", name=name, value=value, **fixed, **attributes)


def _radio(name: str, value: str, chosen: bool) -> Element:
    return element("input", type="radio", name=name, value=value, checked=chosen)


DRAWN: dict[Shape, Callable[[Question, Words, Given, str, str], list[Element]]] = {
    Shape.CHOICE: _choice,
    Shape.NUMBER: _number,
    Shape.RATINGS: _ratings,
    Shape.POINTS: _points,
    Shape.RANGE: _range,
}
