"""What a phone sends: its language, its device, its receipts and its form; all of it may be made up."""

import re
import secrets
from urllib.parse import parse_qsl, quote, unquote

from starlette.requests import Request

from cxdash.domain.vocabulary import LANGUAGES

LARGEST, MOST_FIELDS = 64 * 1024, 200
"""Bytes and fields of a form; the largest that we ask for has 60 choices."""

DEVICE = re.compile(r"[A-Za-z0-9_-]{32}")
SLIP = re.compile(r"[A-Za-z0-9 -]{1,20}")
RECEIPT = re.compile(r"([0-9]{1,9}):([^\W\d_]+(?: [^\W\d_]+){3})")
SPOKEN = {"no": "nb", "nn": "nb"}
"""Languages of ours for those that a phone names otherwise."""


class TooLarge(Exception):  # noqa: N818 - a refusal is an answer, not a failure
    """Raised where a form is larger than any that we ask for."""


async def form(request: Request) -> dict[str, str]:
    """Return the fields of a form that was sent, the last of each name; raises TooLarge."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            raise TooLarge
    try:
        found = parse_qsl(
            body.decode("ascii", "replace"), keep_blank_values=True, errors="replace", max_num_fields=MOST_FIELDS
        )
    except ValueError:
        raise TooLarge from None
    return dict(found)


def language(request: Request) -> str:
    """Return the language of ours that the link asks for, or else the phone; '' where it speaks none of them."""
    asked = request.query_params.get("lang", "")
    if asked in LANGUAGES:
        return asked
    wanted = [_weighed(part) for part in request.headers.get("accept-language", "")[:500].split(",")]
    wanted.sort(key=lambda one: -one[1])  # those that weigh the same stay in their order
    named = (SPOKEN.get(name, name) for name, weight in wanted if weight > 0)
    return next((name for name in named if name in LANGUAGES), "")


def _weighed(part: str) -> tuple[str, float]:
    tag, _, weight = part.partition(";")
    name = tag.strip().lower().split("-")[0]
    found = re.fullmatch(r"\s*q=([01](?:\.[0-9]{0,3})?)\s*", weight)
    return name, float(found[1]) if found else 1.0 if not weight.strip() else 0.0


def device(request: Request, code: str) -> str:
    """Return the device that a phone is for a workshop, by its cookie; a new one where it has none."""
    kept = request.cookies.get(f"ballot_{code}", "")
    return kept if DEVICE.fullmatch(kept) else secrets.token_urlsafe(24)


def slip(request: Request, code: str) -> str:
    """Return the code of a printed slip that the link names or the phone was given before, '' without one."""
    named = request.query_params.get("slip", "") or request.cookies.get(f"slip_{code}", "")
    return named if SLIP.fullmatch(named) else ""


def receipts(request: Request, code: str) -> dict[int, str]:
    """Return the receipts that a phone keeps of a workshop, by question."""
    kept = unquote(request.cookies.get(f"receipts_{code}", ""))[:4000]
    return {int(found[1]): found[2] for found in map(RECEIPT.fullmatch, kept.split("|")) if found}


def written(kept: dict[int, str]) -> str:
    """Return receipts as a phone's cookie keeps them."""
    return quote("|".join(f"{number}:{words}" for number, words in kept.items()))
