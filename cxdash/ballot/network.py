"""The one door of a laptop to its network: the ballot's pages of one workshop, on one address, while voting is on.

The dashboard stays where only this machine reaches it; on a server that others reach anyway no door is needed.
"""

import ipaddress
import os
import socket
import threading
import time
from typing import Any, NamedTuple

import uvicorn
from anyio import to_thread
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from uvicorn.protocols.http.h11_impl import H11Protocol

from cxdash.ballot import stores
from cxdash.ballot.origin import SameOrigin
from cxdash.ballot.routes import Ballots
from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.workshop.states import WorkshopState

PORT = 8502
"""The door's port where it is free, so that an address once typed stays the same."""

LOOKS_EVERY, STAYS, AT_MOST = 10, 300, 12 * 3600
"""Seconds: how often the door looks whether its workshop is over, how long it stays then, and how long in all."""

MOST_CONNECTIONS, QUEUE = 1_500, 1_000
"""Phones that are connected at once, and that may wait to be."""

TICKS = 10
"""How often a second uvicorn asks whether to go on."""


class Address(NamedTuple):
    """An address of this machine in a network, and what the system calls the card that has it."""

    ip: str
    name: str


class Door(NamedTuple):
    """An open door: the code it is for, its address, and where phones vote."""

    code: str
    ip: str
    url: str


def addresses() -> list[Address]:
    """Return this machine's addresses in networks, those of a home or an office first; none where it has no network.

    IPv4 only, since they are typed by hand; neither loopback nor those a card gives itself where nobody gave it one.
    """
    import ifaddr  # noqa: PLC0415 - it looks for the system's library by a program

    found = [
        Address(str(one.ip), adapter.nice_name)
        for adapter in ifaddr.get_adapters()
        for one in adapter.ips
        if one.is_IPv4 and _in_a_network(str(one.ip))
    ]
    return sorted(found, key=lambda one: (not ipaddress.ip_address(one.ip).is_private, one.name, one.ip))


def _in_a_network(ip: str) -> bool:
    address = ipaddress.ip_address(ip)
    return not (address.is_loopback or address.is_link_local or address.is_unspecified or address.is_multicast)


def open_door(code: str, address: str) -> str:
    """Open the door to a workshop on one of this machine's addresses, and return where phones vote.

    *address*: the ip of one of `addresses()`. A door that is open to another workshop or address is closed first; one
    that is open already stays. The door closes itself a while after the workshop is closed, or when the day is over.
    Raises ImportRefused with a sentence where the address is not this machine's, or cannot be used.
    """
    if address not in [one.ip for one in addresses()]:
        template = gettext_noop("This machine does not have the address {address} any longer. Choose another.")
        raise ImportRefused([Message(template, {"address": address})])
    with _lock:
        if _open and _open[0].is_open and _open[0].door[:2] == (code, address):
            return _open[0].door.url
        _close()
        _open.append(_Server(code, address))
        return _open[0].door.url


def close_door() -> None:
    """Close the door; nothing happens where none is open."""
    with _lock:
        _close()


def door() -> Door | None:
    """Return the door that is open, None where none is."""
    with _lock:
        return _open[0].door if _open and _open[0].is_open else None


class _Quiet(H11Protocol):
    """HTTP without a line in the log for each request; uvicorn's own setting silences the dashboard's server, too."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.access_log = False


class _Server(uvicorn.Server):
    """A second server in this process, in a thread of its own, that has the ballot's routes only."""

    def __init__(self, code: str, address: str) -> None:
        listening = _listen(address)
        netloc = f"{address}:{listening.getsockname()[1]}"
        self.door = Door(code, address, f"http://{netloc}/b/{code}")
        self.opened, self.closed_at = time.monotonic(), 0.0
        app = Starlette(
            routes=Ballots(only=code).routes,
            middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=[address]), Middleware(SameOrigin)],
        )
        app.router.redirect_slashes = False
        super().__init__(
            uvicorn.Config(
                app,
                http=_Quiet,
                ws="none",
                lifespan="off",
                log_config=None,
                server_header=False,
                proxy_headers=False,
                limit_concurrency=MOST_CONNECTIONS,
                timeout_graceful_shutdown=2,
            )
        )
        self.thread = threading.Thread(target=self.run, args=([listening],), name="ballot", daemon=True)
        self.thread.start()

    @property
    def is_open(self) -> bool:
        """Whether it answers."""
        return self.thread.is_alive() and not self.should_exit

    async def on_tick(self, counter: int) -> bool:
        """Return whether to end, asked ten times a second."""
        if counter % (LOOKS_EVERY * TICKS) == 0 and await to_thread.run_sync(self._is_over):
            self.should_exit = True
        return await super().on_tick(counter)

    def _is_over(self) -> bool:
        now = time.monotonic()
        found = stores.find(self.door.code)
        if found and found.pulse.state is not WorkshopState.CLOSED:
            self.closed_at = 0.0
            return now - self.opened > AT_MOST
        self.closed_at = self.closed_at or now
        return now - self.closed_at > STAYS


_open: list[_Server] = []
_lock = threading.Lock()


def _close() -> None:
    for server in _open:
        server.should_exit = True
        server.thread.join(timeout=5)
    _open.clear()


def _listen(address: str) -> socket.socket:
    """Return a socket that listens at an address, at our own port or whichever is free."""
    for port in (PORT, 0):
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":  # else the port stays taken for a minute after the door was closed
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((address, port))
            listening.listen(QUEUE)
        except OSError as error:
            listening.close()
            reason = error.strerror or str(error)
            continue
        listening.setblocking(False)
        return listening
    template = gettext_noop("No door can be opened at {address}: {reason}. Choose another address, or use a hotspot.")
    raise ImportRefused([Message(template, {"address": address, "reason": reason})])
