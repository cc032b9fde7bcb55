"""What holds for every page as a browser shows it, on every ground: seen on one walk, asked here one by one."""

import pytest

from cxdash.ui.shell import menu
from tests.browser.paper import SHEET
from tests.browser.sights import ABOVE_THE_HEADING, IN_THE_ROOM, NOTHING_CUT, WIDTHS
from tests.browser.walk import FIRST, GROUNDS, Walker
from tests.pages.reader import PAGES, PICTURED

pytestmark = pytest.mark.browser

FRAMED = [page for page in PAGES if page not in menu.OUTSIDE]

on_every_ground = pytest.mark.parametrize(("page", "ground"), [(page, ground) for page in FRAMED for ground in GROUNDS])
in_light = pytest.mark.parametrize("page", FRAMED)
pictured = pytest.mark.parametrize("page", PICTURED)


@pytest.fixture(scope="session")
def walk(browser, desk, server):
    return Walker(browser, desk, server).over


@on_every_ground
def test_the_console_is_clean_and_nothing_is_fetched_from_elsewhere(page, ground, walk):
    assert walk(page, ground).troubles == []


@on_every_ground
def test_every_picture_has_marks(page, ground, walk):
    empty = {
        tab: [marks for marks in pictures if not any(marks.values())]
        for tab, pictures in walk(page, ground).drawn.items()
    }

    assert empty == {tab: [] for tab in empty}


@pictured
def test_pages_of_pictures_have_one(page, walk):
    assert sum(map(len, walk(page, "light").drawn.values())) > 0


def test_the_pictures_of_satisfaction_have_a_mark_for_all_that_is_known(walk):
    stages, touchpoints = walk("satisfaction", "light").drawn[FIRST]

    assert stages["symbol"] == 8
    assert stages["rule"] >= 16
    assert stages["rect"] >= 8 + 1 + 8
    assert stages["text"] >= 8
    assert touchpoints["symbol"] == 4
    assert touchpoints["rule"] >= 8
    assert touchpoints["text"] >= 4


def test_the_matrix_of_owners_and_the_six_keys_have_marks(walk):
    matrix, *_ = walk("ownership", "light").drawn[FIRST]
    keys, *_ = walk("maturity", "light").drawn[FIRST]

    assert matrix["text"] >= 8 * 4
    assert matrix["rect"] >= 8
    assert keys["symbol"] >= 3
    assert keys["text"] >= 3


@on_every_ground
def test_everything_written_and_drawn_stands_out_from_its_ground(page, ground, walk):
    seen = walk(page, ground)

    assert seen.colour == GROUNDS[ground].colour
    assert {tab: sight["weak"] for tab, sight in seen.contrast.items()} == {tab: [] for tab in seen.contrast}
    assert seen.contrast[FIRST]["texts"] > 10
    if page == "satisfaction":
        assert seen.contrast[FIRST]["marks"] > 30


@on_every_ground
def test_no_rule_of_wcag_is_broken(page, ground, walk):
    found = walk(page, ground).access

    assert found == {tab: [] for tab in found}


@in_light
def test_nothing_is_cut_off_on_any_tab(page, walk):
    cut = walk(page, "light").cut

    assert cut[FIRST].keys() == WIDTHS.keys()
    assert cut == {tab: dict.fromkeys(sizes, NOTHING_CUT) for tab, sizes in cut.items()}


@pictured
def test_in_the_projector_view_nothing_is_cut_off_and_no_words_lie_over_others(page, walk):
    seen = walk(page, "room")

    assert seen.cut == {tab: {"room": NOTHING_CUT} for tab in (FIRST, *seen.cut)}
    assert seen.clashes == []


@pytest.mark.parametrize("ground", ["light", "dark"])
@in_light
def test_the_frame_keeps_to_one_row_and_what_is_chosen_is_seen_whole(page, ground, walk):
    assert walk(page, ground).frame == {"below": [], "cut": []}


@on_every_ground
def test_there_is_one_heading_of_the_first_level_and_it_begins_high_up(page, ground, walk):
    (top,) = walk(page, ground).headings

    assert 0 < top <= ABOVE_THE_HEADING * (IN_THE_ROOM if ground == "room" else 1)


@in_light
def test_everything_is_reached_by_keyboard_and_the_focus_is_seen(page, walk):
    found = walk(page, "light").focus

    assert found == {"reached": found.get("reached"), "missed": [], "unseen": []}
    assert found["reached"] > 5


@in_light
def test_every_picture_is_printed_whole_on_one_sheet(page, walk):
    paper = walk(page, "light").paper

    assert {tab: one.cut for tab, one in paper.items() if any(one.cut)} == {}
    assert page not in PICTURED or any(len(one.cut) for one in paper.values())


@in_light
def test_sheets_lie_on_their_side_and_nothing_printed_can_be_pressed(page, walk):
    paper = walk(page, "light").paper

    assert {size for one in paper.values() for size in one.sizes} == {SHEET}
    assert {tab: one.pressed for tab, one in paper.items() if one.pressed} == {}


@on_every_ground
def test_on_paper_every_scheme_is_dark_on_white(page, ground, walk):
    paper, contrast = walk(page, ground).printed

    assert paper == "rgb(255, 255, 255)"
    assert contrast["weak"] == []
