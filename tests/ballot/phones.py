"""Phones without a browser: each keeps its cookies, reads the form it is shown, and sends it back."""

import html
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine
from starlette.applications import Starlette
from starlette.testclient import TestClient

from cxdash.ballot import stores
from cxdash.ballot.routes import Ballots
from cxdash.services import demo_store

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
TAG = re.compile(r"<(style|script)>.*?</\1>|<[^>]+>", re.DOTALL)


@contextmanager
def found(store: Engine, monkeypatch: pytest.MonkeyPatch, folder: Path) -> Iterator[Engine]:
    """Let the ballot find a store as the company's own, and no demo."""
    monkeypatch.setenv("CXDASH_DATABASE_URL", store.url.render_as_string(hide_password=False))
    monkeypatch.setattr(demo_store, "STORE", folder / "no demo.db")
    yield store
    stores._opened.cache_clear()


def server(only: str = "") -> Starlette:
    """Return the ballot's routes alone, as the door to the network has them."""
    return Starlette(routes=Ballots(only).routes)


class Phone:
    """A phone at the ballot of a code."""

    def __init__(self, app: Starlette, code: str, language: str = "en", secure: bool = False) -> None:
        address = f"{'https' if secure else 'http'}://testserver"
        self.line = TestClient(app, base_url=address, headers={"accept-language": language})
        self.path = f"/b/{code}"

    def look(self, query: str = "") -> str:
        """Return the page it is shown."""
        return self.line.get(self.path + query).text

    def form(self) -> dict[str, str]:
        """Return the hidden fields of the form it is shown."""
        return dict(HIDDEN.findall(self.look()))

    def send(self, fields: Mapping[str, str], **given: str):
        """Send fields, and return the answer."""
        return self.line.post(self.path, data=dict(fields) | given, follow_redirects=False)

    def vote(self, **given: str):
        """Vote by the form it is shown, and return the answer; item__CEO stands for item.CEO."""
        return self.send(self.form(), **{name.replace("__", "."): text for name, text in given.items()})

    def state(self) -> str:
        """Return what it asks for every other second."""
        return self.line.get(f"{self.path}/state").text


def told(page: str) -> str:
    """Return the words of a page."""
    return " ".join(html.unescape(TAG.sub(" ", page.partition("<body")[2])).partition(">")[2].split())
