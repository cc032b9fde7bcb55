"""The one way in which commands print JSON: never NaN or an infinity, which no other program reads."""

import json
from collections.abc import Mapping
from math import isfinite
from typing import Any

from cxdash.cli import language
from cxdash.domain.messages import gettext_noop

REASON = gettext_noop(
    "This cannot be computed from what is in the store: too few customers, months or answers are known."
)


def written(record: Mapping[str, Any]) -> str:
    """Return a record as JSON, with null for each number that is undefined, and the reason by its place."""
    undefined: list[str] = []
    known = _known(record, "", undefined)
    if undefined:
        known["not_known"] = dict.fromkeys(undefined, language.words().gettext(REASON))
    return json.dumps(known, ensure_ascii=False, indent=2, allow_nan=False)


def _known(value: Any, place: str, undefined: list[str]) -> Any:
    """Return a value with None for undefined numbers, whose places are added to *undefined*."""
    if isinstance(value, Mapping):
        return {key: _known(one, f"{place}.{key}".lstrip("."), undefined) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_known(one, f"{place}[{at}]", undefined) for at, one in enumerate(value)]
    if isinstance(value, float) and not isfinite(value):
        undefined.append(place)
        return None
    return value
