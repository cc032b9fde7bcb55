"""A picture is saved from its page, as whoever gets it sees it: with its finding and where it is from."""

import io
from xml.etree import ElementTree as Xml

import pytest
from PIL import Image
from playwright.sync_api import expect

from cxdash.i18n.translator import Words
from cxdash.takeaway.pictures import SHARP

pytestmark = pytest.mark.browser


def saved(visitor, label):
    """Return the name and the content of the file that a button of the open menu gives."""
    with visitor.page.expect_download() as downloaded:
        visitor.page.get_by_test_id("stPopoverBody").get_by_role("button").filter(has_text=label).click()
    return downloaded.value.suggested_filename, downloaded.value.path().read_bytes()


@pytest.mark.parametrize("language", ["en", "nb"])
def test_a_picture_is_saved_with_its_finding_and_its_source(language, visit):
    visitor, words = visit(f"/overview?lang={language}"), Words(language)
    finding = visitor.page.locator("[data-testid=stMain] h1").inner_text()

    visitor.page.get_by_test_id("stPopoverButton").filter(has_text=words.gettext("Save picture")).click()
    name, png = saved(visitor, "PNG")
    other, svg = saved(visitor, "SVG")

    picture = Xml.fromstring(svg)
    said = " ".join(one.text or "" for one in picture.iter() if one.tag.endswith("}text"))
    assert [name.split("-")[:2], name.split(".")[-1], other.split(".")] == [
        ["cxdash", "overview"],
        "png",
        [name.split(".")[0], "svg"],
    ]
    assert Image.open(io.BytesIO(png)).size == tuple(
        round(SHARP * int(picture.get(side))) for side in ("width", "height")
    )
    assert said.startswith(finding)
    assert words.gettext("All customers") in said


def test_the_button_is_not_on_the_rooms_screen_and_takes_no_room_of_its_own(visit):
    visitor = visit("/satisfaction?lang=en")
    button = visitor.page.get_by_test_id("stPopoverButton").filter(has_text="Save picture").first

    drawn = visitor.page.get_by_test_id("stVegaLiteChart").first.bounding_box()
    place = button.bounding_box()

    assert 24 <= place["height"] <= 28
    assert place["y"] - (drawn["y"] + drawn["height"]) < 16
    visitor.open("/room?lang=en")
    expect(button).to_have_count(0)
