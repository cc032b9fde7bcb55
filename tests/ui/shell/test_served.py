"""Streamlit's page as it is served here, and the table of its words."""

import json
import re
import tomllib
from pathlib import Path

import pytest
import streamlit
from starlette.responses import HTMLResponse
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect
from streamlit.runtime import backend_operation_handler

from cxdash.i18n.translator import languages
from cxdash.ui.shell import served, server

BUNDLES = Path(streamlit.__file__).parent / "static" / "static" / "js"
SERVER = Path(backend_operation_handler.__file__)
"""What the server says of files that it could not make."""

THEIRS = sorted({word for words in served.WORDS.values() for word in words})

THEME = tomllib.loads(Path(".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
NAMED = ("textColor", "backgroundColor")

MADE_OF_PARTS = {
    "Press Ctrl+Enter to apply": "+Enter to ",
    "Press Ctrl+Enter to submit form": "submit form",
    "Press ⌘+Enter to apply": "+Enter to ",
    "Press ⌘+Enter to submit form": "submit form",
    "Press Enter to apply": "Press Enter to ",
    "Press Enter to submit form": "submit form",
    "1 result": " result",
    "{count} results": " result",
    "Error": "Error: ",
    "{size}MB per file": " per file",
}
"""Words that Streamlit's script puts together, by a part that stands in it."""


@pytest.fixture(scope="module")
def bundles():
    return "\n".join(file.read_text(encoding="utf-8") for file in (*BUNDLES.glob("*.js"), SERVER))


@pytest.mark.parametrize("theirs", THEIRS)
def test_streamlit_still_says_every_word_of_the_table(theirs, bundles):
    parts = [MADE_OF_PARTS[theirs]] if theirs in MADE_OF_PARTS else re.split(r"\{\w+\}", theirs)

    assert [part for part in parts if part not in bundles] == []


def test_the_script_says_every_word_in_every_language():
    said = json.loads(served.script().split("\n")[0].removeprefix("const SAID = ").removesuffix(";"))

    assert set(said) == set(languages())
    assert {language: words["[data-testid=stSkipToContent]"] for language, words in said.items()} == {
        "en": {"Skip to main content": "Skip to the content"},
        "nb": {"Skip to main content": "Gå til innholdet"},
        "sv": {"Skip to main content": "Gå till innehållet"},
    }
    for language in ("nb", "sv"):
        assert {place: set(words) for place, words in said[language].items()} == {
            place: set(words) for place, words in served.WORDS.items()
        }


def test_the_page_has_a_name_and_an_icon_of_its_own_and_no_word_of_streamlit():
    page = served.page()

    assert "<title>cxdash</title>" in page
    assert "/assets/icon.png" in page
    assert "favicon.png" not in page
    body = page.partition("<body>")[2]
    assert "Streamlit" not in body
    assert "Disse sidene trenger JavaScript." in body


def test_the_style_of_print_is_linked_once_after_all_that_streamlit_brings():
    page = served.page()

    assert page.count("page.css") == 1
    assert page.rstrip().endswith('<link rel="stylesheet" href="/assets/page.css" /></body>\n</html>')
    assert (served.ASSETS / "page.css").is_file()


def colours(scheme: str) -> list[str]:
    return [
        colour.lower()
        for colour in (*(THEME[scheme][name] for name in NAMED), *THEME[scheme]["chartCategoricalColors"])
    ]


def long(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(2 * sign for sign in colour[1:])


def test_on_paper_every_colour_of_dark_pictures_is_that_of_light_ones():
    style = (served.ASSETS / "page.css").read_text(encoding="utf-8").lower()
    pairs = dict(zip(colours("dark"), colours("light"), strict=True))

    for paint in ("fill", "stroke"):
        said = dict(re.findall(rf'svg\.marks \[{paint}="(#\w+)" i\] \{{ {paint}: (#\w+); \}}', style))

        assert {dark: long(said[dark]) for dark in pairs} == pairs


def test_on_paper_words_and_lines_have_the_light_schemes_colours():
    printed = (served.ASSETS / "page.css").read_text(encoding="utf-8").lower().partition("@media print")[2]

    for name in ("textColor", "borderColor", "grayTextColor"):
        assert f"color: {THEME['light'][name].lower()} !important" in printed


class TestWhileTheServerStarts:
    @pytest.fixture(autouse=True)
    def starting(self, monkeypatch):
        monkeypatch.setattr(server.Start, "step", 0)

    @pytest.fixture
    def line(self):
        async def streamlit_page(scope, _receive, send):
            if scope["type"] == "websocket":
                await send({"type": "websocket.accept"})
                await send({"type": "websocket.send", "text": "drawn"})
                return
            await HTMLResponse("<title>Streamlit</title>")(scope, _receive, send)

        return TestClient(served.OwnPage(streamlit_page))

    @pytest.mark.parametrize(
        ("spoken", "language", "sentence"),
        [
            ("nb-NO,nb;q=0.9", "nb", "Demobedriften lages; det skjer bare én gang."),
            ("sv", "sv", "Demoföretaget skapas; det görs bara en gång."),
            ("de", "en", "The demo company is made; this happens once."),
            ("", "en", "The demo company is made; this happens once."),
        ],
    )
    def test_whoever_comes_reads_in_his_language_what_it_does_and_the_page_asks_again(
        self, line, spoken, language, sentence
    ):
        answer = line.get("/satisfaction", headers={"Accept-Language": spoken})

        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")
        assert f'<html lang="{language}">' in answer.text
        assert '<meta http-equiv="refresh" content="1" />' in answer.text
        assert sentence in answer.text
        assert '<progress value="0.5" max="2"' in answer.text

    def test_a_browser_that_was_there_before_is_let_in_when_pages_are_served(self, line, monkeypatch):
        with pytest.raises(WebSocketDisconnect) as refused, line.websocket_connect("/_stcore/stream"):
            pass
        monkeypatch.setattr(server.Start, "step", None)
        with line.websocket_connect("/_stcore/stream") as page:
            drawn = page.receive_text()

        assert refused.value.code == served.TRY_AGAIN
        assert drawn == "drawn"

    def test_then_streamlits_page_is_served_and_visitors_are_noticed(self, line, monkeypatch):
        monkeypatch.setattr(server.Start, "step", None)
        monkeypatch.setattr(server.Start, "served", 0.0)
        answer = line.get("/satisfaction")

        assert answer.status_code == 200
        assert served.SCRIPT in answer.text
        assert server.Start.served > 0
