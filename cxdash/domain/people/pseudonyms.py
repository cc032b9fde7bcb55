"""What stands in the place of respondents' names: keyed hashes, which are always the same for the same name."""

import hmac
import re

MARK = "~"
"""What a pseudonym begins with."""

NAMELESS = "#"
"""What respondents begin with whom a file does not name, or who were forgotten."""

LENGTH = 32

_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"(\+|00|\()?\d[\d ()./-]{6,20}\d")
_NUMBER = re.compile(r"[1-9][0-9]*")
_MADE = re.compile(rf"{MARK}(?:([0-9]{{1,3}})\.)?([0-9a-f]{{{LENGTH}}})")


def is_personal(respondent: str) -> bool:
    """Return whether a respondent is named by an e-mail address or a phone number.

    Digits alone may as well be a customer's number: a phone number has a plus, 00, blanks or other signs among them.
    """
    text = respondent.strip()
    if _MAIL.search(text):
        return True
    return bool(_PHONE.fullmatch(text)) and (not text.isdigit() or text.startswith("00")) and not _is_day(text)


def is_named(respondent: str) -> bool:
    """Return whether something is the name of a respondent: neither blank, nor a pseudonym, nor made from a row."""
    return bool(respondent) and not respondent.startswith(NAMELESS) and not _MADE.fullmatch(respondent)


def pseudonym(secret: bytes, respondent: str) -> str:
    """Return what stands for a respondent; nobody without the *secret* finds out for whom.

    E-mail addresses and phone numbers are the same however they are written. A number's says how many digits it has,
    so that files which merely count their rows are still known.
    """
    if is_personal(respondent):
        return folded(secret, respondent)
    name = respondent.strip()
    digits = f"{len(name)}." if _NUMBER.fullmatch(name) else ""
    return f"{MARK}{digits}{_hashed(secret, f'={name}')}"


def folded(secret: bytes, respondent: str) -> str:
    """Return what stands for whoever is named so, in whatever letters and with whatever blanks."""
    return MARK + _hashed(secret, re.sub(r"\s+", "", respondent).casefold())


def digits(pseudonym: str) -> int:
    """Return how many digits the number has for which a pseudonym stands, 0 where it stands for none."""
    found = _MADE.fullmatch(pseudonym)
    return int(found[1] or 0) if found else 0


def _hashed(secret: bytes, text: str) -> str:
    return hmac.digest(secret, text.encode(), "sha256").hex()[:LENGTH]


def _is_day(text: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d|\d\d\.\d\d\.\d{4}", text))
