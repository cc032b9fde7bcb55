"""The frame above every page: whose figures, the menu, what they are narrowed to."""

from pathlib import Path

import pytest
from PIL import Image

from cxdash.i18n.translator import Words, languages
from cxdash.services import demo_store
from cxdash.ui.components import pictures
from cxdash.ui.shell import logo, menu
from tests.company import COMPANY, take
from tests.pages.reader import PAGES, Reader

UNFILTERED = ("maturity", "methods", *menu.OUTSIDE)
"""Pages that show everything whatever is chosen."""


def filters(reader):
    """Return what the button of the filters says, line by line; nothing where there is no such button."""
    said = [block.proto.popover for block in reader.blocks() if block.type == "popover" and block.proto.popover.icon]
    return [label.replace("\\", "") for one in said for label in one.label.split("  \n")]


def offered(reader, name):
    """Return the pages in a menu of the frame."""
    (found,) = [one for one in reader.app.menu_button if one.key == f"menu {name}"]
    return [option.strip("*") for option in found.options]


@pytest.mark.parametrize(
    ("page", "link", "said"),
    [
        ("satisfaction", {"period": "6m"}, ["6 months to May 2026"]),
        ("satisfaction", {"period": "6m", "segment": "Economy"}, ["6 months to May 2026 · Economy"]),
        (
            "ownership",
            {"period": "6m", "on": "2026-01-31"},
            ["**6 months to May 2026**", ":small[:gray[Jan 31, 2026]]"],
        ),
        (
            "ownership",
            {"period": "6m", "on": "2026-01-31", "segment": "Economy"},
            ["**6 months to May 2026**", ":small[:gray[Economy · Jan 31, 2026]]"],
        ),
        ("paths", {}, ["Today"]),
        ("data", {}, ["Our own"]),
    ],
)
def test_the_button_of_the_filters_says_what_is_chosen_in_two_lines_if_need_be(page, link, said, open_store):
    open_store("company")

    assert filters(Reader(page, lang="en", **link)) == said


@pytest.mark.parametrize("page", PAGES)
def test_every_page_can_be_narrowed_but_those_that_show_everything_and_the_rooms_screen(page, open_store):
    open_store("company")

    assert bool(filters(Reader(page, lang="en"))) == (page not in UNFILTERED)


@pytest.mark.parametrize("language", languages())
def test_every_page_stands_once_in_the_menu_and_its_title_is_the_browsers(language, open_store):
    open_store("company")
    titles = menu.titles(Words(language))

    reader = Reader("satisfaction", lang=language)

    links = [one.proto.label for one in reader.elements() if one.type == "page_link"][: len(menu.CONVERSATION) - 1]
    assert sorted(titles) == PAGES
    listed = [*links, titles["satisfaction"], *offered(reader, "More"), *(titles[page] for page in menu.OUTSIDE)]
    assert sorted(listed) == sorted(titles.values())


def test_a_page_of_a_menu_opens_with_the_view_kept(open_store):
    open_store("company")
    reader = Reader("satisfaction", lang="en", segment="Economy")

    reader.app.menu_button(key="menu More").click("maturity")
    reader.run()

    assert reader.link == {"lang": "en", "segment": "Economy"}
    assert "How ready are we?" in reader.text()


def test_on_a_phone_one_menu_holds_every_page_and_labels_have_two_lines(open_store, monkeypatch):
    open_store("company")
    monkeypatch.setattr(pictures, "on_a_phone", lambda: True)

    reader = Reader("satisfaction", lang="en", period="6m")

    titles = menu.titles(Words("en"))
    shown = [title for page, title in titles.items() if page not in menu.OUTSIDE]
    assert offered(reader, "Menu") == [*shown, "Take home"]
    assert filters(reader) == ["**Filters**", ":small[:gray[6 months to May 2026]]"]
    assert [one.label.split("  \n")[0] for one in reader.app.menu_button] == ["**Language**", "**Menu**"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Havbris", "**Havbris**"), ("x" * 41, f"**{'x' * 39}…**"), ("*a*", r"**\*a\***")],
)
def test_the_company_is_named_in_at_most_two_lines_and_as_it_is(name, shown, own_store):
    take(own_store, {**COMPANY, "company": [["name"], [name]]})

    reader = Reader("ownership", lang="en")

    assert reader.app.markdown[0].value == shown


@pytest.fixture
def logo_set(tmp_path, monkeypatch):
    """Set a logo of a size, or a file that is no picture where there is none."""

    def choose(size):
        file = tmp_path / "logo.png"
        file.write_bytes(b"no picture")
        if size:
            Image.new("RGB", size, "blue").save(file)
        monkeypatch.setenv("CXDASH_LOGO", str(file))

    logo._size.cache_clear()
    yield choose
    logo._size.cache_clear()


@pytest.mark.parametrize(("size", "width"), [((200, 100), 80), ((4000, 100), 180), ((10, 4000), 1)])
def test_a_logo_stands_in_place_of_the_name_and_no_larger_than_the_row(size, width, own_store, logo_set):
    take(own_store, {**COMPANY, "company": [["name"], ["Havbris"]]})
    logo_set(size)

    reader = Reader("ownership", lang="en")

    (picture,) = [one.proto for one in reader.elements() if one.type == "image"]
    assert [one.alt for one in picture.imgs] == ["Havbris"]
    assert logo.width() == width
    assert "**Havbris**" not in reader.words()


def test_a_logo_that_is_no_picture_leaves_the_name(own_store, logo_set):
    take(own_store, {**COMPANY, "company": [["name"], ["Havbris"]]})
    logo_set(None)

    assert "**Havbris**" in Reader("ownership", lang="en").words()


def test_the_demo_keeps_its_name_whatever_the_logo(open_store, logo_set, made, monkeypatch):
    open_store("company")
    monkeypatch.setattr(demo_store, "STORE", Path(made("demo").removeprefix("sqlite:///")))
    logo_set((200, 100))

    assert "made-up company" in Reader("ownership", lang="en", store="demo").text()
