"""One HTML file that opens without a network, and whose what-if computes on.

In reading order of the scripts: beliefs.js (values by try), what_if.js (the months ahead), compare.js (a choice beside
carrying on), results.js (results in words), page.js (sliders and pictures of the page). sliders and texts: what the
scripts show; page: the file.
"""

from functools import lru_cache
from pathlib import Path

SCRIPTS = ("beliefs.js", "what_if.js", "compare.js", "results.js")
"""The scripts that compute, in their order."""


@lru_cache
def script(name: str) -> str:
    """Return the text of a script."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
