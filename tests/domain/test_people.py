"""What each role may do, and the sentences by which the rest is refused."""

from datetime import UTC, datetime, timedelta

import pytest

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import ENDED, Who, admin
from cxdash.domain.people.roles import MAY, Right, Role

NOW = datetime.now(UTC)


def refusal(somebody: Who, right: Right) -> str:
    with pytest.raises(ImportRefused) as refused:
        somebody.refuse_unless(right)
    return str(refused.value)


@pytest.mark.parametrize(
    ("role", "rights"),
    [
        ("viewer", ""),
        ("editor", "comments data export scenarios"),
        ("facilitator", "comments decisions workshops"),
        ("admin", "comments data decisions export forget history restore scenarios workshops"),
    ],
)
def test_a_role_may_do_what_it_is_for_and_nothing_else(role, rights):
    somebody = Who("kari", Role(role))

    assert sorted(right for right in Right if somebody.may(right)) == rights.split()


def test_every_role_is_told_what_it_may_not_do():
    assert set(MAY) == set(Role)
    assert refusal(Who("kari", Role.VIEWER), Right.DECISIONS) == (
        "As viewer you may not change decisions. Ask an admin for another role."
    )


@pytest.mark.parametrize(("later", "ended"), [(timedelta(days=1), False), (timedelta(days=-1), True)])
def test_a_sign_in_ends_by_itself_whatever_the_role(later, ended):
    somebody = Who("kari", Role.ADMIN, "session", NOW + later)

    assert somebody.has_ended is ended
    if ended:
        assert refusal(somebody, Right.DATA) == ENDED


def test_at_the_command_line_nobody_has_signed_in_and_nothing_ends():
    assert admin("ola") == Who("ola", Role.ADMIN)
    assert not admin("ola").has_ended
