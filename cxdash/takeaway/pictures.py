"""Pictures of pages as files: as SVG, whose text stays text, and as PNG; the same picture gives the same bytes."""

import hashlib
import io
import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pyarrow as pa

from cxdash.charts import kept
from cxdash.charts.compiled import compiled
from cxdash.domain.plain import plain
from cxdash.i18n.translator import Words
from cxdash.presenters.elements import Drawing
from cxdash.takeaway import converter, texts, theme, vector
from cxdash.takeaway.theme import SchemeName
from cxdash.takeaway.vector import Caption

WIDE = 1216
"""Pixels that a picture is wide where nothing else is asked, for which its words are made."""

ALONE = vector.room_for_a_picture(WIDE, Caption(""))
"""Pixels that it is wide without a caption, as with one around it: so each is drawn once for all files."""

SHARP = 1.5
"""Pixels of a PNG for each of the picture's: 1,824 across, as many as a slide has on a screen."""


def svg(
    drawing: Drawing,
    words: Words,
    *,
    width: int = WIDE,
    scheme: SchemeName = "light",
    caption: Caption | None = None,
) -> str:
    """Return a picture as SVG, *width* pixels wide in all; raises NotDrawn."""
    spec, tables = _spec(drawing, words, vector.room_for_a_picture(width, caption), scheme)
    content = [texts.harmless_json(one) for one in (spec, tables)]
    mark = f"p{hashlib.sha256(''.join(content).encode()).hexdigest()[:8]}"
    return vector.composed(_drawn(*content), drawing.alt, theme.scheme(scheme), caption, mark=mark)


def png(
    drawing: Drawing,
    words: Words,
    *,
    width: int = WIDE,
    scheme: SchemeName = "light",
    caption: Caption | None = None,
    times: float = SHARP,
) -> bytes:
    """Return a picture as PNG of *width* × *times* pixels; raises NotDrawn."""
    return converter.png(svg(drawing, words, width=width, scheme=scheme, caption=caption), times)


def archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return files by name in a ZIP archive, which is the same whenever it is made."""
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as packed:
        for name, held in files:
            about = ZipInfo(name)  # of the first day that a ZIP knows
            about.compress_type = ZIP_STORED if name.endswith(".png") else ZIP_DEFLATED
            about.external_attr = 0o644 << 16
            packed.writestr(about, held)
    return content.getvalue()


@lru_cache(maxsize=64)
def _drawn(spec: str, tables: str) -> str:
    made, rows = json.loads(_vega(spec)), json.loads(tables)
    for table in made["data"]:
        if table["name"] in rows:
            table["values"] = rows[table["name"]]
    return converter.svg(json.dumps(made))


def _vega(spec: str) -> str:
    """Return a picture without its data as Vega: kept on disk, since compiling takes longer than drawing."""
    file = kept.file(converter.VERSIONS, spec)
    if file and (found := kept.read(file)):
        return json.dumps(found)
    made = converter.vega(spec)
    if file:
        kept.write(file, made)
    return made


def _spec(
    drawing: Drawing, words: Words, width: int, scheme: SchemeName
) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
    """Return a picture as Vega-Lite with its theme, of a width and a height in pixels, its tables still empty; them."""
    made = compiled(drawing.picture, words.language, *drawing.arguments)
    tables = {name: _rows(table) for name, table in drawing.tables.tables.items()}
    config = _merged(theme.vega_config(scheme), made.get("config", {}))
    spec = {**made, "config": config, "datasets": {name: [] for name in tables}, "width": width}
    if drawing.row_height:
        spec["height"] = drawing.row_height * max(1, drawing.tables.rows) + drawing.above
    spec["padding"] = made.get("padding", {"bottom": 6})
    return spec, tables


def _rows(table: bytes) -> list[dict[str, Any]]:
    """Return the rows of a table that was made Arrow for the browser."""
    rows: list[dict[str, Any]] = plain(pa.ipc.open_stream(table).read_all().to_pylist())
    return rows


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Return two configurations in one; what *above* says, it says instead of the other."""
    both = dict(below)
    for name, value in above.items():
        held = both.get(name)
        both[name] = _merged(held, value) if isinstance(held, dict) and isinstance(value, dict) else value
    return both
