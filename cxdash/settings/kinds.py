"""What a setting may hold, and how it is read: from a file as TOML has it, from the environment as text."""

import re
from collections.abc import Callable
from ipaddress import ip_network
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from cxdash.domain.messages import gettext_noop


class Kind(NamedTuple):
    """A kind of value: *read* returns what was given as a value, or raises ValueError; *allowed* says what is."""

    read: Callable[[Any], Any]
    allowed: str


_HOST = re.compile(r"(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\]")
_PASSWORD = re.compile(r"(?<=://)([^:@]*):.*@|(?<=password=)[^&#\s]*", re.IGNORECASE)
HIDDEN = "•••"
LOOPBACK = ("localhost", "127.0.0.1", "::1")
SHORTEST = 32


def _text(given: Any) -> str:
    if not isinstance(given, str):
        raise ValueError
    return given.strip()


def _file(given: Any) -> str:
    named = _text(given)
    if not Path(named).is_file():
        raise ValueError
    return named


def _list(given: Any) -> tuple[str, ...]:
    items = given.split(",") if isinstance(given, str) else given
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise ValueError
    return tuple(item.strip() for item in items if item.strip())


def _hosts(given: Any) -> tuple[str, ...]:
    names = tuple(name.lower() for name in _list(given))
    if not all(_HOST.fullmatch(name) for name in names):
        raise ValueError
    return names


def _whole(least: int, most: int) -> Kind:
    def read(given: Any) -> int:
        number = int(given) if isinstance(given, str) else given
        if not isinstance(number, int) or isinstance(number, bool) or not least <= number <= most:
            raise ValueError
        return number

    return Kind(read, f"{least}–{most}")


def _choice(*codes: str) -> Kind:
    def read(given: Any) -> str:
        if given not in codes:
            raise ValueError
        return str(given)

    return Kind(read, ", ".join(codes))


LOG_FORMAT = _choice("text", "json")
RESPONDENTS = _choice("pseudonyms", "as given")
MONTHS = _whole(0, 1_200)
PORT = _whole(0, 65_535)
SECONDS = _whole(0, 86_400)
CONNECTIONS = _whole(1, 1_000)
TEXT = Kind(_text, gettext_noop("a text"))
FILE = Kind(_file, gettext_noop("a file that is there"))
HOSTS = Kind(
    _hosts,
    gettext_noop("names of hosts without scheme or port, separated by commas, as in cx.example.com,*.example.org"),
)


def _address(given: Any) -> str:
    text = _text(given).rstrip("/")
    parts = urlsplit(text)
    secure = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    if not secure or not parts.hostname or parts.username or parts.query or parts.fragment:
        raise ValueError
    return text


def _origin(given: Any) -> str:
    text = _address(given)
    if urlsplit(text).path:
        raise ValueError
    return text


def _long(given: Any) -> str:
    text = _text(given)
    if len(text) < SHORTEST:
        raise ValueError
    return text


def _networks(given: Any) -> tuple[str, ...]:
    return tuple(str(ip_network(one)) for one in _list(given))


def _lake(given: Any) -> str:
    text = _text(given)
    parts = urlsplit(text.removeprefix("ducklake:"))
    folder = dict(parse_qsl(parts.query)).get("data", "")
    if not text.startswith("ducklake:postgresql://") or not Path(folder).is_absolute():
        raise ValueError
    return text


SIGN_IN = _choice("none", "oidc", "proxy")
LIST = Kind(_list, gettext_noop("a list of texts, separated by commas in the environment"))
ADDRESS = Kind(
    _address, gettext_noop("an address that begins with https://, or with http:// on this machine, as for a test")
)
ORIGIN = Kind(
    _origin, gettext_noop("an address without a path that begins with https://, or with http:// on this machine")
)
LAKE = Kind(
    _lake,
    gettext_noop("an address as in ducklake:postgresql://user:password@host/name?data=/folder/of/the/answers"),
)
LONG_SECRET = Kind(_long, gettext_noop("a secret text of 32 characters or more"))
NETWORKS = Kind(_networks, gettext_noop("addresses of machines or networks, as in 127.0.0.1,10.0.0.0/8"))


def without_password(text: str) -> str:
    """Return a text with the passwords of the addresses in it hidden."""
    return _PASSWORD.sub(lambda found: f"{found[1]}:{HIDDEN}@" if found[1] is not None else HIDDEN, text)
