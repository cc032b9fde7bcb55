"""One HTML file that opens without a network: findings, pictures, definitions on tap, and a what-if that is alive."""

import base64
import hashlib
from collections.abc import Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from cxdash.ballot.elements import element
from cxdash.i18n.translator import Words
from cxdash.measures.what_if.levers import Levers, of_text
from cxdash.presenters.elements import Drawing, Figure, Tab
from cxdash.presenters.priorities.decisions import DecisionCard
from cxdash.presenters.what_if.verdict import upper
from cxdash.takeaway import pictures, theme
from cxdash.takeaway.converter import NotDrawn
from cxdash.takeaway.elements import Part, Record, Section
from cxdash.takeaway.living import SCRIPTS, block, script
from cxdash.takeaway.texts import harmless
from cxdash.takeaway.theme import Scheme
from cxdash.takeaway.what_if import WhatIfInputs

MOST = 298_000
"""The bytes of a file, which has room for pictures until then; those that stand open on a page come first."""

SVG = "{http://www.w3.org/2000/svg}"
MISSES = 3
"""How many pictures may prove too large before no more are drawn."""

AROUND = 1000
"""Bytes that stand around a picture, at most."""

MOST_QUESTIONS = 6
"""The most questions for the room that stand open."""

CODE = {"script", "style"}
WARM = 2
"""The place of the warm colour among those of pictures."""


def html(record: Record) -> bytes:
    """Return the file of a record with its own what-if."""
    return page(record, record.inputs, Words(record.asked.language))


def page(record: Record, inputs: WhatIfInputs | None, words: Words) -> bytes:
    """Return the file of a record; *inputs*: of its what-if, None where there is nothing to start from."""
    bare = _page(record, inputs, {}, words)
    return _page(record, inputs, _drawn(record, MOST - len(bare), words), words)


def _page(record: Record, inputs: WhatIfInputs | None, drawn: dict[int, Element], words: Words) -> bytes:
    levers = of_text(record.asked.levers) if record.asked.levers else Levers()
    living = block.block(inputs, levers, words) if inputs and record.part("what_if") else None
    parts = [_part(one, drawn, living if one.page == "what_if" else None, words) for one in record.parts]
    body = element(
        "body",
        _header(record, words),
        element("main", *parts, _decided(record, words)),
        element("footer", element("p", record.colophon.line, class_="quiet")),
    )
    return _document(record.colophon.company, body, words.tongue, alive=living is not None)


def _document(title: str, body: Element, language: str, *, alive: bool) -> bytes:
    style = f"{_colours(theme.scheme('light'), theme.scheme('dark'))}\n{script('page.css')}"
    code = "\n".join(script(name) for name in (*SCRIPTS, "page.js")) if alive else ""
    if code:
        body.append(element("script", code))
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style, code)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="robots", content="noindex"),
        element("title", title),
        element("link", rel="icon", href="data:,"),
        element("style", style),
    )
    whole = element("html", head, body, lang=language)
    _clean(whole)
    return f"<!doctype html>\n{ElementTree.tostring(whole, encoding='unicode', method='html')}\n".encode()


def _policy(style: str, code: str) -> str:
    """Return the file's security policy: its own style and script by their hashes, and nothing else."""
    scripts = f"script-src '{_hash(code)}'" if code else "script-src 'none'"
    ends = "img-src data:; base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; style-src '{_hash(style)}'; {scripts}; {ends}"


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _clean(whole: Element) -> None:
    """Make every text of the page harmless, but for its own code, which the policy knows by its hash."""
    for one in whole.iter():
        if one.tag not in CODE:
            one.text = one.text and harmless(one.text)
        one.tail = one.tail and harmless(one.tail)
        for name, value in one.attrib.items():
            one.set(name, harmless(value))


def _colours(light: Scheme, dark: Scheme) -> str:
    """Return the colours of the page, and for the dark those of pictures, which are drawn for the light."""

    def named(scheme: Scheme) -> str:
        warm = scheme.meanings[WARM]
        return (
            f":root{{--ground:{scheme.background};--text:{scheme.text};--quiet:{scheme.quiet};"
            f"--accent:{scheme.accent};--border:{scheme.grid};--warm:{warm}}}"
        )

    def pairs() -> Iterable[tuple[str, str]]:
        names = ("background", "text", "quiet", "accent", "border", "grid")
        yield from ((getattr(light, name), getattr(dark, name)) for name in names)
        yield from zip(light.meanings, dark.meanings, strict=True)

    rules = "".join(
        f'svg [{kind}="{one}"]{{{kind}:{other}}}' for one, other in dict(pairs()).items() for kind in ("fill", "stroke")
    )
    return f"{named(light)}@media screen and (prefers-color-scheme:dark){{{named(dark)}{rules}}}"


