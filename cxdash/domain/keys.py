"""Make short keys from names."""

import re
from collections.abc import Collection
from unicodedata import normalize

LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "œ": "oe"})
LONGEST_KEY = 40


def key_of(name: str, taken: Collection[str] = ()) -> str:
    """Make a key from a name, in small plain letters with dashes, that is not among those *taken*."""
    plain = normalize("NFKD", name.casefold().translate(LETTERS)).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_KEY].strip("-") or "new"
    key, number = stem, 1
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key
