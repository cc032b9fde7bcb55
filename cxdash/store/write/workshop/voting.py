"""Votes: from phones, by raised hands, on printed slips, and of leaders who are absent."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Engine, and_, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from cxdash.domain.messages import gettext_noop
from cxdash.domain.people import Who
from cxdash.domain.workshop import answers, secrecy
from cxdash.domain.workshop.states import QuestionState, WorkshopState
from cxdash.store.read.workshop import BY_HAND, question_of
from cxdash.store.workshop_tables import ballot, receipt, slip, workshop, workshop_question, workshop_secret
from cxdash.store.write.workshop.order import in_order_of_keys
from cxdash.store.write.workshop.transaction import happening, refuse, running

WAITING, OPEN, CLOSED, REVEALED = QuestionState
MOST_HANDS, MOST_SLIPS = 1_000, 1_000
LONGEST_DEVICE = 200

Given = Mapping[str, str]
"""The fields of a form, as `domain.workshop.answers` names them."""

OVER = gettext_noop("Voting on this question is over. Look at what is asked now.")
NO_VOTES = gettext_noop("This workshop takes no votes.")


def vote(
    engine: Engine, code: str, *, question: int, round_: int, token: str, device: str, given: Given, slip_code: str = ""
) -> str:
    """Keep a vote and return its receipt; a later vote of the same device takes its place until the question closes.

    *question*, *round_* and *token*: as `store.read.workshop.form` gave them to this *device*. *slip_code*: of the
    printed slip, which a strict question needs; with one, the slip votes and not the device. Raises ImportRefused with
    a sentence to show; then nothing is kept. On SQLite call it from one thread at a time: writers wait in no order.
    """
    with happening(engine) as connection:
        asked = _asked(connection, question, workshop.c.code == secrecy.typed_code(code))
        if asked is None:
            refuse(gettext_noop("No workshop with this code takes votes. Look at the code on the screen."))
        if asked["state"] != OPEN.value or asked["round"] != round_:
            refuse(OVER)
        secret = asked["secret"]
        if not 0 < len(device) <= LONGEST_DEVICE or not secrecy.same(
            token, secrecy.form_of(secret, question, round_, device)
        ):
            refuse(gettext_noop("This form is not yours or too old. Load the page again, and vote."))
        voter = _who(connection, asked, device, slip_code)
        return _keep(connection, asked, voter, answers.check(question_of(asked), given))


def raise_hands(engine: Engine, who: Who, key: str, question: int, counted: Iterable[tuple[Given, int]]) -> None:
    """Keep how many raised their hand for each answer, or gave it on paper; typed in again, it takes the first's place.

    Possible while the question is open, and closed but not revealed. Whoever raised a hand must not vote by phone, too.
    """
    with happening(engine, who) as connection:
        workshop_id = running(connection, key)["id"]
        asked = _asked(connection, question, workshop.c.id == workshop_id)
        if asked is None or asked["state"] not in (OPEN.value, CLOSED.value):
            refuse(OVER)
        tally = [(answers.check(question_of(asked), given), count) for given, count in counted]
        hands = sum(count for _, count in tally)
        if hands > MOST_HANDS or any(count < 0 for _, count in tally):
            refuse(gettext_noop("Raised hands are from 0 to {most}."), most=MOST_HANDS)
        of_round = and_(ballot.c.question_id == question, ballot.c.round == asked["round"])
        connection.execute(delete(ballot).where(of_round, ballot.c.voter.startswith(BY_HAND)))
        every = [answer for answer, count in sorted(tally) for _ in range(count)]
        for number, answer in enumerate(every):
            _put(connection, question, asked["round"], f"{BY_HAND}{number:04}", answer)
        if asked["state"] == CLOSED.value:
            in_order_of_keys(connection, question)


def make_slips(engine: Engine, who: Who, key: str, count: int) -> list[str]:
    """Make codes to print, each one vote on every question, and return them; only their hashes are kept."""
    if not 0 < count <= MOST_SLIPS:
        refuse(gettext_noop("Print from 1 to {most} slips."), most=MOST_SLIPS)
    with happening(engine, who) as connection:
        workshop_id = running(connection, key)["id"]
        secret = _secret(connection, workshop_id)
        codes: dict[str, str] = {}
        while len(codes) < count:
            made = secrecy.new_code(secrecy.SLIP)
            codes[made] = secrecy.slip_of(secret, made)
        rows = [{"workshop_id": workshop_id, "hash": one} for one in sorted(codes.values())]
        connection.execute(slip.insert(), rows)
    return list(codes)


def drop_in(engine: Engine, who: Who, key: str, slip_code: str, given: Mapping[int, Given]) -> dict[int, str]:
    """Keep the votes of an absent leader, by question, and return a receipt for each that was kept.

    They count in the first round of questions that wait or are open; those on other questions are left out. One wrong
    answer refuses all. The slip must be the workshop's; dropped in again, the votes take the place of the first.
    """
    with happening(engine, who) as connection:
        workshop_id, receipts = running(connection, key)["id"], {}
        for question, fields in sorted(given.items()):
            asked = _asked(connection, question, workshop.c.id == workshop_id)
            if asked is None or asked["round"] > 1 or asked["state"] not in (WAITING.value, OPEN.value):
                continue
            voter = _who(connection, asked, "", slip_code)
            receipts[question] = _keep(connection, asked, voter, answers.check(question_of(asked), fields))
        if not receipts:
            refuse(gettext_noop("None of these questions takes votes any longer."))
    return receipts


def _asked(connection: Connection, question: int, condition: Any) -> dict[str, Any] | None:
    """Return a question with its workshop's language and secret; on PostgreSQL it cannot be closed meanwhile."""
    joined = workshop_question.join(workshop, workshop.c.id == workshop_question.c.workshop_id)
    joined = joined.join(workshop_secret, workshop_secret.c.workshop_id == workshop.c.id)
    columns: Any = select(workshop_question, workshop.c.language, workshop_secret.c.secret).select_from(joined)
    open_or_not = workshop.c.state != WorkshopState.CLOSED.value
    found = columns.where(workshop_question.c.id == question, condition, open_or_not)
    row = connection.execute(found.with_for_update(read=True, of=workshop_question)).mappings().first()
    return dict(row) if row else None


