"""Every setting of an installation, described once: what reads it, the command that lists it, and the documents."""

from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

from cxdash.domain.messages import gettext_noop
from cxdash.settings.kinds import (
    ADDRESS,
    CONNECTIONS,
    FILE,
    HOSTS,
    LAKE,
    LIST,
    LOG_FORMAT,
    LONG_SECRET,
    MONTHS,
    NETWORKS,
    ORIGIN,
    PORT,
    RESPONDENTS,
    SECONDS,
    SIGN_IN,
    TEXT,
    Kind,
)


class About(NamedTuple):
    """What is said of a setting: what it may hold, what it means, and whether it is kept from those who look."""

    kind: Kind
    meaning: str
    secret: bool = False


def _setting(default: Any, kind: Kind, meaning: str, *, secret: bool = False) -> Any:
    return field(default=default, metadata={"about": About(kind, meaning, secret)})


@dataclass(frozen=True)
class Settings:
    """The settings of an installation, each with its default."""

    database_url: str = _setting(
        "",
        TEXT,
        gettext_noop(
            "Where the data is: a SQLite file, or a database's address such as postgresql://user:password@host/name. "
            "Without it data/cxdash.db, or the demo company as long as that holds nothing."
        ),
    )
    replica_url: str = _setting(
        "",
        TEXT,
        gettext_noop("The address of a copy that PostgreSQL keeps of the database: pages read from there."),
    )
    answers_url: str = _setting(
        "",
        LAKE,
        gettext_noop(
            "Where single answers are kept that are loaded into PostgreSQL, if not there: in a folder that all servers "
            "see, with a catalogue in a PostgreSQL. Without it in the database."
        ),
    )
    wait_seconds: int = _setting(
        30, SECONDS, gettext_noop("How long whoever writes waits for others who write, before nothing is changed.")
    )
    statement_seconds: int = _setting(
        120, SECONDS, gettext_noop("How long PostgreSQL may take for one question of a page; 0 = as long as it takes.")
    )
    pool_size: int = _setting(
        5,
        CONNECTIONS,
        gettext_noop("How many connections to PostgreSQL each server process keeps open; it may open as many again."),
    )
    stop_seconds: int = _setting(
        30, SECONDS, gettext_noop("How long a server that is told to stop waits for writes to end.")
    )
    respondents: str = _setting(
        "pseudonyms",
        RESPONDENTS,
        gettext_noop(
            "What a store keeps of respondents' names: pseudonyms, or names as given (but for e-mail addresses and "
            "phone numbers). Holds for stores in which nobody has answered yet."
        ),
    )
    retention_months: int = _setting(
        0, MONTHS, gettext_noop("For how many months it is kept who answered and what they wrote; 0 = for ever.")
    )
    log_format: str = _setting(
        "text", LOG_FORMAT, gettext_noop("How the server writes down what happens: as text, or a line of JSON each.")
    )
    metrics_port: int = _setting(
        0, PORT, gettext_noop("The port on which Prometheus may read figures of the server; 0 = nowhere.")
    )
    metrics_address: str = _setting(
        "127.0.0.1", TEXT, gettext_noop("The address of this machine at which that port is open.")
    )
    allowed_hosts: tuple[str, ...] = _setting(
        (),
        HOSTS,
        gettext_noop(
            "The names under which browsers may reach the server, besides this machine's own; *.example.com stands for "
            "all below a domain."
        ),
    )
    logo: str = _setting(
        "", FILE, gettext_noop("A picture that stands in the head in place of the company's name: PNG, JPEG or WebP.")
    )
    deck_template: str = _setting(
        "", FILE, gettext_noop("A .potx or .pptx whose type and colours the slides have that are taken home.")
    )
    sign_in: str = _setting(
        "",
        SIGN_IN,
        gettext_noop(
            "How people sign in: oidc (with the company's OpenID Connect provider), proxy (a proxy in front has done "
            "it), or none (whoever reaches the server may do everything). Must be said where allowed_hosts is."
        ),
    )
    public_url: str = _setting(
        "", ORIGIN, gettext_noop("Where browsers reach the server, as in https://cx.example.com.")
    )
    oidc_metadata_url: str = _setting(
        "", ADDRESS, gettext_noop("The provider's description of itself; ends with /.well-known/openid-configuration.")
    )
    oidc_client_id: str = _setting("", TEXT, gettext_noop("What the provider calls this installation."))
    oidc_client_secret: str = _setting(
        "", TEXT, gettext_noop("The secret by which the provider knows this installation."), secret=True
    )
    cookie_secret: str = _setting(
        "", LONG_SECRET, gettext_noop("What cookies are signed with; the same for all server processes."), secret=True
    )
    name_claim: str = _setting(
        "email", TEXT, gettext_noop("The claim of the provider by which a person is written down in the history.")
    )
    groups_claim: str = _setting(
        "groups", TEXT, gettext_noop("The claim of the provider that lists a person's groups.")
    )
    user_header: str = _setting(
        "X-Forwarded-Email", TEXT, gettext_noop("The header in which the proxy says who somebody is.")
    )
    groups_header: str = _setting(
        "X-Forwarded-Groups", TEXT, gettext_noop("The header in which the proxy lists a person's groups, by commas.")
    )
    trusted_proxies: tuple[str, ...] = _setting(
        ("127.0.0.1/32", "::1/128"),
        NETWORKS,
        gettext_noop("From where these headers are believed; from elsewhere they are taken off."),
    )
    admins: tuple[str, ...] = _setting(
        (), LIST, gettext_noop("Groups whose members may do everything. * stands for whoever has signed in.")
    )
    editors: tuple[str, ...] = _setting((), LIST, gettext_noop("Groups whose members may change data and scenarios."))
    facilitators: tuple[str, ...] = _setting(
        (), LIST, gettext_noop("Groups whose members may hold workshops and change decisions.")
    )
    viewers: tuple[str, ...] = _setting((), LIST, gettext_noop("Groups whose members may look at figures."))


ABOUT: dict[str, About] = {one.name: one.metadata["about"] for one in fields(Settings)}
"""What is said of each setting, by its name, in the order in which they are listed."""
