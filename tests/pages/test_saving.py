"""Every picture on a page can be saved: with a button under it, which draws nothing until it is pressed."""

import pytest

from cxdash.i18n.translator import Words, languages
from cxdash.takeaway import converter
from cxdash.ui.components import pictures
from tests.pages.reader import PICTURED, Reader

LABELS = {Words(language).gettext("Save picture") for language in languages()}


def buttons(reader):
    """Return what the buttons that save a picture say."""
    labels = [block.proto.popover.label for block in reader.blocks() if block.type == "popover"]
    return [label for label in labels if label in LABELS]


@pytest.mark.parametrize("page", PICTURED)
def test_every_picture_has_a_button_that_saves_it(page, open_store):
    open_store("demo")

    reader = Reader(page, lang="en")

    assert reader.charts()
    assert buttons(reader) == ["Save picture"] * len(reader.charts())


@pytest.mark.parametrize("language", languages())
def test_pressed_it_offers_both_kinds_and_has_drawn_nothing_yet(language, open_store, monkeypatch):
    open_store("demo")
    monkeypatch.setattr(converter, "warm_up", lambda: None)
    monkeypatch.setattr(converter, "_ask", lambda *_: pytest.fail("It was drawn."))
    reader = Reader("satisfaction", lang=language)

    reader.app.session_state["save picture satisfaction-touchpoints"] = True
    reader.run()

    offered = [element.proto.label for element in reader.app.get("download_button")]
    assert [label.split(",")[0] for label in offered] == ["PNG", "SVG"]
    assert offered[0] == Words(language).gettext("PNG, for slides and mails")


def test_in_the_projector_view_and_on_a_phone_there_is_no_such_button(open_store, monkeypatch):
    open_store("demo")
    assert buttons(Reader("overview", lang="en", projector="1")) == []
    monkeypatch.setattr(pictures, "on_a_phone", lambda: True)

    phone = Reader("overview", lang="en")

    assert phone.charts()
    assert buttons(phone) == []
