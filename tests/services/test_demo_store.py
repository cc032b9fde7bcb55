"""The demo company opens where there is no other, is marked, and gives way to the first data of one's own."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from cxdash.services import demo_store
from cxdash.store import database
from tests.builders import load

FRAME = Path(__file__).parents[2] / "cxdash" / "entry" / "frame.py"
MARKED = "made-up company"


def test_the_demo_opens_at_the_first_start_and_every_page_says_that_it_is_made_up(installation):
    demo_store.build_where_needed()

    app = AppTest.from_file(str(FRAME), default_timeout=60)
    app.query_params.update({"lang": "en", "period": "12m"})

    methods = _texts(app.switch_page("../../pages/methods.py").run())
    satisfaction = _texts(app.switch_page("../../pages/satisfaction.py").run())

    assert not app.exception
    assert MARKED in methods
    assert MARKED in satisfaction
    assert "most of all in the stage Get connected: 3.0 against 4.1." in app.title[0].value.replace("\\", "")
    assert [metric.value for metric in app.metric] == ["62%", "+14"]


def _texts(app):
    return "\n".join(text.value.replace("\\", "") for text in app.markdown)


def test_the_demo_is_made_once(installation):
    demo_store.build_where_needed()
    made = demo_store.STORE.stat().st_mtime_ns

    demo_store.build_where_needed()

    assert made == demo_store.STORE.stat().st_mtime_ns


def test_the_first_data_of_ones_own_takes_the_place_of_the_demo(installation):
    own = database.open_store()
    before = demo_store.is_open()

    load(own, [("r1", "shop", "CSAT", 4)])

    assert (before, demo_store.is_open()) == (True, False)
