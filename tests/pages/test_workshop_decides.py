"""From what the room answered, and from a step without a vote, one press leads to a decision."""

from dataclasses import replace
from urllib.parse import parse_qsl

from cxdash.domain.ownership import Cell
from cxdash.domain.people import admin
from cxdash.domain.workshop.questions import Kind
from cxdash.store import database
from cxdash.store.read import proposals as kept_proposals
from cxdash.store.write import changes, proposals
from tests.company import COMPANY, take
from tests.pages.reader import Reader
from tests.pages.test_decide import fill_in
from tests.room import FREE, OWNER, held

SHOULD = replace(OWNER, kind=Kind.OWNER_SHOULD)


def host(room):
    return Reader("workshop", lang="en", workshop=room.key, part="home")


def voted_on(engine, question, answer="CIO"):
    """Return the room, after seven gave an answer and one named its chief executive, and saw that."""
    take(engine, COMPANY)
    room = held(engine, question)
    reader = host(room).press(f"workshop step {room.now.steps[0].number}")
    room.open(room.questions[0])
    for voter in range(8):
        room.vote(f"phone {voter}", {"choice": "CEO" if voter == 0 else answer})
    room.close(room.questions[0])
    room.reveal(room.questions[0])
    return room, reader.run()


def test_what_the_room_answered_is_the_reason_of_a_decision_made_on_it(own_store):
    room, reader = voted_on(own_store, SHOULD)

    reader.press(f"decide room {room.questions[0]}")
    (reason,) = [one.value for one in reader.dialog() if (getattr(one, "key", "") or "").startswith("decide reason ")]
    fill_in(reader, decision="IT owns Use")

    assert reason == "7 of 8 want IT director to own Use."
    assert "IT owns Use" in Reader("decide", lang="en").text()


def test_a_vote_on_who_should_own_a_stage_leads_to_a_proposal_of_just_that_which_can_be_kept(own_store):
    _, reader = voted_on(own_store, SHOULD)

    (link,) = [one for one in reader.links() if one.label == "Propose IT director as the owner"]
    asked = dict(parse_qsl(link.query_string))
    there = Reader(link.page, lang="en", part=asked["part"], model=asked["model"])
    before, filled_in = there.app.text_input[0].value, there.text()
    there.press("keep proposal")

    assert before == "Product and IT director answers for Use"
    assert "Filled in below under “Other models”: Product and IT director answers for Use." in filled_in
    assert "Filled in below" not in there.text()
    assert "One owner changes; whoever answered before is consulted, and all else stays." in there.text()
    with database.reading(own_store) as connection:
        (kept,) = kept_proposals.kept(connection).to_dict("records")
        cells = kept_proposals.cells(connection, kept["key"])
    assert (kept["name"], kept["model"]) == ("Product and IT director answers for Use", "one_owner")
    assert [cell.role for cell in cells if (cell.letter, cell.stage) == ("A", "use")] == ["CIO"]


def test_where_the_room_wants_no_one_role_it_is_led_to_where_any_owner_is_proposed(own_store):
    _, reader = voted_on(own_store, SHOULD, "nobody")

    (link,) = [one for one in reader.links() if one.label == "Propose another owner"]

    assert (link.page, "part=model" in link.query_string) == ("ownership", True)


def test_a_vote_on_who_owns_a_stage_today_proposes_nobody(own_store):
    _, reader = voted_on(own_store, OWNER)

    assert "Propose another owner" not in [one.label for one in reader.links()]


def test_a_decision_is_recorded_in_a_step_without_a_vote(own_store):
    room = held(own_store, FREE)
    asks, talks = room.now.steps
    reader = host(room).press(f"workshop step {asks.number}")
    offered = [one.key for one in reader.controls()]

    reader.press(f"workshop step {talks.number}")
    fill_in(reader.press("decide step"), decision="More tea")

    assert "decide step" not in offered
    assert "Is this what we decided? 0 of 1 confirmed." in host(room).text().replace("\\", "")


def test_the_proposal_of_a_change_of_owner_is_read_out_with_the_way_to_where_it_is_adopted(own_store):
    take(own_store, COMPANY)
    room = held(own_store, FREE)
    with changes.writing(own_store, admin("kari")) as change:
        key = proposals.keep(change, "Boss of all", "one_owner", {Cell("CEO", "A", "use"): ""})
    heads = ["key", "title", "status", "proposal", "workshop"]
    take(own_store, {"decisions": [heads, ["one", "One owner", "open", key, room.key]]})

    reader = host(room)

    assert "The proposal: Boss of all" in reader.text()
    (link,) = [one for one in reader.links() if one.label == "To the decisions"]
    assert (link.page, "part=decided" in link.query_string) == ("decide", True)
