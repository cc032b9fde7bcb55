from itertools import product

import pytest

from cxdash.ballot.guesses import FROM_ALL, FROM_ONE, MOST_KNOWN, WITHIN, Guesses
from cxdash.domain.workshop.secrecy import LETTERS
from tests.ballot.phones import Phone, server, told
from tests.room import OWNER, held

CODES = ["".join(letters) for letters in product(LETTERS, repeat=5)][: FROM_ALL + FROM_ONE]


class Clock:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def guessed(count: int, address: str = "10.0.0.1", guesses: Guesses | None = None) -> Guesses:
    guesses = guesses or Guesses(Clock())
    for code in CODES[:count]:
        guesses.note(address, code, known=False)
    return guesses


def test_an_address_that_guesses_waits_until_its_first_guesses_are_ten_minutes_ago():
    guesses = guessed(FROM_ONE - 1)
    guesses._clock.now = 60
    assert guesses.wait("10.0.0.1", "RIGHT") == 0

    guesses.note("10.0.0.1", "WRONG", known=False)

    assert guesses.wait("10.0.0.1", "RIGHT") == WITHIN - 60
    assert guesses.wait("10.0.0.2", "RIGHT") == 0
    guesses._clock.now = WITHIN
    assert guesses.wait("10.0.0.1", "RIGHT") == 0


def test_guesses_from_many_addresses_are_counted_together():
    guesses = Guesses(Clock())
    for place, code in enumerate(CODES[:FROM_ALL]):
        guesses.note(f"10.0.{place // 50}.{place % 50}", code, known=False)

    assert guesses.wait("192.168.0.1", "RIGHT") == WITHIN


def test_a_room_that_has_its_code_is_answered_whatever_others_guess_at_its_address():
    guesses = Guesses(Clock())
    guesses.note("10.0.0.1", "RIGHT", known=True)

    guessed(FROM_ALL, guesses=guesses)

    assert guesses.wait("10.0.0.1", "RIGHT") == 0
    assert guesses.wait("10.0.0.1", "OTHER") == WITHIN


def test_phones_that_keep_asking_for_a_workshop_that_is_gone_are_one_guess():
    guesses = Guesses(Clock())
    for _ in range(3 * FROM_ALL):
        guesses.note("10.0.0.1", "GONE", known=False)

    assert guesses.wait("10.0.0.1", "RIGHT") == 0


@pytest.mark.parametrize(
    ("other", "waits"),
    [("2001:db8:1:2:ffff::1", True), ("2001:db8:1:3::1", False), ("::ffff:10.0.0.1", False), ("testclient", False)],
)
def test_a_network_of_ipv6_is_one_address(other: str, waits: bool):
    guesses = guessed(FROM_ONE, "2001:db8:1:2::1")

    assert (guesses.wait(other, "RIGHT") > 0) == waits


def test_an_address_of_ipv4_is_the_same_however_it_is_written():
    assert guessed(FROM_ONE).wait("::ffff:10.0.0.1", "RIGHT") == WITHIN


def test_what_is_remembered_is_bounded_and_holds_no_address():
    guesses = guessed(3)
    for place in range(MOST_KNOWN + 10):
        guesses.note("10.0.0.1", f"CODE{place}", known=True)

    assert len(guesses._known) == MOST_KNOWN
    assert "10.0.0.1" not in str(vars(guesses))


def test_whoever_guesses_is_told_to_wait_and_a_right_code_that_was_not_asked_for_before_is_no_exception(served):
    room, app = held(served, OWNER), server()
    phone = Phone(app, room.now.code)
    wrong = [code for code in CODES if code != room.now.code][:FROM_ONE]

    assert {phone.line.get(f"/b/{code}").status_code for code in wrong} == {404}
    for answer in (phone.line.get(phone.path), phone.line.get(f"{phone.path}/state"), phone.line.post(phone.path)):
        assert answer.status_code == 429
        assert 0 < int(answer.headers["retry-after"]) <= WITHIN
        assert told(answer.text).startswith("Too many wrong codes were typed in from this network.")


def test_three_hundred_phones_at_one_address_vote_while_some_of_them_mistype(served):
    room, app = held(served, OWNER), server()
    room.open(room.questions[0])
    code = room.now.code

    answers = []
    for place in range(300):
        phone = Phone(app, code)
        if place and place % 2:
            phone.line.get(f"/b/{CODES[place]}")
        answers.append(phone.vote(choice="CEO").status_code)

    assert set(answers) == {303}
    assert Phone(app, "").line.get(f"/b/{CODES[-1]}").status_code == 429
