"""What settings may hold, and passwords that are hidden."""

import pytest

from cxdash.settings import kinds


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ("", ()),
        ("CX.example.com", ("cx.example.com",)),
        (" a.example ,*.b.example,", ("a.example", "*.b.example")),
        ("10.0.0.7,[fd00::7]", ("10.0.0.7", "[fd00::7]")),
        (["a.example", "b.example"], ("a.example", "b.example")),
    ],
)
def test_hosts_are_names_separated_by_commas_or_a_list(given, names):
    assert kinds.HOSTS.read(given) == names


@pytest.mark.parametrize(
    "wrong", ["*", "https://cx.example.com", "cx.example.com:8443", "a b", "cx.*.com", "*x.com", 7, ["a.example", 7]]
)
def test_what_is_no_host_name_is_refused(wrong):
    with pytest.raises(ValueError, match=r"^$"):
        kinds.HOSTS.read(wrong)


@pytest.mark.parametrize(("given", "number"), [("0", 0), ("30", 30), (86_400, 86_400)])
def test_seconds_are_whole_numbers(given, number):
    assert kinds.SECONDS.read(given) == number


@pytest.mark.parametrize("wrong", ["", "-1", "1.5", "soon", 86_401, -1, 1.0, True])
def test_what_are_no_seconds_is_refused(wrong):
    with pytest.raises(ValueError):  # noqa: PT011 - int() says why, too
        kinds.SECONDS.read(wrong)


def test_a_file_must_be_there(tmp_path):
    with pytest.raises(ValueError, match=r"^$"):
        kinds.FILE.read(str(tmp_path))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("data/cxdash.db", "data/cxdash.db"),
        ("postgresql://host:5432/name", "postgresql://host:5432/name"),
        ("postgresql://user@host/name", "postgresql://user@host/name"),
        ("postgresql://user:secret@host/name", "postgresql://user:•••@host/name"),
        ("postgresql://user:p@ss/wo:rd@host/name", "postgresql://user:•••@host/name"),
        ("postgresql://host/name?user=u&password=secret&x=1", "postgresql://host/name?user=u&password=•••&x=1"),
        ("postgresql://host/name?sslpassword=secret", "postgresql://host/name?sslpassword=•••"),
    ],
)
def test_passwords_in_addresses_are_hidden(text, shown):
    assert kinds.without_password(text) == shown


def test_answers_are_outside_the_database_in_a_folder_with_a_catalogue_in_postgresql():
    given = "ducklake:postgresql://user:p@host/name?data=/srv/answers"

    assert kinds.LAKE.read(f" {given} ") == given
    assert kinds.without_password(given) == "ducklake:postgresql://user:•••@host/name?data=/srv/answers"


@pytest.mark.parametrize(
    "wrong",
    ["postgresql://host/name?data=/srv", "ducklake:postgresql://host/name", "ducklake:postgresql://h/n?data=here"],
)
def test_what_is_no_place_of_answers_is_refused(wrong):
    with pytest.raises(ValueError, match=r"^$"):
        kinds.LAKE.read(wrong)