def _drawn(record: Record, left: int, words: Words) -> dict[int, Element]:
    """Return the pictures there is room for, by the drawing's identity: open sections first, in their order.

    *left*: the bytes there are for them.
    """
    opened = [one for part in record.parts for one in part.sections[0].drawings]
    others = [one for part in record.parts for section in part.sections[1:] for one in section.drawings]
    drawn: dict[int, Element] = {}
    missed = 0
    for one in (*opened, *others):
        try:
            made = pictures.svg(one, words, width=pictures.ALONE)
        except NotDrawn:
            continue
        takes = len(made.encode()) + AROUND
        if takes <= left:
            left -= takes
            drawn[id(one)] = _inline(made)
        else:
            missed += 1
        if missed == MISSES:
            break
    return drawn


def _inline(made: str) -> Element:
    """Return an SVG as part of a page, whose policy allows no style of an element's own."""
    root = ElementTree.fromstring(made)
    for one in root.iter():
        one.tag = one.tag.removeprefix(SVG)
        one.attrib.pop("style", None)
    return root


def _header(record: Record, words: Words) -> Element:
    about = record.colophon
    links = [element("li", element("a", one.title, href=f"#{one.page}")) for one in record.parts]
    rest = " · ".join(part for part in (about.period, about.filters, about.day, about.version) if part)
    return element(
        "header",
        element("h1", about.company),
        element("p", upper(about.made_up), class_="made-up") if about.made_up else None,
        element("p", rest, class_="quiet"),
        element("nav", element("ul", *links), aria_label=words.gettext("Pages")),
    )


def _part(part: Part, drawn: dict[int, Element], living: Element | None, words: Words) -> Element:
    opened, *others = part.sections
    if living is not None:  # its figures are the results that move
        opened = opened._replace(content=tuple(tab._replace(figures=()) for tab in opened.content))
    asked = [element("li", f"{one.statement} {one.question}") for one in part.questions]
    return element(
        "section",
        element("p", part.question, class_="quiet"),
        element("h2", part.finding),
        living,
        *_content(opened, drawn),
        element("h3", words.gettext("Questions for the room")) if asked else None,
        element("ul", *asked[:MOST_QUESTIONS]) if asked else None,
        _more(asked[MOST_QUESTIONS:], words),
        *(_closed(one, drawn) for one in others),
        id=part.page,
    )


def _more(asked: list[Element], words: Words) -> Element | None:
    if not asked:
        return None
    count = words.ngettext("{count} more question", "{count} more questions", len(asked))
    return element("details", element("summary", count), element("ul", *asked), class_="more")


def _closed(section: Section, drawn: dict[int, Element]) -> Element:
    return element(
        "details",
        element("summary", element("strong", section.name), ": " if section.name else "", section.finding),
        *_content(section, drawn),
    )


def _content(section: Section, drawn: dict[int, Element]) -> list[Element]:
    return [one for tab in section.content for one in _tab(tab, drawn)]


def _tab(tab: Tab, drawn: dict[int, Element]) -> list[Element]:
    """Return what a tab holds, in its order: words, figures, its picture or on a phone its list, and notes."""
    made = [element("h3", tab.heading)] if tab.heading else []
    made += [element("p", said) for said in tab.sentences]
    if tab.figures:
        made.append(element("div", *(_figure(one) for one in tab.figures), class_="cards"))
    if tab.drawing and id(tab.drawing) in drawn:
        made += _picture(tab.drawing, drawn[id(tab.drawing)], tab)
    return made + [element("p", said, class_="quiet") for said in tab.notes]


def _figure(one: Figure) -> Element:
    notes = [element("p", note, class_="quiet") for note in one.notes]
    meaning = [element("p", said) for said in one.definition.split("\n\n") if said]
    explained = element("details", element("summary", one.link_label or "?"), *meaning) if meaning else None
    return element(
        "div", element("span", one.name, class_="quiet"), element("strong", one.value), *notes, explained, class_="card"
    )


def _picture(drawing: Drawing, svg: Element, tab: Tab) -> list[Element]:
    look = "wide has-list" if tab.listed else "wide"
    figure = element("figure", svg, class_=look, tabindex="0", aria_label=drawing.alt, role="group")
    if not tab.listed:
        return [figure]
    listed = [element("li", element("strong", name), f" {said}") for name, said in tab.listed]
    return [figure, element("ul", *listed, class_="listed phone")]


def _decided(record: Record, words: Words) -> Element | None:
    cards = record.decided.cards
    if not cards:
        return None
    return element(
        "section",
        element("h2", words.gettext("Decisions")),
        element("p", record.decided.sentence) if record.decided.sentence else None,
        element("div", *(_card(one) for one in cards), class_="cards"),
        id="decisions",
    )


def _card(one: DecisionCard) -> Element:
    lines = [one.state, *one.lines]
    return element(
        "div",
        element("strong", one.title),
        *(element("p", line) for line in lines if line),
        *(element("p", note, class_="quiet") for note in one.notes),
        class_="card warm" if one.warm else "card",
    )
