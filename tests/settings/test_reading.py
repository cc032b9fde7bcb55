"""Which settings are in force, and the sentences that stop a start."""

import pytest

from cxdash.domain.messages import ImportRefused
from cxdash.settings import reading
from cxdash.settings.described import ABOUT, Settings


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch, tmp_path):
    for name in [*map(reading.variable, ABOUT), reading.NAMES_FILE]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def written(tmp_path):
    """Write the file of settings in the working directory."""
    return lambda content: (tmp_path / "cxdash.toml").write_text(content, encoding="utf-8")


def faults(act=reading.current):
    with pytest.raises(ImportRefused) as refused:
        act()
    return [str(fault) for fault in refused.value.faults]


def test_where_nothing_is_set_the_defaults_hold():
    assert reading.check() == Settings()


def test_the_environment_goes_before_the_file(written, monkeypatch):
    written('database_url = "file.db"\nallowed_hosts = ["cx.example.com"]\nsign_in = "none"')
    monkeypatch.setenv("CXDASH_DATABASE_URL", "environment.db")

    found = reading.current()

    assert (found.database_url, found.allowed_hosts) == ("environment.db", ("cx.example.com",))


def test_another_file_may_be_named(tmp_path, monkeypatch, written):
    written('database_url = "usual.db"')
    (tmp_path / "other.toml").write_text('database_url = "other.db"', encoding="utf-8")
    monkeypatch.setenv("CXDASH_SETTINGS", "other.toml")

    assert reading.current().database_url == "other.db"


def test_an_empty_variable_sets_nothing(written, monkeypatch):
    written('allowed_hosts = ["cx.example.com"]\nsign_in = "none"')
    monkeypatch.setenv("CXDASH_ALLOWED_HOSTS", "")

    assert reading.current().allowed_hosts == ("cx.example.com",)


def test_every_fault_names_the_setting_its_value_and_what_is_allowed(written, monkeypatch, tmp_path):
    written('colour = "red"\nallowed_hosts = ["https://a"]\ndatabase_url = 3')
    monkeypatch.setenv("CXDASH_LOGO", "none.png")
    file = tmp_path / "cxdash.toml"

    assert faults() == [
        f"There is no setting colour ({file}). There are: {', '.join(ABOUT)}.",
        f'The setting database_url ({file}) is "3". Allowed is a text.',
        f'The setting allowed_hosts ({file}) is "https://a". Allowed is names of hosts without scheme or port, '
        "separated by commas, as in cx.example.com,*.example.org.",
        'The setting CXDASH_LOGO is "none.png". Allowed is a file that is there.',
    ]


def test_a_file_that_is_not_there_or_no_toml_is_named(monkeypatch, tmp_path, written):
    written("database_url = ")
    assert "are not written as TOML" in faults()[0]

    monkeypatch.setenv("CXDASH_SETTINGS", "none.toml")
    assert faults() == [f"The settings {tmp_path / 'none.toml'} cannot be read: No such file or directory."]


def test_a_misspelled_variable_stops_the_start_and_those_of_others_do_not(monkeypatch):
    monkeypatch.setenv("CXDASH_SERVICE_HOST", "10.0.0.1")
    reading.check()

    monkeypatch.setenv("CXDASH_ALLOWED_HOST", "cx.example.com")
    assert faults(reading.check) == [
        "There is no setting CXDASH_ALLOWED_HOST in the environment. Did you mean CXDASH_ALLOWED_HOSTS?"
    ]


def test_settings_are_listed_with_their_source_and_without_passwords(written, monkeypatch, tmp_path):
    written('allowed_hosts = ["a.example", "b.example"]\nsign_in = "none"')
    monkeypatch.setenv("CXDASH_DATABASE_URL", "postgresql://user:secret@host/name")

    found = [(one.name, one.value, one.source) for one in reading.listed()]

    assert [one for one in found if one[0] in {"database_url", "allowed_hosts", "logo"}] == [
        ("database_url", "postgresql://user:•••@host/name", "CXDASH_DATABASE_URL"),
        ("allowed_hosts", "a.example, b.example", str(tmp_path / "cxdash.toml")),
        ("logo", "", ""),
    ]


def test_who_reaches_the_server_from_elsewhere_must_be_said_how_to_sign_in(monkeypatch):
    monkeypatch.setenv("CXDASH_ALLOWED_HOSTS", "cx.example.com")

    assert faults() == [
        "Others may reach this server (allowed_hosts), so say how they sign in: set sign_in to oidc, proxy, or none if "
        "whoever reaches it may do everything."
    ]


def test_a_way_to_sign_in_names_all_that_it_lacks(written):
    written('sign_in = "oidc"\npublic_url = "https://cx.example.com"\noidc_client_id = "cxdash"')

    assert faults() == [
        *(
            f"With sign_in = oidc the setting {name} is needed."
            for name in ("oidc_metadata_url", "oidc_client_secret", "cookie_secret")
        ),
        "Nobody could sign in: name groups in at least one of admins, editors, facilitators, viewers.",
    ]


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("sign_in", "saml"),
        ("public_url", "http://cx.example.com"),
        ("public_url", "https://cx.example.com/app"),
        ("oidc_metadata_url", "http://id.example.com"),
        ("cookie_secret", "short"),
        ("trusted_proxies", "proxy.example.com"),
    ],
)
def test_what_would_be_unsafe_is_refused_and_secrets_are_not_repeated(setting, value, monkeypatch):
    monkeypatch.setenv(reading.variable(setting), value)

    (fault,) = faults()

    shown = "•••" if setting == "cookie_secret" else value
    assert fault.startswith(f'The setting {reading.variable(setting)} is "{shown}". Allowed is ')


@pytest.mark.parametrize(
    ("groups", "role"), [(["a"], "admin"), (["v", "e"], "editor"), (["f", "v"], "facilitator"), ([], "viewer")]
)
def test_groups_give_a_role(groups, role, monkeypatch):
    for name, group in {"admins": "a", "editors": "e", "facilitators": "f", "viewers": "*"}.items():
        monkeypatch.setenv(reading.variable(name), group)

    assert reading.role_of(groups) == role
