"""What may be a key or the name of a person or group, whichever way it comes in; and short keys made from names."""

import re
from collections.abc import Collection
from unicodedata import normalize

LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "œ": "oe"})
LONGEST_MADE = 40
"""Characters of a key that is made from a name."""

LONGEST_KEY = 80
LONGEST = {"segment": 200, "need": 200, "item": 200, "respondent": 500, "customer": 500, "rater": 500}
"""Characters of a text that tells people or groups apart, by its column: what both databases can index."""

LONGEST_PATH = 2_000
BAD_CHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that neither workbooks nor databases take."""

FORBIDDEN = re.compile("[<>/\\\\%\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
"""Characters that a key may not contain: > stands between the steps of a path, the others have a meaning in links."""

EXAMPLE = re.compile(r"(example|eksempel|exempel)\s*:", re.IGNORECASE)
"""What the first cell of an example row begins with; such rows of a file are skipped."""


def is_key(text: str) -> bool:
    """Return whether a text may be a key: one line of 1–80 characters, none of them < > / \\ or %."""
    return bool(
        0 < len(text) <= LONGEST_KEY and text == text.strip() and not FORBIDDEN.search(text) and not EXAMPLE.match(text)
    )


def is_identity(column: str, text: str) -> bool:
    """Return whether a text may tell people or groups apart in a column such as respondent or segment."""
    return len(text) <= LONGEST[column] and not BAD_CHARACTERS.search(text) and not EXAMPLE.match(text)


def key_of(name: str, taken: Collection[str] = ()) -> str:
    """Make a key from a name, in small plain letters with dashes, that is not among those *taken*."""
    plain = normalize("NFKD", name.casefold().translate(LETTERS)).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_MADE].strip("-") or "new"
    key, number = stem, 1
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key
