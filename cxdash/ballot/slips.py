"""Printed slips for strict votes: each has a code that is one vote on every question, whoever holds it."""

from collections.abc import Sequence
from urllib.parse import quote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from cxdash.ballot import qr
from cxdash.ballot.elements import document, element
from cxdash.i18n.translator import Words

STYLE = "paper.css"


def page(slips: Sequence[str], name: str, url: str, words: Words) -> str:
    """Return a page to be printed and cut, ten slips on a sheet of A4, as HTML.

    *slips*: codes as `store.write.workshop.voting.make_slips` returned them, which cannot be had again. *name*: the
    workshop's. *url*: where phones vote; a phone that photographs a slip need not type the code.
    """
    title = words.gettext("Slips for {workshop}", workshop=name)
    made = [_slip(slip, name, url, words) for slip in slips]
    return document(words.tongue, title, element("body", element("main", *made)), STYLE, policy=True)


def _slip(slip: str, name: str, url: str, words: Words) -> Element:
    half = len(slip) // 2
    return element(
        "article",
        ElementTree.fromstring(qr.svg(f"{url}?slip={quote(slip)}").replace(' xmlns="http://www.w3.org/2000/svg"', "")),
        element(
            "div",
            element("h1", name),
            element("p", f"{slip[:half]} {slip[half:]}", class_="code"),
            element("p", url, class_="quiet"),
            element("p", words.gettext("One vote on each question. Draw a slip yourself: nobody knows who has which.")),
        ),
    )
