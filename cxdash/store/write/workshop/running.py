"""What the host does on the day: start a step, open, close and reveal a question, and vote again."""

from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, and_, select, update

from cxdash.domain.messages import gettext_noop
from cxdash.domain.people import Who
from cxdash.domain.workshop.states import QuestionState, WorkshopState
from cxdash.store.workshop_tables import workshop_question, workshop_step
from cxdash.store.write.workshop.order import in_order_of_keys
from cxdash.store.write.workshop.transaction import happening, locked, refuse, running, turn

WAITING, OPEN, CLOSED, REVEALED = QuestionState


def start_step(engine: Engine, who: Who, key: str, number: int) -> None:
    """Start a step, by its number; the step before it ends, and a question that is open closes, unrevealed."""
    with happening(engine, who) as connection:
        row = running(connection, key)
        close_open_question(connection, row["id"])
        end_step(connection, row["id"])
        target = and_(workshop_step.c.workshop_id == row["id"], workshop_step.c.id == number)
        started = update(workshop_step).where(target).values(started_at=datetime.now(UTC), ended_at=None)
        if not connection.execute(started).rowcount:
            refuse(gettext_noop("This step is not in the agenda any longer. Look at it again."))
        turn(connection, row["id"], state=WorkshopState.OPEN.value)


def open_question(engine: Engine, who: Who, key: str, number: int) -> None:
    """Let the room vote on a question that waits; refused while another is open."""
    with happening(engine, who) as connection:
        row = running(connection, key)
        _refuse_second(connection, row["id"])
        _set(connection, row["id"], number, (WAITING,), state=OPEN.value)
        turn(connection, row["id"], state=WorkshopState.OPEN.value)


def close_question(engine: Engine, who: Who, key: str, number: int) -> None:
    """End the voting on a question; what was answered stays unseen until it is revealed."""
    with happening(engine, who) as connection:
        row = running(connection, key)
        _set(connection, row["id"], number, (OPEN,), state=CLOSED.value)
        in_order_of_keys(connection, number)


def reveal(engine: Engine, who: Who, key: str, number: int) -> None:
    """Let answers to a closed question be shown, of all its rounds; also after the workshop was closed."""
    with happening(engine, who) as connection:
        row = locked(connection, key)
        _set(connection, row["id"], number, (CLOSED,), state=REVEALED.value)
        turn(connection, row["id"])


def vote_again(engine: Engine, who: Who, key: str, number: int) -> int:
    """Let the room vote once more on a closed or revealed question, and return the round, which begins without votes.

    Until it is revealed again nothing of it is shown, the first vote neither.
    """
    with happening(engine, who) as connection:
        row = running(connection, key)
        _refuse_second(connection, row["id"])
        _set(connection, row["id"], number, (CLOSED, REVEALED), state=OPEN.value, round=workshop_question.c.round + 1)
        statement = select(workshop_question.c.round).where(workshop_question.c.id == number)
        round_: int = connection.execute(statement).scalar_one()
    return round_


def close_open_question(connection: Connection, workshop_id: int) -> None:
    """Close the question that is open, if one is."""
    number = _open_question(connection, workshop_id)
    if number:
        _set(connection, workshop_id, number, (OPEN,), state=CLOSED.value)
        in_order_of_keys(connection, number)


def end_step(connection: Connection, workshop_id: int) -> None:
    """End the step that goes on, if one does."""
    going_on = and_(workshop_step.c.started_at.is_not(None), workshop_step.c.ended_at.is_(None))
    steps = update(workshop_step).where(workshop_step.c.workshop_id == workshop_id, going_on)
    connection.execute(steps.values(ended_at=datetime.now(UTC)))


def _open_question(connection: Connection, workshop_id: int) -> int:
    asked = select(workshop_question.c.id).where(workshop_question.c.workshop_id == workshop_id)
    found: int | None = connection.execute(asked.where(workshop_question.c.state == OPEN.value)).scalar()
    return found or 0


def _refuse_second(connection: Connection, workshop_id: int) -> None:
    if _open_question(connection, workshop_id):
        refuse(gettext_noop("Another question is open. Close it first."))


def _set(
    connection: Connection, workshop_id: int, number: int, states: tuple[QuestionState, ...], **values: object
) -> None:
    """Set *values* of a question that is in one of these states; refused where it is not."""
    target = and_(workshop_question.c.workshop_id == workshop_id, workshop_question.c.id == number)
    allowed = workshop_question.c.state.in_([state.value for state in states])
    done = connection.execute(update(workshop_question).where(target, allowed).values(**values))
    if not done.rowcount:
        refuse(gettext_noop("The question has moved on meanwhile, so nothing was done. Look at it again."))
