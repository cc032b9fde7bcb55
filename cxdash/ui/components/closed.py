"""What is closed at first, several below one another."""

from collections.abc import Iterator, Mapping

from cxdash.ui.components import draw


def opened(titles: Mapping[str, str]) -> Iterator[str]:
    """Draw an expander for each title, by code; yield the codes of those that are open, to draw in them."""
    for code, title in titles.items():
        place = draw.more(title, code)
        if place.open:
            with place:
                yield code
