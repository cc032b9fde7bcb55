"""What is taken home is chosen in a dialog on every page, and made of what the page shows."""

import io

import pytest
from pptx import Presentation

from cxdash.domain.people import admin
from cxdash.store.write.workshop import running
from cxdash.takeaway import files
from cxdash.takeaway.waiting import still_wanted
from cxdash.ui.components import pictures
from cxdash.ui.shell.take_home import MADE
from tests.pages import stores
from tests.pages.reader import Reader, click
from tests.room import GUESS, held


def take(page: str, what: str, languages: tuple[str, ...] = ("en",), **link: str):
    """Take one of `WHAT` home from a page, as slides; return the file that was made."""
    reader = Reader(page, lang="en", on="2026-11-30", **link)
    reader.app.button(key="home frame").click()
    reader.run()
    (choice,) = [one for one in reader.app.radio if "Everything" in one.options]
    choice.set_value(what)
    kinds, spoken = reader.app.get("button_group")[-2:]
    kinds.set_value(["deck"])
    spoken.set_value(list(languages))
    reader.submit("Make the files")
    return reader.app.session_state[MADE]


def titles(file) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in Presentation(io.BytesIO(file.content)).slides]


def test_this_page_is_taken_home_in_its_view_and_language(open_store):
    open_store("company")
    page = Reader("ownership", lang="en", on="2026-11-30", segment="Business")

    file = take("ownership", "here", segment="Business")

    assert file.name.endswith("-2026-11-30-en-slides.pptx")
    assert titles(file)[0] == page.finding
    assert all(page.finding != title for title in titles(file)[1:])


def test_several_languages_are_one_archive(open_store):
    open_store("company")

    assert take("overview", "decided", ("en", "nb")).name.endswith("2026-11-30.zip")


@pytest.mark.parametrize(("page", "offered"), [("data", False), ("maturity", True)])
def test_a_page_without_figures_offers_everything_but_itself(open_store, page, offered):
    open_store("company")
    reader = Reader(page, lang="en")

    reader.app.button(key="home frame").click()
    reader.run()

    (choice,) = [one for one in reader.app.radio if "Everything" in one.options]
    assert any("This page" in one for one in choice.options) is offered


def test_nothing_chosen_makes_nothing_and_says_what_to_choose(open_store):
    open_store("minimal")
    reader = Reader("overview", lang="en")
    reader.app.button(key="home frame").click()
    reader.run()
    reader.app.get("button_group")[-1].set_value([])

    reader.submit("Make the files")

    assert "Choose at least one kind of file and one language." in [one.value for one in reader.app.markdown]
    assert MADE not in reader.app.session_state


def test_while_a_room_guesses_overview_is_not_taken_home(own_store):
    stores.story(own_store, {"use": (4, 3)})
    room = held(own_store, GUESS)
    before = titles(take("satisfaction", "all"))

    running.start_step(own_store, admin("kari"), room.key, room.now.steps[0].number)
    during = titles(take("satisfaction", "all"))

    assert len(during) == len(before) - 1
    assert before[0] not in during


def test_on_a_phone_the_menu_opens_what_is_taken_home_and_leaves_the_page(open_store, monkeypatch):
    open_store("minimal")
    monkeypatch.setattr(pictures, "on_a_phone", lambda: True)
    reader = Reader("ownership", lang="en")
    finding = reader.finding

    reader.app.menu_button(key="menu Menu").click("take home")
    reader.run()

    (choice,) = [one for one in reader.app.radio if "Everything" in one.options]
    assert choice.options[0] == "This page: Owners"
    assert reader.finding == finding


def test_whoever_stops_the_making_is_told_that_no_file_was_made(open_store, monkeypatch):
    open_store("company")
    reader, made, content = Reader("overview", lang="en", on="2026-11-30"), [], files.content

    def stopped_after_the_first(found, kind):
        made.append(kind)
        click("stop take home")
        return content(found, kind)

    reader.app.button(key="home frame").click()
    reader.run()
    kinds = reader.app.get("button_group")[-2]
    kinds.set_value(["html", "deck", "book"])
    with monkeypatch.context() as patch:
        patch.setattr(files, "content", stopped_after_the_first)
        reader.submit("Make the files")

    assert made == ["html"]
    assert "Stopped. No file was made." in [one.value for one in reader.app.markdown]
    assert MADE not in reader.app.session_state

    reader.submit("Make the files")

    assert reader.app.session_state[MADE].name.endswith(".zip")
    assert "Stopped. No file was made." not in [one.value for one in reader.app.markdown]


def test_the_making_stops_in_the_middle_of_a_file(open_store, monkeypatch):
    open_store("company")
    reader, drawn, content = Reader("overview", lang="en", on="2026-11-30"), [], files.content

    def stopped_within(found, kind):
        click("stop take home")
        still_wanted()
        drawn.append(kind)
        return content(found, kind)

    reader.app.button(key="home frame").click()
    reader.run()
    monkeypatch.setattr(files, "content", stopped_within)
    reader.submit("Make the files")

    assert drawn == []
    assert "Stopped. No file was made." in [one.value for one in reader.app.markdown]
    assert MADE not in reader.app.session_state
