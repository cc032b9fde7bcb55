"""How votes stay secret and can still be checked: who voted as a keyed hash, four words as a receipt, codes without
look-alike letters.

All hashes are keyed by the workshop's secret, which is deleted when it closes: then nobody can connect a device with a
ballot, nor the ballots of two questions, nor a ballot with its receipt.
"""

import hmac
import secrets
from hashlib import sha256

from cxdash.domain.workshop.receipt_words import WORDS

LETTERS = "CDFHJKMNPRTWXY3479"
"""Letters and digits that are not taken for each other, without vowels, so that no words come about."""

CODE, SLIP = 5, 8
"""Characters of a workshop's code, and of a slip."""

RECEIPT = 4
"""Words of a receipt: one of more than four billion."""

SECRET = 32
"""Bytes of a secret."""

FORM = 32
"""Characters of a form's token."""


def new_secret() -> bytes:
    """Return a new secret for a workshop."""
    return secrets.token_bytes(SECRET)


def new_code(length: int = CODE) -> str:
    """Return a new code to type in."""
    return "".join(secrets.choice(LETTERS) for _ in range(length))


def typed_code(text: str) -> str:
    """Return a code as it is kept, however it was typed: in small letters, with blanks or dashes."""
    return "".join(text.upper().replace("-", " ").split())


def voter_of(secret: bytes, question: int, device: str) -> str:
    """Return who votes on a question: the same device is another voter on each."""
    return _hash(secret, "voter", str(question), device)


def receipt_of(secret: bytes, question: int, device: str, language: str) -> str:
    """Return the four words by which a voter finds in the minutes that his vote on a question counted."""
    found = hmac.digest(secret, _joined("receipt", str(question), device), sha256)
    words = WORDS[language]
    places = (int.from_bytes(found[start : start + 4], "big") for start in range(0, RECEIPT * 4, 4))
    return " ".join(words[place % len(words)] for place in places)


def form_of(secret: bytes, question: int, round_: int, device: str) -> str:
    """Return the token of the form that a device was given for a round of a question."""
    return _hash(secret, "form", str(question), str(round_), device)[:FORM]


def slip_of(secret: bytes, slip: str) -> str:
    """Return what is kept of a printed slip."""
    return _hash(secret, "slip", typed_code(slip))


def device_of(slip: str) -> str:
    """Return the device that stands for a slip: whoever holds it has one vote, whichever phone it is typed on."""
    return f"slip {typed_code(slip)}"


def same(one: str, other: str) -> bool:
    """Return whether two tokens are the same, in a time that does not depend on where they differ."""
    return hmac.compare_digest(one.encode(), other.encode())


def _hash(secret: bytes, *parts: str) -> str:
    return hmac.new(secret, _joined(*parts), sha256).hexdigest()


def _joined(*parts: str) -> bytes:
    """Join parts so that no two lists of them make the same text."""
    return "\0".join(part.replace("\0", "") for part in parts).encode("utf-8", "surrogatepass")
