from xml.etree import ElementTree as Xml

import pytest

from cxdash.takeaway import theme, vector
from cxdash.takeaway.vector import Caption

SVG = f"{{{vector.SVG}}}"
DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="100" viewBox="0 0 600 100">'
    '<rect width="600" height="100" fill="white"/><defs><clipPath id="clip{n}"><rect width="5" height="5"/></clipPath>'
    '</defs><g clip-path="url(#clip{n})" class="mark" role="graphics-symbol" aria-label="a bar">'
    '<path d="M506.50000000000006,0L-618.4,1e-7.25" font-family="Inter"/></g></svg>'
)
SOURCE = "Nordic Fibre · made up"


def composed(caption=None, number="7", mark="p1"):
    drawn = DRAWN.replace("{n}", number)
    return vector.composed(drawn, "A finding & more.", theme.scheme("light"), caption, mark=mark)


def lines(picture):
    return [(one.text, float(one.get("y"))) for one in Xml.fromstring(picture).iter(f"{SVG}text")]


def test_running_numbers_of_the_converter_leave_no_trace():
    assert composed(number="7") == composed(number="19")
    assert 'id="p1-0"' in composed()
    assert 'clip-path="url(#p1-0)"' in composed()


def test_it_says_its_finding_to_those_who_cannot_see_it_and_nothing_of_its_parts():
    picture = Xml.fromstring(composed())

    assert (picture.get("role"), picture.get("aria-label")) == ("img", "A finding & more.")
    assert {name for part in picture.iter() for name in part.attrib if part is not picture} & vector.UNUSED == set()


def test_lengths_are_rounded_and_the_typeface_is_said_once():
    assert "M506.5,0L-618.4" in composed()
    assert composed().count("font-family") == 1


def test_without_a_caption_it_is_as_large_as_what_is_drawn():
    picture = Xml.fromstring(composed())

    assert (picture.get("width"), picture.get("height")) == ("600", "100")


def test_the_finding_stands_above_and_legend_and_source_below_within_what_is_as_wide_as_asked():
    caption = Caption("A finding " * 12, ("How it is read.", "And more."), SOURCE)
    picture = composed(caption)
    written, height = lines(picture), float(Xml.fromstring(picture).get("height"))
    top = float(picture.split("translate(24,")[1].split(")")[0])

    assert float(Xml.fromstring(picture).get("width")) - vector.room_for_a_picture(648, caption) == 2 * vector.MARGIN
    assert " ".join(text for text, _ in written[:-3]) == ("A finding " * 12).strip()
    assert all(y < top for _, y in written[:-3])
    assert [text for text, _ in written[-3:]] == ["How it is read.", "And more.", SOURCE]
    assert all(top + 100 < y < height for _, y in written[-3:])
    assert [y for _, y in written] == sorted(y for _, y in written)


def test_a_caption_may_be_a_source_alone():
    assert [text for text, _ in lines(composed(Caption("", source=SOURCE)))] == [SOURCE]


@pytest.mark.parametrize(
    ("alt", "said", "title", "rest"),
    [
        ("Nobody owns it.", [], "Nobody owns it.", []),
        ("Nobody owns it. Two do.", ["", "Nobody owns it.", "Two do."], "Nobody owns it.", ["Two do."]),
        ("Nobodys own it.", ["Nobody"], "Nobodys own it.", []),
        ("Each touchpoint.", ["What customers got"], "Each touchpoint.", []),
    ],
)
def test_the_finding_is_the_sentence_beside_the_picture_and_what_else_is_said_of_it_stands_below(
    alt, said, title, rest
):
    found = vector.caption(alt, said, ["How it is read."], SOURCE)

    assert found == Caption(title, (*rest, "How it is read."), SOURCE)
