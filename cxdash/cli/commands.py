"""A group of commands that imports each when it is asked for, so that none waits for what the others need."""

from collections.abc import Mapping
from importlib import import_module

import click


class Commands(click.Group):
    """A group of commands, each given by its name and by where it is: "module:function"."""

    def __init__(self, *words: object, places: Mapping[str, str], **more: object) -> None:
        super().__init__(*words, **more)  # type: ignore[arg-type]
        self._places = places

    def list_commands(self, _context: click.Context) -> list[str]:
        """Return the names of the commands, in the order in which help shows them."""
        return list(self._places)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """Return the command of a name, or None where there is none."""
        module, _, function = self._places.get(name, "").partition(":")
        return getattr(import_module(module), function) if module else None
