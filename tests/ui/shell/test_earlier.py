"""Links of earlier versions: every page and tab there was still leads somewhere that is there."""

import pytest

from cxdash.ui.shell import earlier
from tests.pages.reader import PAGES
from tests.pages.test_every_page import PARTS

EARLIER = {
    "satisfaction": ("touchpoints", "time", "channels", "matters", "solved", "expected", "guess", "voices", "table"),
    "economics": ("spend", "leaving", "value", "claim", "effect", "segments", "ask"),
    "ownership": ("ask", "stage", "handoffs", "mandate", "measures", "money", "model", "history", "decisions"),
    "what_if": ("beliefs", "matters", "goal", "split", "worth", "kept"),
    "priorities": ("", "list", "need", "employees", "drop", "settle"),
    "maturity": ("next", "raters", "benchmarks"),
    "paths": ("roles", "lost", "rules"),
    "data": ("in", "quality", "load", "edit", "export", "changes", "survey", "records"),
}
"""Every tab that a link could name before pages and tabs were joined."""


@pytest.mark.parametrize(("page", "part"), [(page, part) for page, parts in EARLIER.items() for part in parts])
def test_every_earlier_tab_leads_to_a_page_and_a_tab_of_today(page, part):
    place = earlier.place(page, part)

    assert place.page in PAGES
    assert place.values.get("part", part) in ("", *PARTS.get(place.page, ()))


def test_nothing_that_is_there_is_led_away():
    here = [(page, part) for page, parts in PARTS.items() for part in parts]

    assert [(page, part) for page, part in here if earlier.place(page, part) != earlier.Place(page, {})] == []


@pytest.mark.parametrize(
    ("address", "today"),
    [
        (("priorities", {"part": "drop", "lang": "nb"}), ("decide", {"only": "drop", "lang": "nb"})),
        (("ownership", {"part": "measures", "stage": "use"}), ("ownership", {"part": "targets", "stage": "use"})),
        (("ownership", {"part": "decisions"}), ("decide", {"part": "decided"})),
        (("satisfaction", {"part": "voices"}), ("data", {"part": "voices"})),
        (("satisfaction", {"part": "guess", "stage": "use"}), ("workshop", {"part": "guess", "stage": "use"})),
        (("satisfaction", {"part": "solved"}), ("satisfaction", {"part": "solved"})),
        (("decide", {"felt": "help"}), ("decide", {"felt": "help"})),
        (("nowhere", {"lang": "sv"}), ("overview", {"lang": "sv"})),
        (("", {}), ("overview", {})),
    ],
)
def test_the_server_answers_an_old_address_with_that_of_today(address, today):
    assert earlier.today(*address) == today
    assert earlier.today(*today) == today
