"""Known weaknesses of what is installed, as far as pypi.org can be asked: `python -m tests.advisories`.

Where it cannot be asked, as behind a mirror that keeps no advisories, one line says so and nothing is held against it.
"""

import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path

REQUIREMENTS = Path(__file__).parents[1] / "requirements.txt"
APART = Path(__file__).parents[1] / ".venv" / "audit"
"""Where pip-audit is installed, beside what the product needs."""

PATIENCE = 10
INSTALL = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--upgrade"]
INSTALL += ["--target", str(APART), "pip-audit"]
AUDIT = [sys.executable, "-m", "pip_audit", "--strict", "--disable-pip", "--no-deps", "-r", str(REQUIREMENTS)]


def address(requirements: str) -> str:
    """Return where the advisories of the first of some requirements stand, as pip-audit asks for them."""
    first = re.search(r"^([\w-]+)(?:\[\w+\])?==([\d.]+)", requirements, re.MULTILINE)
    assert first, "There are no requirements."
    return f"https://pypi.org/pypi/{first[1]}/{first[2]}/json"


def cannot_be_asked(asked: str) -> str:
    """Return why advisories cannot be asked for at an address, '' where they can."""
    try:
        with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
            found = json.load(answer)
    except (OSError, ValueError) as problem:
        return str(problem) or type(problem).__name__
    return "" if "vulnerabilities" in found else "the index has no advisories"


def run(command: Sequence[str]) -> int:
    """Run a command that finds pip-audit, and return its exit code."""
    return subprocess.call(command, env=os.environ | {"PYTHONPATH": str(APART)})


def main(asked: str, run: Callable[[Sequence[str]], int] = run) -> int:
    """Ask for known weaknesses, and return 1 where there are any or pip-audit fails, else 0."""
    reason = cannot_be_asked(asked)
    if reason:
        sys.stderr.write(f"NOT AUDITED: {asked} could not be asked for known weaknesses ({reason}).\n")
        return 0
    return 1 if run(INSTALL) or run(AUDIT) else 0


if __name__ == "__main__":
    sys.exit(main(address(REQUIREMENTS.read_text(encoding="utf-8"))))
