"""A reader of the pages without a browser: opens a link, moves the controls, and sees what stands on the screen."""

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.proto.RootContainer_pb2 import RootContainer
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Dataframe, Element, Widget

ROOT = Path(__file__).parents[2]
PAGES = sorted(page.stem for page in (ROOT / "pages").glob("[a-z]*.py"))
PICTURED = [page for page in PAGES if page not in ("workshop", "room", "data", "methods")]
"""Pages with a picture."""

MISSING = "None"
"""What Streamlit writes into the cells of a table where nothing is known, unless told otherwise."""

TRIGGERS = ("button", "menu_button")
"""Widgets that say what is done, not what is chosen."""

FRAME = "-frame"
"""How the identity of the block ends that holds the frame."""

SWITCHED = {True: "1", False: ""}
"""What a switch writes into the link."""


class Chart(NamedTuple):
    """A picture as the browser gets it."""

    spec: dict[str, Any]
    tables: dict[str, pd.DataFrame]
    alt: str


class Grid(NamedTuple):
    """A table as the browser gets it: its values, what is written in its cells, and its columns' settings by head."""

    title: str
    values: pd.DataFrame
    written: pd.DataFrame
    columns: dict[str, dict[str, Any]]


class Reader:
    """One reader's session."""

    def __init__(self, page: str = "satisfaction", *, locale: str | None = None, **link: str) -> None:
        """Open a *page*, or the root where it is '', by its *link*, in a browser that speaks a *locale*."""
        self.app = AppTest.from_file(ROOT / "cxdash" / "entry" / "frame.py", default_timeout=60)
        self.app.query_params.update(link)
        self.app.context["locale"] = locale
        if page:
            self._turn_to(page)
        self.app.run()

    def go_to(self, page: str) -> "Reader":
        """Take another page from the menu; as in a browser, the address loses what stood after its question mark."""
        self.app.query_params.clear()
        self._turn_to(page)
        return self.run()

    def _turn_to(self, page: str) -> None:
        self.app.switch_page(f"../../pages/{page}.py")

    def run(self) -> "Reader":
        self.app.run()
        return self

    def choose(self, name: str, value: str) -> "Reader":
        """Move the control of one name in the link."""
        (control,) = [widget for widget in self.controls() if widget.key == f"choose {name}"]
        control.set_value(bool(value) if isinstance(control.value, bool) else value)
        return self.run()

    def chosen(self) -> dict[str, str]:
        """The value in the link of each control that is on the page."""
        controls = {
            widget.key.removeprefix("choose "): widget for widget in self.controls() if not _opens_something(widget)
        }
        values = {
            name: self.app.session_state[name] if widget.type in TRIGGERS else widget.value
            for name, widget in controls.items()
        }
        return {name: SWITCHED.get(value, value) for name, value in values.items()}

    def open_part(self, part: str) -> "Reader":
        """Open a tab by its name in the link."""
        self.app.session_state["part"] = part
        return self.run()

    def open_more(self, title: str) -> "Reader":
        """Open what is closed at first, by its title."""
        assert title in [block.label for block in self.blocks() if block.type == "expander"]
        self.app.session_state[f"more {title}"] = True
        return self.run()

    def all_columns(self) -> "Reader":
        """Show all columns of every table."""
        for switch in self.app.toggle:
            if switch.key.startswith("all columns "):
                switch.set_value(True)
        return self.run()

    def submit(self, label: str) -> "Reader":
        """Press a form's button by its label."""
        (button,) = [button for button in self.app.button if button.label == label]
        button.click()
        return self.run()

    @property
    def link(self) -> dict[str, str]:
        """The names and values in the address."""
        return dict(self.app.query_params)

    @property
    def finding(self) -> str:
        """The page's only heading."""
        (heading,) = self.app.title
        return heading.value.replace("\\", "")

    def links(self) -> list[Any]:
        """The links to other pages below the frame."""
        return [element.proto for element in self.below() if element.type == "page_link"]

    def bold(self) -> list[str]:
        """What is written below the frame and begins in bold, as Markdown without the signs that escape."""
        texts = [element.value for element in self.below() if element.type == "markdown"]
        return [text.replace("\\", "") for text in texts if text.startswith("**")]

    def charts(self) -> list[Chart]:
        """All pictures in the order of the page."""
        return [_chart(element.proto) for element in self.app.get("vega_lite_chart")]

    def tables(self) -> list[pd.DataFrame]:
        """All tables in the order of the page."""
        return [table.value for table in self.app.dataframe]

    def grids(self) -> list[Grid]:
        """All tables that are read only, as the browser gets them."""
        return [_grid(table) for table in self.app.dataframe if table.editing_mode == "read_only"]

    def controls(self) -> list[Widget]:
        """All that the reader can move."""
        return [element for element in self.elements() if isinstance(element, Widget)]

    def elements(self) -> Iterator[Element]:
        return (node for node in _nodes(self.app.main) if not isinstance(node, Block))

    def dialog(self) -> list[Element]:
        """All that is in the dialog over the page; nothing while none is open. The style of print stands beside it."""
        events = self.app._tree.children.get(RootContainer.EVENT)
        shown = [node for node in _nodes(events) if not isinstance(node, Block)] if events else []
        return [node for node in shown if node.type != "html"]

    def press(self, key: str) -> "Reader":
        """Press a button by its key."""
        (button,) = [button for button in self.app.button if button.key == key]
        button.click()
        return self.run()

    def below(self) -> Iterator[Element]:
        """All that is on the page but for the frame."""
        return (node for node in _nodes(self.app.main, without=FRAME) if not isinstance(node, Block))

    def blocks(self) -> Iterator[Block]:
        return (node for node in _nodes(self.app.main) if isinstance(node, Block))

    def words(self, *, without: str = "no control") -> list[str]:
        """Everything that can be read on the page, but for the link to copy and the control whose key is *without*."""
        shown = [element for element in self.elements() if not (_is_link(element) or _key(element) == without)]
        labels = [word for block in self.blocks() for word in _labels(block)]
        return [word for element in shown for word in _words(element)] + labels

    def text(self) -> str:
        """Everything that can be read on the page, without the signs that keep it from being read as Markdown."""
        return "\n".join(self.words()).replace("\\", "")


