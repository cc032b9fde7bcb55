"""Commands at the edges of what can be typed: the first and the last day, devices for files, one customer in all."""

import json

import pytest

from tests.company import COMPANY, take
from tests.exchange.test_broken_uploads import contents


@pytest.mark.parametrize("day", ["1900-01-01", "2100-12-31"])
@pytest.mark.parametrize("subject", ["overview", "ownership", "maturity"])
def test_the_figures_of_the_first_and_the_last_day_are_printed(subject, day, demo_file, typed):
    code, printed, refused = typed(f"sqlite:///{demo_file}", "figures", subject, "--on", day, "--json")

    assert (code, refused) == (0, "")
    assert_plain_json(printed)


@pytest.mark.parametrize("subject", ["overview", "economics", "what-if"])
def test_one_customer_in_all_gives_plain_json(subject, sqlite_address, tmp_path, typed):
    file = tmp_path / "subscriptions.csv"
    file.write_text("customer,started,ended,monthly_revenue\n1,2025-01-01,,99\n", encoding="utf-8")
    assert typed(sqlite_address, "import", file)[0] == 0

    code, printed, _ = typed(sqlite_address, "figures", subject.replace("-", "_"), "--json")

    assert code == 0
    assert_plain_json(printed)


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
@pytest.mark.parametrize(
    "words",
    [
        ["import", "{device}"],
        ["propose", "{device}"],
        ["import", "{file}", "--mapping", "{device}"],
        ["import-customers", "{device}", "--mapping", "{file}"],
        ["export", "{device}"],
        ["backup", "{device}"],
        ["restore", "{device}"],
    ],
    ids=" ".join,
)
def test_a_device_for_a_file_is_refused_with_its_name(words, device, sqlite_store, sqlite_address, tmp_path, typed):
    take(sqlite_store, COMPANY)
    file = tmp_path / "a.csv"
    file.write_text("id,date,q\n1,2026-01-01,5\n", encoding="utf-8")
    before = contents(sqlite_address)

    code, _, refused = typed(sqlite_address, *(word.format(device=device, file=file) for word in words))

    assert code == 1
    assert device in refused
    assert contents(sqlite_address) == before


def assert_plain_json(printed):
    """Assert that a text is JSON without NaN and Infinity, which JSON does not know."""

    def refuse(name):
        raise AssertionError(name)

    assert json.loads(printed, parse_constant=refuse)
