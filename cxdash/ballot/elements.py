"""HTML of nested elements, which escapes every text and every attribute, and whole pages with a policy of their own."""

import base64
import hashlib
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

ASSETS = Path(__file__).with_name("assets")

Inside = Element | str | None


def element(tag: str, *inside: Inside, **attributes: str | bool) -> Element:
    """Return an element with texts and elements inside; what is None is left out.

    *attributes*: by name, with `_` for `-` and at the end of names that Python keeps; True for one without a value,
    False for one that is left out.
    """
    given = {
        name.rstrip("_").replace("_", "-"): "" if value is True else str(value)
        for name, value in attributes.items()
        if value is not False
    }
    made = Element(tag, given)
    for part in inside:
        if isinstance(part, Element):
            made.append(part)
        elif part:
            _append_text(made, part)
    return made


def _append_text(made: Element, text: str) -> None:
    if len(made):
        made[-1].tail = (made[-1].tail or "") + text
    else:
        made.text = (made.text or "") + text


def document(
    language: str, title: str, body: Element, style: str, scripts: tuple[str, ...] = (), policy: bool = False
) -> str:
    """Return a whole page. *style*, *scripts*: names of files of ours, which are written into the page.

    *policy*: whether the page carries its security policy itself, as one must that comes as a file.
    """
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=header(style, scripts, own=True))
        if policy
        else None,
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="robots", content="noindex"),
        element("title", title),
        element("link", rel="icon", href="data:,"),
        element("style", asset(style)),
    )
    if scripts:
        body.append(element("script", _joined(scripts)))
    page = ElementTree.tostring(element("html", head, body, lang=language), encoding="unicode", method="html")
    return f"<!doctype html>\n{page}\n"


@lru_cache
def header(style: str, scripts: tuple[str, ...] = (), own: bool = False) -> str:
    """Return the Content-Security-Policy of a page: its own style and script by their hashes, and nothing else.

    *own*: for a page that carries its policy and needs no server.
    """
    server = ["form-action 'none'"] if own else ["connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'"]
    return "; ".join(
        [
            "default-src 'none'",
            f"style-src '{_hash(asset(style))}'",
            f"script-src '{_hash(_joined(scripts))}'" if scripts else "script-src 'none'",
            "img-src data:",
            "base-uri 'none'",
            *server,
        ]
    )


@lru_cache
def asset(name: str) -> str:
    """Return the text of a file of ours."""
    return (ASSETS / name).read_text(encoding="utf-8")


def _joined(scripts: tuple[str, ...]) -> str:
    return "\n".join(map(asset, scripts))


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
