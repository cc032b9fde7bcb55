"""The airline's survey, taken in through the command line once for all tests that ask for it."""

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.once import once

ROOT = Path(__file__).parents[2]
FILE = ROOT.parent / "shared" / "data" / "airline_passenger_satisfaction.zip"
MAPPING = ROOT / "data" / "mappings" / "airline.toml"


class Imported(NamedTuple):
    """A store, and what the command line said while it was filled."""

    address: str
    said: str


def imported(folder: Path) -> Imported:
    """Import the airline's survey into a store in a folder that all workers share."""
    made = once(folder, "airline", _make)
    return Imported(f"sqlite:///{made / 'cxdash.db'}", (made / "said").read_text(encoding="utf-8"))


def import_again(address: str) -> str:
    """Import the airline's survey, and return what the command line says."""
    command = [sys.executable, "-m", "cxdash", "--store", address, "import", FILE, "--mapping", MAPPING]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def _make(folder: Path) -> None:
    (folder / "said").write_text(import_again(f"sqlite:///{folder / 'cxdash.db'}"), encoding="utf-8")