def _secret(connection: Connection, workshop_id: int) -> bytes:
    found = select(workshop_secret.c.secret).where(workshop_secret.c.workshop_id == workshop_id)
    secret: bytes | None = connection.execute(found).scalar()
    if secret is None:
        refuse(NO_VOTES)
    return secret


def _who(connection: Connection, asked: Mapping[str, Any], device: str, slip_code: str) -> str:
    """Return the device that votes: the slip's where one is given, which must be known."""
    if not slip_code.strip() and device and not asked["strict"]:
        return device
    held = and_(slip.c.workshop_id == asked["workshop_id"], slip.c.hash == secrecy.slip_of(asked["secret"], slip_code))
    if connection.execute(select(slip.c.hash).where(held)).first() is None:
        refuse(gettext_noop("Type the code on your slip. It counts once for each question."))
    return secrecy.device_of(slip_code)


def _keep(connection: Connection, asked: Mapping[str, Any], device: str, answer: str) -> str:
    secret, question, round_ = asked["secret"], asked["id"], asked["round"]
    _put(connection, question, round_, secrecy.voter_of(secret, question, device), answer)
    words = secrecy.receipt_of(secret, question, device, asked["language"])
    given = {"question_id": question, "round": round_, "words": words}
    connection.execute(_insert(connection)(receipt).values(**given).on_conflict_do_nothing())
    return words


def _put(connection: Connection, question: int, round_: int, voter: str, answer: str) -> None:
    """Put a ballot into its place, over the one that this voter gave before."""
    row = _insert(connection)(ballot).values(question_id=question, round=round_, voter=voter, answer=answer)
    connection.execute(row.on_conflict_do_update(index_elements=list(ballot.primary_key), set_={"answer": answer}))


def _insert(connection: Connection) -> Any:
    return postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
