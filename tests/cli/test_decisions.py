from click.testing import CliRunner
from icalendar import Calendar

from cxdash.cli.main import main
from cxdash.domain.people import admin
from cxdash.store.write import changes
from tests.company import COMPANY, take

DECIDED = [
    ["key", "title", "title_nb", "owner", "due", "review"],
    ["one", "One owner", "Én eier", "CEO", "2026-09-01", None],
    ["two", "Fewer calls", None, None, None, "2026-10-01"],
]


def written(address, file, *more):
    done = CliRunner().invoke(main, ["--store", address, "decisions", "--ics", str(file), *more])
    assert (done.exit_code, done.stdout) == (0, f"Written: {file}\n")
    return file.read_bytes()


def test_the_days_of_decisions_are_written_alike_until_one_is_changed(sqlite_store, sqlite_address, tmp_path):
    take(sqlite_store, {**COMPANY, "decisions": DECIDED})
    first, again = (written(sqlite_address, tmp_path / name, "--language", "nb") for name in ("a.ics", "b.ics"))

    with changes.writing(sqlite_store, admin("kari")) as change:
        changes.edit(change, "decision", "one", 1, {"title_nb": "Ikke flere eiere"})
    later = written(sqlite_address, tmp_path / "c.ics", "--language", "nb")

    assert first == again
    one, two = Calendar.from_ical(later).events
    old, same = Calendar.from_ical(first).events
    assert [str(entry["summary"]) for entry in (old, one)] == ["Frist: Én eier", "Frist: Ikke flere eiere"]
    assert (one["uid"], one["sequence"], two) == (old["uid"], 1, same)
    assert one.decoded("dtstamp") >= old.decoded("dtstamp")


def test_a_file_that_cannot_be_written_is_refused_in_words(sqlite_store, sqlite_address, tmp_path):
    take(sqlite_store, {**COMPANY, "decisions": DECIDED})
    (tmp_path / "taken").write_text("")

    done = CliRunner().invoke(
        main, ["--store", sqlite_address, "decisions", "--ics", str(tmp_path / "taken" / "a.ics")]
    )

    assert done.exit_code == 1
    assert "cannot be written" in done.stderr
