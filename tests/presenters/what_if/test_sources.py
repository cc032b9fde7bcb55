"""Whose ranges the assumptions are."""

from datetime import date

import pytest

from cxdash.domain.assumptions import CONTACTS, LEAVERS
from cxdash.i18n.translator import Words, languages
from cxdash.presenters.what_if import sources

DAY = date(2026, 11, 29)


@pytest.mark.parametrize("language", languages())
def test_a_rooms_note_is_known_again_whichever_language_it_was_written_in(language):
    note = sources.of_a_room("Spring (two)", DAY, Words(language))

    said = sources.sentences({LEAVERS: note, CONTACTS: "The leaders' belief."}, Words("en"))

    assert said == [f"How many of 100 let-downs lead a customer to leave: {note}"]
    assert "Spring (two)" in note
