"""A workshop as its host holds it, from nothing to the minutes, and what the room sees meanwhile."""

import re
from dataclasses import replace
from datetime import date

import pytest

from cxdash.ballot import network
from cxdash.ballot.network import Address, Door
from cxdash.domain.people import Who, admin
from cxdash.domain.people.roles import Role
from cxdash.i18n.translator import languages
from cxdash.store import database
from cxdash.store.read import workshop as stored
from cxdash.store.write.workshop import closing, preparing, running, voting
from cxdash.ui.components import draw
from cxdash.ui.shell.signing import who
from cxdash.ui.workshop import absent
from tests.ballot.test_offline import answered
from tests.company import COMPANY, take
from tests.pages import stores
from tests.pages.reader import Reader
from tests.pages.test_decide import fill_in
from tests.room import ACTOR, EVERY, FREE, GUESS, OWNER, Room, held, plan

TEA, COFFEE = {"choice": "tea"}, {"choice": "coffee"}
NEXT = "Next step: Step 2"


def host(**link):
    return Reader("workshop", lang="en", **link)


def screen(**link):
    return Reader("room", lang="en", **link)


def only(engine):
    """Return the room of the one workshop in a store."""
    with database.reading(engine) as connection:
        (key,) = stored.kept(connection).key
    return Room(engine, key)


def vote(room, *given):
    """Vote once from a phone for each of the answers given."""
    for place, fields in enumerate(given):
        room.vote(f"phone {place}", fields)


def primary(reader):
    """Return the labels of the buttons in colour above the tabs: what the host does next."""
    return [
        button.label.replace("\\", "")
        for button in reader.app.button
        if button.proto.type == "primary"
        and re.match("workshop (step |open |close |reveal |again |door$)", button.key or "")
    ]


def said(button):
    """Return what a button says, without its colour and the signs that escape."""
    return re.sub(r":red\[(.*)\]", r"\1", button.label).replace("\\", "")


def press(reader, *labels):
    """Press buttons one after the other, by what they say."""
    for label in labels:
        (button,) = [one for one in reader.app.button if said(one) == label]
        button.click()
        reader.run()
    return reader


def test_from_nothing_to_the_first_vote_takes_four_presses(own_store):
    take(own_store, COMPANY)
    reader = host()

    for label in ("Prepare the workshop", "Start the workshop", "Start voting"):
        press(reader, label)
    room = only(own_store)
    room.vote("phone", {"choice": "week"})
    reader.run()

    assert (
        reader.finding
        == "1 of 12 has voted on “When did you last talk to a customer about what it is like to deal with us?”"
    )
    assert reader.link["workshop"] == room.key


def test_the_host_is_led_from_letting_phones_in_to_vote_to_answers_to_the_next_step(networks, own_store):
    room = held(own_store, FREE, OWNER)
    reader, seen = host(), []

    for label in ("Start the workshop", "Let phones in", "Start voting", "Close the vote", "Show the answers", NEXT):
        seen.append(primary(reader))
        press(reader, label)
        if label == "Start voting":
            vote(room, *[TEA] * 5, COFFEE)
            seen.append(reader.run().finding)

    assert seen == [
        ["Start the workshop"],
        ["Let phones in"],
        ["Start voting"],
        "6 of 12 have voted on “Tea or coffee?”",
        ["Close the vote"],
        ["Show the answers"],
        [NEXT],
    ]
    assert reader.finding == "The next vote is on “Who owns Use today?”"
    assert [step.ended_at is not None for step in room.now.steps] == [True, False, False]


def test_the_agenda_says_what_is_done_under_way_and_next(own_store):
    held(own_store, FREE, OWNER)
    reader = host()

    before = agenda(reader)
    press(reader, "Start the workshop", NEXT)

    assert before == ["Step 1 next", "Step 2", "Talk"]
    assert agenda(reader) == ["Step 1 done", "Step 2 now", "Talk next"]


def agenda(reader):
    """Return the agenda's steps, each with how it stands."""
    lines = [text.value.replace("\\", "").split("  \n") for text in reader.app.markdown]
    titles = [line[0].replace("**", "") for line in lines if len(line) == 2 and "minutes" in line[1]]
    return [title.replace(":gray-badge[", "").replace(":primary-badge[", "").rstrip("]") for title in titles]


