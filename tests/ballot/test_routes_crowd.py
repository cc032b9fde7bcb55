"""A whole room at once, over real lines."""

import asyncio
from collections import Counter

import httpx2
import pytest

from cxdash.ballot import network
from cxdash.store.read import workshop as stored
from tests.ballot.phones import HIDDEN
from tests.room import OWNER, Room, held
from tests.soak import SOAKING

CHOICES = ("CEO", "CIO", "nobody")


async def phone(url: str, number: int, limit: asyncio.Semaphore) -> tuple[int, str]:
    """Look, vote, change the vote, and return the last answer's status and the receipt."""
    async with httpx2.AsyncClient(timeout=120, trust_env=False) as line:
        async with limit:
            fields = dict(HIDDEN.findall((await line.get(url)).text))
        await line.post(url, data=fields | {"choice": "everyone"})
        answer = await line.post(url, data=fields | {"choice": CHOICES[number % 3]})
        return answer.status_code, line.cookies[f"receipts_{url[-5:]}"]


async def crowd(url: str, size: int) -> list[tuple[int, str]]:
    opening = asyncio.Semaphore(50)
    return await asyncio.gather(*(phone(url, number, opening) for number in range(size)))


def votes(room: Room) -> Counter[str]:
    """Return how many votes each choice has, once they are revealed."""
    room.close(room.questions[0])
    room.reveal(room.questions[0])
    return Counter(room.read(stored.revealed, room.key).answer)


@pytest.mark.soak
@pytest.mark.parametrize("size", [60, *([300] if SOAKING else [])])
def test_of_a_room_that_votes_at_once_no_vote_is_lost_and_each_counts_as_it_was_changed_last(
    size, served_by_either, ip
):
    room = held(served_by_either, OWNER)
    room.open(room.questions[0])

    answers = asyncio.run(crowd(network.open_door(room.now.code, ip), size))
    network.close_door()

    assert {status for status, _ in answers} == {303}
    assert len({receipt for _, receipt in answers}) == size
    assert votes(room) == {f'"{choice}"': size // 3 for choice in CHOICES}
    assert sum(len(words) for words in room.read(stored.receipts, room.key).values()) == size