def below(block: Block) -> Iterator[Element]:
    """Return what is in a block, without the blocks themselves."""
    return (node for node in _nodes(block) if not isinstance(node, Block))


def _nodes(block: Block, *, without: str = "no block") -> Iterator[Any]:
    for node in block.children.values():
        yield node
        if isinstance(node, Block) and not getattr(node.proto, "id", "").endswith(without):
            yield from _nodes(node, without=without)


def _opens_something(element: Element) -> bool:
    return _key(element).startswith(("menu ", "decide ", "home "))


def _key(element: Element) -> str:
    return getattr(element, "key", None) or ""


def _is_link(element: Element) -> bool:
    return element.type == "code" and "?" in element.value


def _words(element: Element) -> list[str]:
    if element.type == "vega_lite_chart":
        chart = _chart(element.proto)
        return [chart.alt, *(word for table in chart.tables.values() for word in _cells(table, ""))]
    if isinstance(element, Dataframe) and element.editing_mode != "read_only":
        return [element.proto.alt, *_of_editor(json.loads(element.proto.columns))]
    if isinstance(element, Dataframe):
        return [element.proto.alt, *_cells(_grid(element).written, element.proto.placeholder or MISSING)]
    proto = element.proto
    said = [getattr(proto, name, "") for name in ("label", "body", "help", "delta", "caption", "code_text", "text")]
    said += getattr(element, "options", [])
    return [word for word in said if isinstance(word, str) and word]


def _grid(table: Dataframe) -> Grid:
    written = convert_arrow_bytes_to_pandas_df(table.proto.arrow_data.styler.display_values)
    return Grid(table.proto.alt, table.value, written, json.loads(table.proto.columns))


def _of_editor(columns: dict[str, Any]) -> Iterator[str]:
    """Yield the names, notes and choices of an editor's columns; what is in its cells is the users' own."""
    for column in columns.values():
        yield from (column.get("label") or "", column.get("help") or "")
        yield from (str(option["label"]) for option in column.get("type_config", {}).get("options") or [])


def _labels(block: Block) -> list[str]:
    proto = block.proto
    said = [getattr(block, "label", ""), getattr(getattr(proto, "popover", None), "label", "")]
    return [word for word in said if word]


def _cells(table: pd.DataFrame, missing: str) -> list[str]:
    cells = table.astype(object).where(table.notna(), missing)
    return [*map(str, table.columns), *(str(cell) for row in cells.to_numpy().tolist() for cell in row)]


@lru_cache(256)
def table_of(content: bytes) -> pd.DataFrame:
    """Return a picture's table; most pages show the same one again and again."""
    return convert_arrow_bytes_to_pandas_df(content)


def _chart(proto: Any) -> Chart:
    tables = {dataset.name: table_of(dataset.data.data) for dataset in proto.datasets}
    return Chart(json.loads(proto.spec), tables, proto.alt)


def click(key: str) -> None:
    """Click a button while the page still runs, as a browser does."""
    context = get_script_run_ctx()
    clicked = context.session_state._state._key_id_mapper.get_id_from_key(key)
    others = [one for one in context.session_state.get_widget_states() if one.WhichOneof("value") != "trigger_value"]
    states = WidgetStates(widgets=[*others, WidgetState(id=clicked, trigger_value=True)])
    asked = RerunData(context.query_string, states, context.page_script_hash)
    context.script_requests.request_rerun(asked)
