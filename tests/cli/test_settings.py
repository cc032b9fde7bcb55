"""The command that lists the settings."""

import pytest


@pytest.fixture
def in_a_folder_of_its_own(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CXDASH_DATABASE_URL", raising=False)


def test_each_setting_is_listed_in_the_language_asked_for(in_a_folder_of_its_own, typed, monkeypatch):
    monkeypatch.setenv("CXDASH_DATABASE_URL", "postgresql://user:secret@host/name")

    code, printed, wrong = typed("", "settings", "--language", "nb")

    assert (code, wrong) == (0, "")
    assert printed.startswith("database_url = postgresql://user:•••@host/name  (CXDASH_DATABASE_URL)\n    Hvor dataene")
    assert "allowed_hosts = –  (standard)\n" in printed


def test_a_wrong_setting_stops_every_command_with_a_sentence(in_a_folder_of_its_own, typed, monkeypatch):
    monkeypatch.setenv("CXDASH_ALLOWED_HOSTS", "https://cx.example.com")

    for command in ("settings", "check"):
        assert typed("", command) == (
            1,
            "",
            'The setting CXDASH_ALLOWED_HOSTS is "https://cx.example.com". Allowed is names of hosts without scheme or '
            "port, separated by commas, as in cx.example.com,*.example.org.\n",
        )
