from datetime import UTC, datetime, timedelta

from cxdash.domain.workshop.states import QuestionState, WorkshopState
from cxdash.i18n.translator import Words
from cxdash.presenters.workshop import agenda
from cxdash.store.read.workshop import StepRow, Workshop
from tests.room import FREE, plan

NINE = datetime(2026, 11, 29, 9, 0, tzinfo=UTC)


def workshop(*spans):
    """Return a workshop with three steps of ten minutes, each begun and ended so many minutes past nine, or None."""
    times = [tuple(None if at is None else NINE + timedelta(minutes=at) for at in span) for span in spans]
    steps = tuple(
        StepRow(n, f"Step {n}", 10, *span, n, FREE, QuestionState.WAITING, 1, False) for n, span in enumerate(times, 1)
    )
    return Workshop("spring", "Spring", None, "en", 12, "CODES", WorkshopState.OPEN, 1, 1, True, steps)


def times(there, minutes):
    lines = agenda.present(there, NINE + timedelta(minutes=minutes), "Europe/Oslo", Words("en"))
    return [(line.time, line.state) for line in lines]


def test_before_it_begins_steps_have_times_from_its_beginning():
    assert times(workshop((None, None), (None, None), (None, None)), 0) == [
        ("0:00", "next"),
        ("0:10", "later"),
        ("0:20", "later"),
    ]


def test_once_it_goes_on_steps_have_times_by_the_clock_of_the_reader():
    assert times(workshop((0, 12), (12, None), (None, None)), 15) == [
        ("10:00", "done"),
        ("10:12", "now"),
        ("10:22", "next"),
    ]


def test_what_takes_longer_moves_what_is_to_come():
    there = workshop((0, None), (None, None), (None, None))

    assert times(there, 25) == [("10:00", "now"), ("10:25", "next"), ("10:35", "later")]
    assert agenda.end(there, NINE + timedelta(minutes=25), "Europe/Oslo", Words("en")) == "Ends about 10:45."


def test_a_step_that_was_passed_over_has_no_time():
    assert times(workshop((0, 5), (None, None), (5, None)), 6) == [("10:00", "done"), ("", "later"), ("10:05", "now")]


def test_a_workshop_as_a_plan_keeps_its_steps_with_their_numbers():
    there = workshop((None, None), (None, None), (None, None))

    made = agenda.plan(there)

    assert [(step.title, step.number) for step in made.steps] == [("Step 1", 1), ("Step 2", 2), ("Step 3", 3)]
    assert (made.name, made.seats) == (plan().name, plan().seats)
