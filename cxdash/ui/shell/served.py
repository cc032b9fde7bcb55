"""Streamlit's page as it is served here: with a name and an icon of our own, and a script for Streamlit's own words.

The browser part of Streamlit speaks English only and takes no translations, so the script replaces its words where they
stand, by a table of this module that the catalogues translate. It also names the page's language to the browser.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from string import Template
from urllib.parse import urlencode

import streamlit
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import Words, languages
from cxdash.ui.shell import controls, doors, earlier, server

SCRIPT = "/words.js"
ASSETS = Path(__file__).parents[1] / "assets"
TRY_AGAIN = 1013
"""The code with which a websocket is closed that came too early."""

TOOLBAR = {
    "Show data": gettext_noop("Show the figures"),
    "Show chart": gettext_noop("Show the picture"),
    "Download as PNG": "",  # ours, under the picture, says what is seen and where it is from
    "Copy Vega-Lite spec": "",  # shown on this machine only, and to developers only of use
    "Fullscreen": gettext_noop("Full screen"),
    "Close fullscreen": gettext_noop("Leave full screen"),
    "Show/hide columns": gettext_noop("Choose columns"),
    "Download as CSV": gettext_noop("Save as a CSV file"),
    "Search": gettext_noop("Search"),
    "Add row": gettext_noop("Add a row"),
    "Delete row(s)": gettext_noop("Remove the rows"),
    "Clear selection": gettext_noop("Clear the selection"),
}
COPIED = {
    "Copy to clipboard": gettext_noop("Copy"),
    "Copied": gettext_noop("Copied"),
    "Copied!": gettext_noop("Copied"),
}
STOPPED = "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:"
NO_ANSWER = gettext_noop("The server does not answer. The page goes on by itself as soon as it does.")

WORDS: Mapping[str, Mapping[str, str]] = {
    "[data-testid=stSkipToContent]": {"Skip to main content": gettext_noop("Skip to the content")},
    "[data-testid=stElementToolbar]": TOOLBAR,
    "[data-testid=stTooltipContent]": TOOLBAR | COPIED,
    "[data-testid=stTooltipIcon]": {"Help for {name}": gettext_noop("About {name}")},
    "[data-testid=stCode]": COPIED,
    "[data-testid=stDataFrameColumnMenu]": {
        "Dataframe column menu": gettext_noop("What to do with the column"),
        "Copy column name": gettext_noop("Copy the column's name"),
        "Sort ascending": gettext_noop("Sort from the lowest"),
        "Sort descending": gettext_noop("Sort from the highest"),
        "Statistics": gettext_noop("In figures"),
        "Format": gettext_noop("Way of writing"),
        "Autosize": gettext_noop("Fit the width"),
        "Pin column": gettext_noop("Keep in view"),
        "Unpin column": gettext_noop("Let it scroll"),
        "Hide column": gettext_noop("Hide the column"),
    },
    "[data-testid=stDataFrameColumnVisibilityMenu]": {"Select all": gettext_noop("All columns")},
    ".gdg-search-bar": {
        "Type to search": gettext_noop("Type what to look for"),
        "1 result": gettext_noop("1 place"),
        "{count} results": gettext_noop("{count} places"),
        "Previous Result": gettext_noop("Previous place"),
        "Next Result": gettext_noop("Next place"),
        "Close Search": gettext_noop("Close the search"),
    },
    "[data-testid=stFileUploader]": {
        "file upload": gettext_noop("File"),
        "Upload": gettext_noop("Choose a file"),
        "Add files": gettext_noop("Choose another file"),
        "Remove {name}": gettext_noop("Remove {name}"),
        "Drag and drop a file here": gettext_noop("Drop the file here"),
        "{size}MB per file": gettext_noop("Up to {size} MB"),
        "Error": gettext_noop("Refused"),
        "{type} files are not allowed.": gettext_noop("This kind of file cannot be read here."),
        "File must be {size} or smaller.": gettext_noop("The file is larger than {size}."),
    },
    "[data-testid=stDownloadButtonError]": {
        "Failed to generate file for download": gettext_noop("The file could not be made. Try again."),
        "Download failed": gettext_noop("The file could not be made. Try again."),
    },
    "[data-testid=stSelectbox], [data-testid=stMultiSelect]": {
        "Open": gettext_noop("Open the list"),
        "Choose an option": gettext_noop("Choose"),
        "Choose options": gettext_noop("Choose"),
        "Clear value": gettext_noop("Clear"),
        "Clear all": gettext_noop("Clear"),
    },
    "[data-testid=stSelectboxVirtualDropdown]": {"No results": gettext_noop("Nothing found")},
    "[data-testid=stDateInput]": {
        "Choose date": gettext_noop("Choose a day"),
        "Clear date": gettext_noop("Clear"),
    },
    "[data-testid=stNumberInput]": {
        "Increment": gettext_noop("More"),
        "Decrement": gettext_noop("Less"),
        "Clear value": gettext_noop("Clear"),
    },
    "[data-testid=InputInstructions]": {
        "Press Enter to apply": gettext_noop("Press Enter to apply"),
        "Press Enter to submit form": gettext_noop("Press Enter to save"),
        "Press Ctrl+Enter to apply": gettext_noop("Press Ctrl+Enter to apply"),
        "Press Ctrl+Enter to submit form": gettext_noop("Press Ctrl+Enter to save"),
        "Press ⌘+Enter to apply": gettext_noop("Press ⌘+Enter to apply"),
        "Press ⌘+Enter to submit form": gettext_noop("Press ⌘+Enter to save"),
    },
    "[data-testid=stTabs]": {
        "Scroll tabs left": gettext_noop("Earlier tabs"),
        "Scroll tabs right": gettext_noop("Later tabs"),
    },
    "[data-testid=stStatusWidget], [data-testid=stConnectionStatus], [data-testid=stTooltipContent]": {
        "Running...": gettext_noop("Working"),
        "Stop": gettext_noop("Stop"),
        "Stopping...": gettext_noop("Stopping"),
        "Connecting": gettext_noop("Connecting"),
        "Connecting to Streamlit server": gettext_noop("Connecting to the server"),
        "Error": gettext_noop("No connection"),
        "Unable to connect to Streamlit server": gettext_noop("The server cannot be reached."),
    },
    "[role=dialog]": {
        "Close": gettext_noop("Close"),
        "Connection error": gettext_noop("No connection"),
        "Streamlit server is not responding. Are you connected to the internet?": NO_ANSWER,
        STOPPED: NO_ANSWER,
        "streamlit run yourscript.py": "streamlit run app.py",
    },
}
"""What Streamlit says, in each of its elements, and what is said instead; '' where a button is hidden."""


@lru_cache(maxsize=1)
def script() -> str:
    """Return the script that says Streamlit's words in every language of the interface."""
    said = {
        language: {
            place: {theirs: own for theirs, ours in words.items() if (own := _own(ours, language)) != theirs}
            for place, words in WORDS.items()
        }
        for language in languages()
    }
    parts = [(ASSETS / name).read_text(encoding="utf-8") for name in ("words.js", "room.js", "tabs.js")]
    return "\n".join([f"const SAID = {json.dumps(said, ensure_ascii=False)};", *parts])