@pytest.mark.parametrize("shown", [False, True])
def test_the_room_can_vote_again_and_sees_nothing_until_that_is_shown(shown, own_store):
    room = held(own_store, FREE)
    reader = press(host(), "Start the workshop", "Start voting")
    vote(room, *[TEA] * 6)
    press(reader, "Close the vote")
    if shown:
        press(reader, "Show the answers")

    press(reader, "Vote again")

    assert room.now.steps[0].round == 2
    assert reader.finding == "0 of 12 have voted on “Tea or coffee?”"
    assert "0 of 12 have voted." in screen().text()


def test_a_vote_that_nobody_answered_is_to_be_voted_again(own_store):
    held(own_store, FREE)

    reader = press(host(), "Start the workshop", "Start voting", "Close the vote")

    assert primary(reader) == ["Vote again"]


def test_answers_that_were_passed_over_can_still_be_shown(own_store):
    room = held(own_store, FREE, OWNER)
    reader = press(host(), "Start the workshop", "Start voting")
    vote(room, *[TEA] * 6)

    press(reader, NEXT, "Show the answers to “Tea or coffee?”")

    assert room.now.steps[0].state == "revealed"


@pytest.mark.parametrize("state", ["waiting", "open", "closed", "again"])
def test_no_page_shows_what_is_not_revealed(state, own_store):
    room = held(own_store, FREE)
    number = room.questions[0]
    if state != "waiting":
        room.open(number)
        vote(room, *[TEA] * 5, COFFEE)
    if state in ("closed", "again"):
        room.close(number)
    if state == "again":
        room.reveal(number)
        room.again(number)
        vote(room, *[TEA] * 5, COFFEE)

    pages = [screen(), *(host(part=part) for part in ("questions", "guess", "home"))]

    assert [page.app.exception for page in pages] == [[]] * 4
    assert ["Coffee" in page.text() for page in pages] == [False] * 4
    assert sum(len(page.charts()) for page in pages) == 0


def test_the_rooms_screen_has_no_frame_and_shows_the_code_while_the_room_can_vote(own_store):
    room = held(own_store, FREE)
    reader, coded = host(), []

    for label in ("Start the workshop", "Start voting", "Close the vote"):
        coded.append(room.now.code in screen().text())
        press(reader, label)
    seen = screen()

    assert coded == [True, True, True]
    assert room.now.code not in seen.text()
    assert (list(seen.controls()), seen.links()) == ([], [])


def test_while_a_step_guesses_a_curtain_lies_over_overview_and_then_only(own_store):
    stores.story(own_store, {"use": (4, 3)})
    room = held(own_store, FREE, GUESS)
    first, guess, after = (step.number for step in room.now.steps)
    seen = []

    for number in (0, first, guess, after):
        if number:
            running.start_step(own_store, admin("kari"), room.key, number)
        reader = Reader("overview", lang="en")
        seen.append((reader.finding.startswith("Hidden for now"), bool(reader.charts())))

    assert seen == [(False, True), (False, True), (True, False), (False, True)]


def test_of_several_workshops_the_newest_is_shown_unless_another_is_chosen(own_store):
    held(own_store, FREE)
    held(own_store, FREE, name="Autumn")

    reader = host()
    newest = reader.finding

    assert newest == "“Autumn” is ready, 15 minutes long"
    assert reader.choose("workshop", "spring").finding == "“Spring” is ready, 15 minutes long"
    assert screen(workshop="spring").finding == "Spring"


def test_a_workshop_is_copied_for_another_group_without_its_votes(own_store):
    room = held(own_store, FREE)
    room.open(room.questions[0])
    vote(room, *[TEA] * 6)

    reader = press(host(), "Make the copy")

    copy = Room(own_store, reader.link["workshop"])
    assert copy.now.name == "Spring, next group"
    assert [step.title for step in copy.now.steps] == [step.title for step in room.now.steps]
    assert copy.read(stored.answered, copy.key) == {}


def test_a_workshop_is_taken_back_to_the_start_of_the_day_once_that_is_confirmed(own_store):
    room = held(own_store, FREE)
    reader = press(host(), "Start the workshop", "Start voting")
    vote(room, *[TEA] * 6)

    press(reader, "Yes, start over")

    assert room.read(stored.answered, room.key) == {}
    assert reader.finding == "“Spring” is ready, 15 minutes long"


def test_a_workshop_is_ended_once_that_is_confirmed_and_then_votes_no_more(own_store):
    room = held(own_store)
    reader = press(host(), "Start the workshop").press("workshop end")

    assert room.now.state == "closed"
    assert reader.finding == "“Spring” is over, and nobody can trace a vote any longer."
    assert primary(reader) == []
    assert "That was all. Thank you." in screen().text()


