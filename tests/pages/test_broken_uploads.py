"""Broken files dropped on the one door: a sentence or a question each, no exception, and the store as it was."""

from pathlib import PurePath

import pytest

from cxdash.ui.data import door
from tests.company import COMPANY, take
from tests.exchange import broken
from tests.exchange.test_broken_uploads import contents
from tests.pages.reader import Reader
from tests.pages.test_data import said
from tests.soak import TIMES

COUNT = 10 if TIMES == 1 else 100


@pytest.mark.soak
def test_a_broken_file_is_answered_on_the_page_and_changes_nothing(own_store, sqlite_address):
    take(own_store, COMPANY)
    before = contents(sqlite_address)

    wrong = [fault for number in numbers() if (fault := what_is_wrong(number))]

    assert wrong == []
    assert contents(sqlite_address) == before


def numbers():
    """Return the numbers of uploads whose names the page lets a reader choose, some of every kind."""
    fitting = (n for n in range(0, 3 * 16 * COUNT, 3) if PurePath(broken.upload(n)[0]).suffix[1:] in door.KINDS)
    return [number for _, number in zip(range(COUNT), fitting, strict=False)]


def what_is_wrong(number):
    """Return what was not as it should be when the upload of a number was dropped, or ''."""
    name, content = broken.upload(number)
    reader = Reader("data", lang="en", part="load")
    reader.app.file_uploader[0].set_value((name, content, ""))
    reader.run()
    asked = [box for box in reader.app.selectbox if (box.key or "").startswith("kind of")]
    if reader.app.exception or not (said(reader) or asked):
        return f"{number}, {broken.kind_of(number)}, {name}: {[one.message for one in reader.app.exception]}"
    return ""
