"""The settings in force: those of the environment, else those of the file, else the defaults."""

import os
import tomllib
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.people.roles import Role
from cxdash.settings.described import ABOUT, Settings
from cxdash.settings.kinds import HIDDEN, without_password

FILE = "cxdash.toml"
"""The file that is read where it is in the working directory and no other is named."""

PREFIX = "CXDASH_"
NAMES_FILE = f"{PREFIX}SETTINGS"

NEEDED = {
    "oidc": ("public_url", "oidc_metadata_url", "oidc_client_id", "oidc_client_secret", "cookie_secret"),
    "proxy": ("user_header", "groups_header", "trusted_proxies"),
}
"""What each way to sign in cannot do without."""

GROUPS = {Role.ADMIN: "admins", Role.EDITOR: "editors", Role.FACILITATOR: "facilitators", Role.VIEWER: "viewers"}
"""The setting that names the groups of each role; somebody in several has the first."""

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


def role_of(groups: Collection[str]) -> Role | None:
    """Return the role of somebody who has signed in and is in these groups, None where none of them has one."""
    found = current()
    named = {role: getattr(found, name) for role, name in GROUPS.items()}
    return next((role for role, names in named.items() if "*" in names or set(names) & set(groups)), None)


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
    return _found(Path.cwd(), os.environ.get(NAMES_FILE, ""))


@lru_cache
def _found(folder: Path, named: str) -> Path | None:
    """Look for the file once in a process, since settings are asked for many times in a run of a page."""
    if named:
        return Path(folder, named).resolve()
    usual = Path(folder, FILE).resolve()
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
    made = Settings(**values)
    if lacking := _lacking(made):
        raise ImportRefused(lacking)
    return made


def _lacking(made: Settings) -> list[Message]:
    """Return what settings that are made lack for one another."""
    if made.allowed_hosts and not made.sign_in:
        template = gettext_noop(
            "Others may reach this server (allowed_hosts), so say how they sign in: set sign_in to oidc, proxy, or "
            "none if whoever reaches it may do everything."
        )
        return [Message(template)]
    needed = NEEDED.get(made.sign_in, ())
    lacking = [name for name in needed if not getattr(made, name)]
    template = gettext_noop("With sign_in = {way} the setting {name} is needed.")
    faults = [Message(template, {"way": made.sign_in, "name": name}) for name in lacking]
    if needed and not any(getattr(made, groups) for groups in GROUPS.values()):
        template = gettext_noop("Nobody could sign in: name groups in at least one of {names}.")
        faults.append(Message(template, {"names": ", ".join(GROUPS.values())}))
    return faults


def _unknown(name: str, file: Path | None) -> Message:
    template = gettext_noop("There is no setting {name} ({file}). There are: {known}.")
    return Message(template, {"name": name, "file": file, "known": ", ".join(ABOUT)})


def _wrong(name: str, source: str, given: Any) -> Message:
    about = ABOUT[name]
    template = gettext_noop('The setting {setting} is "{value}". Allowed is {allowed}.')
    value = _shown(given, secret=about.secret)
    return Message(template, {"setting": source, "value": value, "allowed": Message(about.kind.allowed)})
