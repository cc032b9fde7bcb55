"""Names of respondents that say who somebody is, and what stands in their place."""

import hmac
import re

MARK = "~"
"""What a pseudonym begins with."""

LENGTH = 32

_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"(\+|00|\()?\d[\d ()./-]{6,20}\d")


def is_personal(respondent: str) -> bool:
    """Return whether a respondent is named by an e-mail address or a phone number.

    Digits alone may as well be a customer's number: a phone number has a plus, 00, blanks or other signs among them.
    """
    text = respondent.strip()
    if _MAIL.search(text):
        return True
    return bool(_PHONE.fullmatch(text)) and (not text.isdigit() or text.startswith("00")) and not _is_day(text)


def pseudonym(secret: bytes, respondent: str) -> str:
    """Return what stands for a respondent: always the same, and nobody without the *secret* finds out for whom."""
    told = re.sub(r"\s+", "", respondent).casefold()
    return MARK + hmac.new(secret, told.encode(), "sha256").hexdigest()[:LENGTH]


def _is_day(text: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d|\d\d\.\d\d\.\d{4}", text))
