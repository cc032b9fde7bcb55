"""A reader of each framework, over the protocol that its browser part speaks: open, change the view, close.

Each change returns the bytes that came, and ends when the server has sent all of it.
"""

import json
import re
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlencode

import httpx2
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

TOKEN = re.compile(r'"token":\s*"([^"]+)"')
LEAST = 1000
"""Bytes below which no table can have come."""


class Client(Protocol):
    """A reader."""

    async def open(self, port: int) -> None:
        """Open the page."""

    async def change(self, view: str) -> int:
        """Choose a view and return the bytes that came."""

    async def close(self) -> None:
        """Leave."""


class Streamlit:
    """A reader of a Streamlit page, whose link holds the view."""

    page = ""

    def query(self, view: str) -> dict[str, str]:
        """Return the link's parameters for a view."""
        return {"view": view}

    async def open(self, port: int) -> None:
        """Open the websocket; the first change draws the page."""
        self._url = f"http://127.0.0.1:{port}/{self.page}"
        self._line: ClientConnection = await connect(
            f"ws://127.0.0.1:{port}/_stcore/stream", subprotocols=["streamlit"], max_size=None, ping_interval=None
        )

    async def change(self, view: str) -> int:
        """Run the page by another link."""
        asked = BackMsg()
        asked.rerun_script.page_name = self.page
        asked.rerun_script.query_string = urlencode(self.query(view))
        asked.rerun_script.context_info.locale = "en-GB"
        asked.rerun_script.context_info.url = self._url
        await self._line.send(asked.SerializeToString())
        came, kinds = 0, set()
        while True:
            content = await self._line.recv()
            came += len(content)
            message = ForwardMsg.FromString(content)
            kinds.add(message.delta.new_element.WhichOneof("type"))
            if message.WhichOneof("type") == "script_finished":
                break
        if "exception" in kinds:
            raise RuntimeError(f"The page failed at {view}.")
        return came

    async def close(self) -> None:
        """Close the websocket."""
        await self._line.close()


class Ours(Streamlit):
    """A reader of cxdash' Satisfaction page with its table open."""

    page = "satisfaction"

    def query(self, view: str) -> dict[str, str]:
        """Return the link's parameters for a view."""
        period, _, segment = view.partition("|")
        return {"lang": "en", "period": period, "segment": segment, "part": "table"}


class Link(Streamlit):
    """A reader of any page of cxdash, whose view is what stands in the link."""

    def __init__(self, page: str) -> None:
        self.page = page

    def query(self, view: str) -> dict[str, str]:
        """Return the link's parameters, which the view is written as."""
        return dict(parse_qsl(view))


class Dash:
    """A reader of a Dash page."""

    async def open(self, port: int) -> None:
        """Load the page and what it is made of."""
        self._line = httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=120, trust_env=False)
        await self._line.get("/")
        await self._line.get("/_dash-layout")

    async def change(self, view: str) -> int:
        """Call the page's callback."""
        outputs = [{"id": "picture", "property": "figure"}, {"id": "table", "property": "data"}]
        asked = {
            "output": "..picture.figure...table.data..",
            "outputs": outputs,
            "inputs": [{"id": "view", "property": "value", "value": view}],
            "changedPropIds": ["view.value"],
        }
        answer = await self._line.post("/_dash-update-component", json=asked)
        if answer.status_code != 200 or len(answer.content) < LEAST:
            raise RuntimeError(f"The page failed at {view}: {answer.text[:200]}")
        return len(answer.content)

    async def close(self) -> None:
        """Close the connection."""
        await self._line.aclose()


class Panel:
    """A reader of a Panel page, over Bokeh's protocol."""

    async def open(self, port: int) -> None:
        """Load the page, open its websocket, and find the field for the view."""
        async with httpx2.AsyncClient(timeout=120, trust_env=False) as line:
            token = TOKEN.search((await line.get(f"http://127.0.0.1:{port}/panel_page")).text)
        if not token:
            raise RuntimeError("Panel's page holds no token.")
        self._line = await connect(
            f"ws://127.0.0.1:{port}/panel_page/ws",
            subprotocols=["bokeh", token[1]],
            max_size=None,
            ping_interval=None,
        )
        self._asked = 0
        await self._message()  # ACK
        await self._send("PULL-DOC-REQ", {})
        header, content, _ = await self._message()
        while header["msgtype"] != "PULL-DOC-REPLY":
            header, content, _ = await self._message()
        self._field = _found(content)

    async def change(self, view: str) -> int:
        """Write the view into its field."""
        event = {"kind": "ModelChanged", "model": {"id": self._field}, "attr": "value", "new": view}
        await self._send("PATCH-DOC", {"events": [event]})
        came, waited = 0, {"ModelChanged", "ColumnDataChanged"}  # the picture, then the table
        while waited:
            _, content, size = await self._message()
            came += size
            waited -= {one["kind"] for one in content.get("events", ())}
        return came

    async def close(self) -> None:
        """Close the websocket."""
        await self._line.close()

    async def _send(self, kind: str, content: dict[str, Any]) -> str:
        self._asked += 1
        for part in ({"msgid": str(self._asked), "msgtype": kind}, {}, content):
            await self._line.send(json.dumps(part))
        return str(self._asked)

    async def _message(self) -> tuple[dict[str, Any], dict[str, Any], int]:
        """Return the header and the content of a message, and its bytes with those of its buffers."""
        parts = [await self._line.recv() for _ in range(3)]
        header, _, content = (json.loads(part) for part in parts)
        parts += [await self._line.recv() for _ in range(2 * header.get("num_buffers", 0))]
        return header, content, sum(map(len, parts))


def _found(node: Any) -> str:
    """Return the id of the text field in a document."""
    found = list(_fields(node))
    if len(found) != 1:
        raise RuntimeError(f"Panel's page has {len(found)} text fields.")
    return found[0]


def _fields(node: Any) -> Any:
    if isinstance(node, dict):
        if str(node.get("name", "")).endswith("TextInput") and "id" in node:
            yield node["id"]
        for one in node.values():
            yield from _fields(one)
    if isinstance(node, list):
        for one in node:
            yield from _fields(one)
