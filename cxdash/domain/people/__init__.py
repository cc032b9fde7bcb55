"""Who is at work, asked where something is written or shown; roles: what each role may do."""

from dataclasses import dataclass
from datetime import UTC, datetime

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.people.roles import CHANGING, MAY, RIGHT_WORDS, ROLE_WORDS, Right, Role

ENDED = gettext_noop("Your sign-in has ended, so nothing was changed. Sign in again.")


@dataclass(frozen=True)
class Who:
    """Somebody at work: the name that is written down, the role, and the sign-in where there was one.

    *session*: what a sign-in is known by, '' without one; *until*: when it ends by itself.
    """

    name: str
    role: Role
    session: str = ""
    until: datetime | None = None

    def may(self, right: Right) -> bool:
        """Return whether the role is allowed something."""
        return right in MAY[self.role]

    @property
    def may_change(self) -> bool:
        """Whether the role may change anything at all."""
        return bool(MAY[self.role] & CHANGING)

    @property
    def has_ended(self) -> bool:
        """Whether the sign-in has ended by itself."""
        return self.until is not None and datetime.now(UTC) >= self.until

    def refuse_unless(self, right: Right, *others: Right) -> None:
        """Raise ImportRefused with a sentence where the role is allowed none of these, or the sign-in has ended."""
        if self.has_ended:
            raise ImportRefused([Message(ENDED)])
        if not any(map(self.may, (right, *others))):
            raise ImportRefused([self.refusal(right)])

    def refusal(self, right: Right) -> Message:
        """Return the sentence that says what the role may not do, and whom to ask."""
        template = gettext_noop("As {role} you may not {do}. Ask an admin for another role.")
        return Message(template, {"role": Message(ROLE_WORDS[self.role]), "do": Message(RIGHT_WORDS[right])})


def admin(name: str) -> Who:
    """Return somebody who may do everything: at a laptop, or at the command line of the server."""
    return Who(name, Role.ADMIN)
