"""Whatever host and phones do, in any order: every vote counts once as it was changed last, and none is seen early."""

import json

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import Engine

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import admin
from cxdash.store.read import workshop as stored
from cxdash.store.read.workshop import Form
from cxdash.store.write.workshop import closing, preparing, running, voting
from tests import soak
from tests.room import FREE, OWNER, held

PHONES = st.sampled_from(["anna", "bo", "cecilie"])
PLACES = st.sampled_from([0, 1])
CHOICES = st.sampled_from(["CIO", "CEO", "nobody", "tea", "coffee", ""])
OFFERED = ({"CIO", "CEO", "everyone", "nobody", "dont_know", ""}, {"tea", "coffee", ""})


def given(choice: str) -> dict[str, str]:
    """Return the fields that say a choice, or that nobody votes ('')."""
    return {"choice": choice} if choice else {"abstain": "1"}


class Day(RuleBasedStateMachine):
    """A workshop beside a plain description of it: the state and round of each question, and who answered what."""

    engine: Engine

    @initialize()
    def prepare(self) -> None:
        self.room = held(self.engine, OWNER, FREE)
        self.numbers, self.closed = self.room.questions, False
        self._start()

    def _start(self) -> None:
        self.states, self.rounds = ["waiting", "waiting"], [1, 1]
        self.votes: dict[tuple[int, int], dict[str, str]] = {}
        self.hands: dict[tuple[int, int], list[str]] = {}
        self.forms: dict[str, Form] = {}

    @rule(phone=PHONES, keep=st.booleans())
    def load_the_page(self, phone: str, keep: bool) -> None:
        form = self.room.form(phone)
        place = self.states.index("open") if "open" in self.states and not self.closed else None
        assert (form is None) == (place is None)
        if form and place is not None:
            assert (form.number, form.round) == (self.numbers[place], self.rounds[place])
            own = self.votes.get((place, form.round), {}).get(phone)
            assert form.given == (None if own is None else given(own))
            if keep or phone not in self.forms:
                self.forms[phone] = form

    @rule(phone=PHONES, choice=CHOICES)
    def vote(self, phone: str, choice: str) -> None:
        form = self.forms.get(phone)
        if form is None:
            return
        place = self.numbers.index(form.number)
        current = self.states[place] == "open" and self.rounds[place] == form.round and not self.closed
        refused = self._refused(lambda: self.room.vote(phone, given(choice), form))
        assert refused == (not current or choice not in OFFERED[place])
        if not refused:
            self.votes.setdefault((place, form.round), {})[phone] = choice

    @rule(place=PLACES, choice=CHOICES, count=st.integers(0, 3))
    def raise_hands(self, place: int, choice: str, count: int) -> None:
        may = self.states[place] in ("open", "closed") and not self.closed and choice in OFFERED[place]
        number = self.numbers[place]
        refused = self._refused(
            lambda: voting.raise_hands(self.engine, admin("kari"), self.room.key, number, [(given(choice), count)])
        )
        assert refused == (not may)
        if not refused:
            self.hands[place, self.rounds[place]] = [choice] * count

    @rule(place=PLACES)
    def open(self, place: int) -> None:
        may = self.states[place] == "waiting" and "open" not in self.states and not self.closed
        self._host(place, self.room.open, may, "open")

    @rule(place=PLACES)
    def close(self, place: int) -> None:
        self._host(place, self.room.close, self.states[place] == "open" and not self.closed, "closed")

    @rule(place=PLACES)
    def reveal(self, place: int) -> None:
        self._host(place, self.room.reveal, self.states[place] == "closed", "revealed")

    @rule(place=PLACES)
    def again(self, place: int) -> None:
        may = self.states[place] in ("closed", "revealed") and "open" not in self.states and not self.closed
        if self._host(place, self.room.again, may, "open"):
            self.rounds[place] += 1

    @rule(place=PLACES)
    def start_step(self, place: int) -> None:
        step = self.room.now.steps[place].number
        if not self._refused(lambda: running.start_step(self.engine, admin("kari"), self.room.key, step)):
            self._close_what_is_open()

    @rule()
    def reset(self) -> None:
        forms = self.forms
        preparing.reset(self.engine, admin("kari"), self.room.key)
        self._start()
        self.closed = False
        for phone, form in forms.items():
            assert self._refused(lambda phone=phone, form=form: self.room.vote(phone, given(""), form))

    @rule(really=st.sampled_from([False, False, True]))
    def close_for_good(self, really: bool) -> None:
        if really and not self._refused(lambda: closing.close(self.engine, admin("kari"), self.room.key)):
            self._close_what_is_open()
            self.closed = True

    @invariant()
    def every_vote_counts_once(self) -> None:
        if hasattr(self, "room"):
            counted = {
                (self.numbers[place], round_): n
                for place, round_ in {*self.votes, *self.hands}
                if (n := len(self._said(place, round_)))
            }
            assert counted == self.room.read(stored.answered, self.room.key)

    @invariant()
    def what_is_revealed_is_shown_as_it_was_said_last_and_nothing_else_is(self) -> None:
        if hasattr(self, "room"):
            said = sorted(
                (self.numbers[place], round_, choice)
                for place, round_ in {*self.votes, *self.hands}
                for choice in self._said(place, round_)
                if self.states[place] == "revealed"
            )
            shown = self.room.read(stored.revealed, self.room.key)
            answers = [json.loads(text) if text else "" for text in shown.answer]
            assert said == sorted(zip(shown.question, shown["round"], answers, strict=True))

    @invariant()
    def the_room_is_in_the_state_the_host_left_it_in(self) -> None:
        if hasattr(self, "room"):
            now = self.room.now
            assert [str(step.state) for step in now.steps[:2]] == self.states
            assert [step.round for step in now.steps[:2]] == self.rounds
            assert now.takes_votes == (not self.closed)

    @invariant()
    def every_phone_that_voted_has_a_receipt(self) -> None:
        if hasattr(self, "room"):
            expected = {
                (self.numbers[place], round_): len(said)
                for (place, round_), said in self.votes.items()
                if self.states[place] in ("closed", "revealed")
            }
            found = self.room.read(stored.receipts, self.room.key)
            assert expected == {place: len(words) for place, words in found.items()}

    def _said(self, place: int, round_: int) -> list[str]:
        return [*self.votes.get((place, round_), {}).values(), *self.hands.get((place, round_), [])]

    def _host(self, place: int, act, may: bool, state: str) -> bool:
        refused = self._refused(lambda: act(self.numbers[place]))
        assert refused == (not may)
        if may:
            self.states[place] = state
        return may

    def _close_what_is_open(self) -> None:
        self.states = ["closed" if state == "open" else state for state in self.states]

    @staticmethod
    def _refused(attempt) -> bool:
        try:
            attempt()
        except ImportRefused:
            return True
        return False


@pytest.mark.soak
@pytest.mark.parametrize(
    ("kind", "examples"), [("sqlite", 15), pytest.param("postgresql", 8, marks=pytest.mark.postgres)]
)
def test_whatever_is_done_in_a_workshop_votes_count_once_and_are_blind(
    request: pytest.FixtureRequest, kind: str, examples: int
):
    engine = request.getfixturevalue(f"{kind}_store")
    on_this_store = type("OnThisStore", (Day,), {"engine": engine})

    run_state_machine_as_test(
        on_this_store,
        settings=settings(
            max_examples=soak.examples(examples),
            stateful_step_count=30,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