def test_raised_hands_are_typed_in(own_store):
    room = held(own_store, FREE)
    number = room.questions[0]
    reader = press(host(), "Start the workshop", "Start voting")
    reader.app.session_state["more hands"] = True
    reader.run()
    reader.app.number_input(key=f"hand {number} 1 tea").set_value(4)
    reader.app.number_input(key=f"hand {number} 1 coffee").set_value(3)

    press(reader, "Save the hands")

    assert reader.finding == "7 of 12 have voted on “Tea or coffee?”"
    assert room.read(stored.answered, room.key) == {(number, 1): 7}


def test_a_step_gets_another_title_and_a_question_about_a_stage_by_its_name(own_store):
    take(own_store, COMPANY)
    preparing.prepare(own_store, ACTOR, plan())
    reader = host()
    editor(reader, "title").set_value("Whose is it?")
    editor(reader, "asks").set_value("owner_today")
    reader.run()
    about = editor(reader, "about")
    (key, name), *_ = [row[:2] for row in COMPANY["stages"][1:]]

    offered = about.options[0]
    about.set_value(f"stage:{key}")
    press(reader.run(), "Save the step")

    step = only(own_store).now.steps[0]
    assert offered == name
    assert (step.title, step.question.subject, step.question.subject_name.plain) == ("Whose is it?", key, name)
    assert step.question.choices


def editor(reader, name):
    """Return the field of the step that is edited."""
    (found,) = [one for one in reader.controls() if (one.key or "").startswith(f"step {name} ")]
    return found


def test_steps_are_added_moved_and_removed(own_store):
    room = held(own_store, FREE, OWNER)
    reader, seen = host(), []

    for label in ("Add a step after it", "Move down", "Remove the step"):
        press(reader, label)
        seen.append([step.title for step in room.now.steps])

    assert seen == [
        ["Step 1", "New step", "Step 2", "Talk"],
        ["Step 1", "Step 2", "New step", "Talk"],
        ["Step 1", "Step 2", "Talk"],
    ]


def test_what_is_refused_is_said_and_nothing_is_changed(own_store):
    room = held(own_store, FREE)
    reader = host()
    editor(reader, "title").set_value("")

    press(reader, "Save the step")

    assert "Step 1: A title has 1 to 200 characters." in reader.text()
    assert room.now.steps[0].title == "Step 1"


def test_a_question_that_was_opened_can_no_longer_be_changed(own_store):
    room = held(own_store, FREE)
    room.open(room.questions[0])
    reader = host()

    reader.app.session_state["more agenda"] = True
    reader.run()

    assert "The room has begun to vote on this question, so it stays as it is." in reader.text()
    assert not [one for one in reader.controls() if (one.key or "").startswith("step asks ")]


@pytest.fixture
def networks(monkeypatch):
    """A laptop in two networks, whose door opens only in the mind."""
    opened = []
    monkeypatch.setattr(network, "addresses", lambda: [Address("192.168.1.20", "Wi-Fi"), Address("10.0.0.7", "Cable")])
    monkeypatch.setattr(
        network, "open_door", lambda code, ip: opened.append(Door(code, ip, f"http://{ip}:8502/b/{code}"))
    )
    monkeypatch.setattr(network, "close_door", opened.clear)
    monkeypatch.setattr(network, "door", lambda: opened[-1] if opened else None)
    return opened


def test_phones_are_let_in_through_the_network_that_the_host_picks_and_shut_out_again(networks, own_store):
    room = held(own_store, FREE)
    reader, code = host(), room.now.code
    reader.app.selectbox(key="workshop network").set_value("10.0.0.7")
    reader.run()

    press(reader, "Let phones in")
    address = f"http://10.0.0.7:8502/b/{code}"
    pages = [page.text().replace(draw.JOINER, "") for page in (reader, screen())]
    press(reader, "Let no more phones in")

    assert [address in page for page in pages] == [True, True]
    assert (networks, address in reader.text().replace(draw.JOINER, "")) == ([], False)


def test_where_no_phone_can_vote_it_is_said_and_voting_may_begin_all_the_same(networks, own_store):
    held(own_store, FREE)
    reader, alone = host(), "No phone can vote yet: let phones in first, or count raised hands."

    begun = alone in press(reader, "Start the workshop").text()
    voting = primary(press(reader, "Start voting")), alone in reader.text()
    let_in = primary(press(reader, "Let phones in")), alone in reader.text()

    assert begun
    assert voting == (["Let phones in"], True)
    assert let_in == (["Close the vote"], False)