def _own(sentence: str, language: str) -> str:
    places = {name: f"{{{name}}}" for name in ("name", "size", "count")}
    return Words(language).gettext(sentence, **places)


@lru_cache(maxsize=1)
def page() -> str:
    """Return Streamlit's page with our name, icon and script in place of its own, and the style of print.

    That stands last: between rules that are equally strong, the later one holds.
    """
    index = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    sentences = [Words(language).gettext("These pages need JavaScript.") for language in languages()]
    head, _, rest = index.partition("<noscript>")
    _, _, tail = rest.partition("</noscript>")
    return (
        head.replace(
            "<title>Streamlit</title>", f'<title>cxdash</title>\n    <script type="module" src="{SCRIPT}"></script>'
        ).replace("./favicon.png", "/assets/icon.png")
        + "".join(f"<noscript><p>{sentence}</p></noscript>" for sentence in sentences)
        + tail.replace("</body>", '<link rel="stylesheet" href="/assets/page.css" /></body>')
    )


def waiting(step: int, spoken: str) -> str:
    """Return the page for whoever comes before pages are served, which asks again by itself; *spoken*: a language."""
    words = Words(controls.spoken(spoken))
    told = words.gettext("Step {step} of {steps}", step=step + 1, steps=len(server.STEPS))
    template = (ASSETS / "waiting.html").read_text(encoding="utf-8")
    return Template(template).substitute(
        language=words.tongue,
        title=words.gettext("cxdash is starting"),
        sentence=words.gettext(server.STEPS[step]),
        told=told,
        done=step + 0.5,
        steps=len(server.STEPS),
    )


async def _words(_request: Request) -> Response:
    return Response(script(), media_type="text/javascript", headers={"Cache-Control": "no-cache"})


ROUTE = Route(SCRIPT, _words)


class OwnPage:
    """ASGI middleware that answers with our page where Streamlit would with its own, and leads old addresses on.

    Led on here, an address leaves no step in the browser's history that the back button would fall into. Streamlit
    answers an address that it does not know with its page, too, and then says "Page not found" over another.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and answer in Streamlit's place where it answers with a page."""
        if scope["type"] == "websocket":
            await self._visit(scope, receive, send)
            return
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        answered = False

        async def in_its_place(message: Message) -> None:
            nonlocal answered
            if message["type"] == "http.response.start" and _is_page(message):
                answered = True
                await _answer(Request(scope))(scope, receive, send)
            elif not answered:
                await send(message)

        await self.app(scope, receive, in_its_place)

    async def _visit(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a visit on, noting when it is served; a browser that comes too early tries again by itself."""
        if server.Start.step is not None:
            await send({"type": "websocket.close", "code": TRY_AGAIN})
            return

        async def noted(message: Message) -> None:
            server.notice()
            await send(message)

        await self.app(scope, receive, noted)


def _is_page(message: Message) -> bool:
    headers = dict(message["headers"])
    own = doors.OWN_POLICY.lower().encode() in headers
    return message["status"] == 200 and headers.get(b"content-type", b"").startswith(b"text/html") and not own


def _answer(request: Request) -> Response:
    here, query = request.scope.get("root_path", ""), dict(request.query_params)
    asked = request.url.path.removeprefix(here).strip("/"), query
    page_today, query_today = earlier.today(*asked)
    if (page_today, query_today) != asked:
        return RedirectResponse(f"{here}/{page_today}?{urlencode(query_today)}".rstrip("?"))
    server.notice()
    if server.Start.step is not None:
        spoken = request.headers.get("accept-language", "")[:2]
        return HTMLResponse(waiting(server.Start.step, spoken), 503, {"Cache-Control": "no-store", "Retry-After": "1"})
    return HTMLResponse(page(), headers={"Cache-Control": "no-cache"})
