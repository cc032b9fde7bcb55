import io
import re
import subprocess
import sys
from collections.abc import Iterator
from xml.etree import ElementTree as Xml
from zipfile import ZIP_STORED, ZipFile

import altair as alt
import pandas as pd
import pytest
from PIL import Image

from cxdash.charts import look
from cxdash.i18n.translator import Words
from cxdash.presenters.elements import Drawing, picture_tables
from cxdash.takeaway import pictures, texts
from cxdash.takeaway.pictures import Caption
from tests.conftest import REPOSITORY
from tests.takeaway.drawings import EN, saying

CAPTION = Caption("Nobody owns it.", ("How it is read.",), "Nordic Fibre · made up")
HOSTILE = [
    "<script>alert(1)</script>",
    "=cmd|'/C calc'!A0",
    "]]></style><!-- &amp; <svg onload='x'>",
    "\u202eright to left\u202c שלום مرحبا",
    "a\x00b\x0b",
    "W" * 300,
    "datum.x; (function(){return 1})()",
]


def words_in(picture: str) -> list[str]:
    return [one.text or "" for one in Xml.fromstring(picture).iter() if one.tag.endswith("}text")]


def test_the_picture_has_its_own_words_and_its_caption():
    picture = pictures.svg(saying("Get connected"), EN, caption=CAPTION)

    assert words_in(picture) == [
        "Nobody owns it.",
        "Get connected",
        "on a desk",
        "How it is read.",
        "Nordic Fibre · made up",
    ]
    assert 'aria-label="Get connected"' in picture


def test_it_is_as_wide_as_asked_and_as_high_as_its_rows():
    bare, narrow = Xml.fromstring(pictures.svg(saying("a"), EN)), pictures.svg(saying("a"), EN, width=400)

    assert (bare.get("width"), bare.get("height")) == ("1216", "80")
    assert Xml.fromstring(narrow).get("width") == "400"
    assert "on a phone" in words_in(narrow)
    assert Xml.fromstring(pictures.svg(saying("a"), EN, width=800, caption=CAPTION)).get("width") == "800"


def test_the_same_picture_gives_the_same_bytes_in_this_process_and_in_another():
    code = (
        "import hashlib; from cxdash.takeaway import pictures; from tests.takeaway.drawings import EN, saying;"
        "given = pictures.svg(saying('b'), EN).encode() + pictures.png(saying('b'), EN);"
        "print(hashlib.sha256(given).hexdigest())"
    )

    found = {
        subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, check=True, capture_output=True, text=True).stdout
        for _ in range(2)
    }
    pictures._drawn.cache_clear()
    once = pictures.svg(saying("b"), EN)
    pictures.svg(saying("c"), EN)
    pictures._drawn.cache_clear()

    assert len(found) == 1
    assert pictures.svg(saying("b"), EN) == once


def test_what_is_named_within_two_pictures_differs():
    named = [set(re.findall(r'id="([^"]+)"', pictures.svg(saying(text), EN))) for text in ("b", "c")]

    assert not named[0] & named[1]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_is_a_text_and_nothing_else(text):
    ordinary = pictures.svg(saying("ordinary"), EN, caption=CAPTION)

    hostile = pictures.svg(saying(text), EN, caption=Caption(text, (text,), text))

    kinds = {one.tag for one in Xml.fromstring(ordinary).iter()}
    assert {one.tag for one in Xml.fromstring(hostile).iter()} == kinds
    assert Xml.fromstring(hostile).get("width") == Xml.fromstring(ordinary).get("width")
    assert pictures.png(saying(text), EN).startswith(b"\x89PNG")


def test_the_schemes_colours_are_those_of_pages():
    light, dark = (pictures.svg(saying("a"), EN, scheme=scheme) for scheme in ("light", "dark"))

    assert "#C2410C" in light
    assert "#FF8A5C" in dark
    assert 'fill="#111820"' in dark


def test_a_png_has_as_many_pixels_as_asked_for_on_the_schemes_ground():
    drawn = Image.open(io.BytesIO(pictures.png(saying("a"), EN, scheme="dark", times=1.5)))

    assert drawn.size == (1824, 120)
    assert drawn.getpixel((1823, 119))[:3] == (0x11, 0x18, 0x20)


def test_an_archive_holds_its_files_and_is_the_same_whenever_it_is_made():
    packed = pictures.archive([("a.svg", b"<svg/>"), ("b.png", b"png")])

    with ZipFile(io.BytesIO(packed)) as opened:
        assert {name: opened.read(name) for name in opened.namelist()} == {"a.svg": b"<svg/>", "b.png": b"png"}
        assert opened.getinfo("b.png").compress_type == ZIP_STORED
        assert {one.date_time for one in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def _named_rows(words: Words) -> alt.Chart:
    axis = look.row_axis(words, labelLimit=220)
    return look.finished(
        alt.layer(
            alt.Chart(alt.NamedData("rows"))
            .mark_bar()
            .encode(y=alt.Y("name", type="nominal", axis=axis), x=alt.X("value", type="quantitative"))
        ),
        words,
    )


def test_names_of_rows_are_as_long_as_in_the_type_they_are_drawn_with_and_stay_within_the_picture():
    longest, longer = "Mm" * 9, "Mm" * 14
    rows = pd.DataFrame({"name": [longest, longer], "value": [1.0, 2.0]})
    drawn = pictures.svg(Drawing(_named_rows, "names", picture_tables({"rows": rows})), EN)

    (shown,), cut = [re.findall(f">({start}[^<]*)<", drawn) for start in (f"{longest}(?=<)", "Mm")]

    assert texts.width(longest, 13) < 220 < texts.width(longer, 13)
    assert shown == longest
    assert [one[-1] for one in cut if one != longest] == ["…"]
    assert texts.width(max(cut, key=len), 13) <= 220 * 1.03
    assert _leftmost(drawn) >= 0


def _leftmost(drawn: str) -> float:
    """Return where the leftmost of the texts that end at their place begins."""

    def begins(element: Xml.Element, left: float) -> Iterator[float]:
        moved = re.match(r"translate\((-?[\d.]+)", element.get("transform", ""))
        left += float(moved[1]) if moved else 0
        if element.text and element.get("text-anchor") == "end":
            yield left - texts.width(element.text, 13)
        for one in element:
            yield from begins(one, left)

    return min(begins(Xml.fromstring(drawn), 0))