def test_where_there_is_no_network_the_vote_itself_is_in_colour(networks, monkeypatch, own_store):
    monkeypatch.setattr(network, "addresses", list)
    held(own_store, FREE)

    assert primary(press(host(), "Start the workshop")) == ["Start voting"]


def test_on_a_server_that_phones_reach_no_door_is_opened(networks, own_store):
    room = held(own_store, FREE)
    reader = host()
    reader.app.context["url"] = "https://cx.example.com/house/workshop"

    text = reader.run().text().replace(draw.JOINER, "")

    assert f"https://cx.example.com/house/b/{room.now.code}" in text
    assert networks == []
    assert "Let phones in" not in [said(button) for button in reader.app.button]


def test_without_a_network_hands_and_paper_are_left(networks, monkeypatch, own_store):
    monkeypatch.setattr(network, "addresses", list)
    held(own_store, FREE)

    assert "This laptop is in no network: join one, or type in hands and paper." in host().text()


def opened(reader, *codes):
    """Open what is closed at first, by its codes."""
    for code in codes:
        reader.app.session_state[f"more {code}"] = True
    return reader.run()


def test_slips_are_made_to_be_printed_once_it_is_known_where_phones_vote(networks, own_store):
    held(own_store, FREE)
    reader = opened(host(), "absent")
    before = reader.text()

    press(reader, "Let phones in", "Make slips")

    assert "Let phones in first: the slips say where to vote." in before
    (content,) = reader.app.session_state[absent.MADE].values()
    assert content.count(b"<article") == 12
    assert reader.app.get("download_button")


def test_a_leader_who_cannot_come_answers_a_file_and_it_is_taken_in(networks, own_store):
    room = held(own_store, FREE)
    reader = press(opened(host(), "absent"), "Make a ballot for one leader")
    (made,) = reader.app.session_state[absent.MADE].values()

    reader.app.file_uploader[0].set_value(
        ("answers.json", answered(made, {room.questions[0]: TEA}), "application/json")
    )
    press(reader.run(), "Take the answers in")

    assert "1 vote was taken in." in reader.text()
    assert room.read(stored.answered, room.key) == {(room.questions[0], 1): 1}


def test_a_file_that_holds_no_answers_is_refused_in_a_sentence(networks, own_store):
    room = held(own_store, FREE)
    reader = opened(host(), "absent")

    reader.app.file_uploader[0].set_value(("answers.json", b"[]", "application/json"))
    press(reader.run(), "Take the answers in")

    assert "These are no answers to a ballot." in reader.text()
    assert room.read(stored.answered, room.key) == {}


def test_a_revealed_question_is_the_heading_for_the_host_and_the_room(own_store):
    room = held(own_store, FREE)
    reader = press(host(), "Start the workshop", "Start voting")
    vote(room, *[TEA] * 5, COFFEE)

    press(reader, "Close the vote", "Show the answers")

    assert reader.finding == screen().finding == "5 of 6 answer “Tea”."
    assert len(screen().charts()) == 1
    assert screen().links() == []


def test_the_minutes_list_receipts_in_alphabetical_order(own_store):
    room = held(own_store, FREE)
    room.open(room.questions[0])
    vote(room, *[TEA] * 6)
    room.close(room.questions[0])
    reader = host(part="home")

    reader.app.session_state["more receipts 0 Receipts"] = True
    text = reader.run().text()

    receipts = sorted(room.receipts.values())
    places = [text.index(words) for words in receipts]
    assert places == sorted(places)
    assert "The minutes hold 1 question, with a receipt for each vote." in text


def test_minutes_of_raised_hands_promise_no_receipts(own_store):
    room = held(own_store, FREE)
    room.open(room.questions[0])
    voting.raise_hands(own_store, admin("kari"), room.key, room.questions[0], [(TEA, 7)])
    room.close(room.questions[0])

    text = host(part="home").text()

    assert "The minutes hold 1 question; raised hands and paper have no receipts." in text
    assert "Receipts stand in alphabetical order" not in text


def test_where_there_are_no_stages_it_says_what_cannot_be_asked(own_store):
    reader = host()

    assert "There are no stages yet, so nobody can be asked who owns them." in reader.text()
    assert "Type in the stages" in [link.label for link in reader.links()]
    assert "There is no workshop to show yet." in screen().text()

    press(reader, "Prepare the workshop")

    asked = [step.question.kind for step in only(own_store).now.steps if step.question]
    assert not reader.app.exception
    assert asked == ["last_talk"]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("question", EVERY, ids=lambda one: one.kind)
