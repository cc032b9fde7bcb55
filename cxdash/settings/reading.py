"""The settings in force: those of the environment, else those of the file, else the defaults."""

import os
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.settings.described import ABOUT, Settings
from cxdash.settings.kinds import HIDDEN, without_password

FILE = "cxdash.toml"
"""The file that is read where it is in the working directory and no other is named."""

PREFIX = "CXDASH_"
NAMES_FILE = f"{PREFIX}SETTINGS"

ALIKE = 0.85
"""From which likeness on a variable of the environment is taken for a misspelled setting and not for another's."""


class Listed(NamedTuple):
    """A setting as it is listed: its value without secrets, where that comes from ('' = the default), its meaning."""

    name: str
    value: str
    source: str
    meaning: str


def variable(name: str) -> str:
    """Return the variable of the environment that sets a setting."""
    return PREFIX + name.upper()


def current() -> Settings:
    """Return the settings in force; raises ImportRefused with every fault.

    The environment is asked each time, the file once in a process.
    """
    return _made(_file(), tuple(os.environ.get(variable(name), "") for name in ABOUT))


def check() -> Settings:
    """Return the settings in force; also refuse a variable of the environment that seems to be a setting misspelled.

    Others that begin alike are let be: an environment may hold some that have to do with a service of that name.
    """
    found, known = current(), [*map(variable, ABOUT), NAMES_FILE]
    strangers = sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known)
    meant = {name: near[0] for name in strangers if (near := get_close_matches(name, known, n=1, cutoff=ALIKE))}
    if meant:
        template = gettext_noop("There is no setting {name} in the environment. Did you mean {known}?")
        raise ImportRefused([Message(template, {"name": name, "known": known}) for name, known in meant.items()])
    return found


def listed() -> list[Listed]:
    """Return every setting in force, for those who may see all but secrets."""
    found, file = current(), _file()
    return [
        Listed(name, _shown(getattr(found, name), secret=about.secret), _source(name, file), about.meaning)
        for name, about in ABOUT.items()
    ]


def _shown(value: Any, *, secret: bool) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return HIDDEN if secret and text else without_password(text)


def _source(name: str, file: Path | None) -> str:
    if os.environ.get(variable(name)):
        return variable(name)
    return str(file) if file and name in _read(file) else ""


def _file() -> Path | None:
    """Return the file of settings: the one that is named, else the usual one where it is there."""
    named = os.environ.get(NAMES_FILE)
    usual = Path(FILE).resolve()
    if named:
        return Path(named).resolve()
    return usual if usual.is_file() else None


@lru_cache
def _read(file: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as problem:
        template = gettext_noop("The settings {file} cannot be read: {reason}.")
        raise ImportRefused([Message(template, {"file": file, "reason": problem.strerror})]) from problem
    except ValueError as problem:
        template = gettext_noop("The settings {file} are not written as TOML: {reason}.")
        raise ImportRefused([Message(template, {"file": file, "reason": problem})]) from problem


@lru_cache
def _made(file: Path | None, environment: tuple[str, ...]) -> Settings:
    held = _read(file) if file else {}
    faults = [_unknown(name, file) for name in held if name not in ABOUT]
    values = {}
    for name, text in zip(ABOUT, environment, strict=True):
        if text or name in held:
            given, source = (text, variable(name)) if text else (held[name], f"{name} ({file})")
            try:
                values[name] = ABOUT[name].kind.read(given)
            except ValueError:
                faults.append(_wrong(name, source, given))
    if faults:
        raise ImportRefused(faults)
    return Settings(**values)


def _unknown(name: str, file: Path | None) -> Message:
    template = gettext_noop("There is no setting {name} ({file}). There are: {known}.")
    return Message(template, {"name": name, "file": file, "known": ", ".join(ABOUT)})


def _wrong(name: str, source: str, given: Any) -> Message:
    about = ABOUT[name]
    template = gettext_noop('The setting {setting} is "{value}". Allowed is {allowed}.')
    value = _shown(given, secret=about.secret)
    return Message(template, {"setting": source, "value": value, "allowed": Message(about.kind.allowed)})
