"""An address as a QR code, to be photographed from the screen or from paper."""

import io

import segno

QUIET = 4
"""Cells of white around a code, which cameras need."""


def svg(url: str) -> str:
    """Return an address as a QR code in SVG, black on white whatever the ground, without a size of its own.

    Raises ValueError where the address does not begin with http:// or https://: phones would guess, and wrongly.
    """
    if not url.startswith(("http://", "https://")):
        raise ValueError(f"An address to photograph begins with http:// or https://, unlike {url!r}.")
    look = {"light": "#ffffff", "border": QUIET, "lineclass": None, "svgclass": None}
    drawn = io.BytesIO()
    segno.make_qr(url, error="m").save(drawn, kind="svg", xmldecl=False, nl=False, omitsize=True, **look)
    return drawn.getvalue().decode()
