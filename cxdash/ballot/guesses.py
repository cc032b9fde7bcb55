"""A limit on guessing codes: how many codes that no workshop has may be asked for, from one address and from all.

A whole room may share one address, so right codes are not counted, and neither is the same wrong one twice: phones ask
again every other second. Once a right code was asked for from an address it stays answered there, whatever is guessed.
Libraries that limit rates count requests; neither of both can be said to them.
"""

import hmac
import ipaddress
import math
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable

FROM_ONE, FROM_ALL, WITHIN = 100, 1_000, 600
"""The most unknown codes from one address and from all, within so many seconds."""

MOST_KNOWN = 10_000
"""The most pairs of an address and a right code that are remembered."""

NETWORK = 64
"""Bits of an address of IPv6 that are one household's or company's."""


class Guesses:
    """What was asked for in the last minutes, in this process only; of an address a hash by a key that nobody has."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._key = clock, secrets.token_bytes(32)
        self._unknown: OrderedDict[tuple[bytes, str], float] = OrderedDict()
        self._known: OrderedDict[tuple[bytes, str], None] = OrderedDict()

    def wait(self, address: str, code: str) -> int:
        """Return how many seconds an address has to wait before it may ask for a code, 0 where it may."""
        network, now = self._network(address), self._clock()
        self._forget(now)
        if (network, code) in self._known:
            return 0
        own = [at for (one, _), at in self._unknown.items() if one == network]
        both = (own, FROM_ONE), (list(self._unknown.values()), FROM_ALL)
        return max(math.ceil(times[-most] + WITHIN - now) if len(times) >= most else 0 for times, most in both)

    def note(self, address: str, code: str, *, known: bool) -> None:
        """Note that an address asked for a code which is known, or is none."""
        pair = self._network(address), code
        if known:
            self._known[pair] = None
            self._known.move_to_end(pair)
            if len(self._known) > MOST_KNOWN:
                self._known.popitem(last=False)
        else:
            self._unknown.setdefault(pair, self._clock())

    def _forget(self, now: float) -> None:
        while self._unknown and next(iter(self._unknown.values())) <= now - WITHIN:
            self._unknown.popitem(last=False)

    def _network(self, address: str) -> bytes:
        return hmac.digest(self._key, _network_of(address).encode(), "sha256")


def _network_of(address: str) -> str:
    """Return the network that an address is one of, the address itself of IPv4 or where it is none."""
    try:
        read = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(read, ipaddress.IPv6Address) and not read.ipv4_mapped:
        return str(ipaddress.ip_network((read, NETWORK), strict=False))
    return str(getattr(read, "ipv4_mapped", None) or read)