def test_every_kind_of_question_is_asked_in_every_language_and_typed_in_by_hand(question, language, own_store):
    room = held(own_store, question)
    running.start_step(own_store, admin("kari"), room.key, room.now.steps[0].number)
    room.open(room.questions[0])
    reader = Reader("workshop", lang=language)

    reader.app.session_state["more hands"] = True
    reader.run()

    assert not reader.app.exception
    assert not Reader("room", lang=language).app.exception
    assert [one.key for one in reader.controls() if (one.key or "").startswith("hand ")] or reader.app.dataframe


def decided(store, key, *more):
    """Load a decision made in a workshop, and others."""
    heads = ["key", "title", "owner", "status", "wording", "vote", "minority", "workshop"]
    row = ["one", "One owner", "CEO", "open", "The CEO owns Use.", "9 for, 2 against", "Too far away.", key]
    take(store, {"decisions": [heads, row, ["other", "Another", None, "open", None, None, None, None], *more]})


def test_what_was_decided_here_is_read_out_and_ticked_one_by_one(own_store):
    take(own_store, COMPANY)
    room = held(own_store, FREE)
    decided(own_store, room.key, ["gone", "Gone", None, "dropped", None, None, None, room.key])
    reader = host(part="home")

    before, said = reader.bold(), reader.text().replace("\\", "")
    reader.app.checkbox(key=f"confirm {room.key} one").check()
    after = reader.run().bold()

    assert "**Is this what we decided? 0 of 1 confirmed.**" in [text.replace("\\", "") for text in before]
    assert "**This is what we decided: all is read out and confirmed.**" in [text.replace("\\", "") for text in after]
    for line in ("The CEO owns Use.", "The vote: 9 for, 2 against", "Minority view: Too far away.", "Due: no date set"):
        assert line in said
    assert "Responsible: Chief executive" in said
    assert not {"Another", "Gone"} & set(said.split("\n"))


def test_a_decision_recorded_while_a_workshop_goes_on_is_one_of_that_workshop(own_store):
    take(own_store, COMPANY)
    room = held(own_store, FREE)
    running.start_step(own_store, admin("kari"), room.key, room.now.steps[0].number)
    reader = host(part="home")

    assert "**Nothing has been decided in this workshop yet.**" in reader.bold()
    fill_in(reader.press("decide readout"), decision="More tea")

    assert "**Is this what we decided? 0 of 1 confirmed.**" in [text.replace("\\", "") for text in reader.bold()]


def test_the_next_workshop_begins_with_what_came_of_the_last(own_store):
    take(own_store, COMPANY)
    last = on_day(own_store, "Spring", date(2026, 4, 1))
    vote_on(last, *[TEA] * 5, COFFEE)
    closing.close(own_store, ACTOR, last.key)
    decided(own_store, last.key, ["gone", "Fewer calls", None, "done", None, None, None, last.key])
    take(own_store, {"assignments": [["role", "letter", "stage"], ["CEO", "A", "order"], ["CIO", "A", "use"]]})
    room = on_day(own_store, "Summer", date(2026, 6, 1))
    first = host(part="home", workshop=last.key).text()
    vote_on(room, TEA, *[COFFEE] * 5)

    said = host(part="home", workshop=room.key).text().replace("\\", "")

    assert "Since “" not in first
    assert "Since “Spring” on Apr 1, 2026: 1 of 2 decisions done." in said
    assert "“Tea or coffee?” The room then: Tea (83%); now: Coffee (83%)." in said
    assert "No customers have answered since then." in said


def on_day(store, name, day):
    """Prepare a workshop with one question on a day, and return its room."""
    return Room(store, preparing.prepare(store, ACTOR, replace(plan(FREE, name=name), held_on=day)))


def vote_on(room, *given):
    """Hold a vote on a workshop's first question and show what was answered."""
    (number,) = room.questions
    running.start_step(room.engine, admin("kari"), room.key, room.now.steps[0].number)
    room.open(number)
    vote(room, *given)
    room.close(number)
    room.reveal(number)


@pytest.mark.parametrize("is_held", [False, True])
def test_a_viewer_is_told_once_what_he_may_not_do(is_held, own_store, monkeypatch):
    take(own_store, COMPANY)
    if is_held:
        held(own_store, OWNER)
    monkeypatch.setattr(who, "who", lambda: Who("vera", Role.VIEWER))

    said = Reader("workshop", lang="en").text()

    assert said.count("As viewer you may not prepare or hold workshops.") == 1
