"""Reading in a child process: answers and refusals come through, and what takes too much ends only the child."""

import os
import signal
import socket
import threading
import time
from importlib import import_module
from pathlib import Path

import pytest

from cxdash.domain.messages import ImportRefused
from cxdash.exchange import isolated
from cxdash.exchange.phrases import refuse


def lengths(content: bytes, file: str, *more: bytes, named: int = 0) -> tuple[int, str, int, int]:
    return len(content), file, len(more), named


def refused(_content: bytes, file: str) -> None:
    refuse("{file} is refused in row {row}.", file=file, row=3)


def failing(_content: bytes, _file: str) -> None:
    raise KeyError("a mistake of ours")


def endless(_content: bytes, _file: str) -> None:
    while True:
        pass


def asleep(_content: bytes, _file: str) -> None:
    time.sleep(60)


def greedy(_content: bytes, _file: str) -> int:
    return len(bytearray(800 * 2**20))


def aborting(_content: bytes, _file: str) -> None:
    os.kill(os.getpid(), signal.SIGABRT)


def loud(_content: bytes, _file: str) -> int:
    os.write(1, b"out")
    return os.write(2, b"err")


def on_a_path(content: Path, file: str) -> list[str]:
    return [file, *sorted(one.name for one in content.iterdir())]


@pytest.fixture(params=["forked here", "forked by the helper", "spawned"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the ways in which a child comes to be."""
    if request.param == "spawned":
        monkeypatch.setattr(isolated, "FORKS", False)
    threads = {"forked here": 1, "forked by the helper": 2, "spawned": 1}[request.param]
    monkeypatch.setattr(threading, "active_count", lambda: threads)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that a test need not wait long for."""
    monkeypatch.setattr(isolated, "SECONDS", 1.5)
    monkeypatch.setattr(isolated, "PROCESSOR", 0.5)


class TestAnswers:
    def test_an_answer_comes_through_with_every_argument(self) -> None:
        assert isolated.run(lengths, b"abc", "a.csv", b"x", named=4) == (3, "a.csv", 1, 4)

    def test_a_large_file_and_answer_come_through(self) -> None:
        content = bytes(30 * 2**20)

        assert isolated.run(lengths, content, "a.csv", content)[0] == len(content)

    def test_a_folder_is_read_by_its_path(self, tmp_path: Path) -> None:
        (tmp_path / "stages.csv").write_text("key")

        assert isolated.run(on_a_path, tmp_path, "folder") == ["folder", "stages.csv"]

    def test_what_a_reader_prints_is_not_seen(self, capfd: pytest.CaptureFixture[str]) -> None:
        assert isolated.run(loud, b"", "a.csv") == 3

        assert capfd.readouterr() == ("", "")


class TestRefusals:
    def test_a_refusal_comes_through_unchanged(self) -> None:
        with pytest.raises(ImportRefused) as caught:
            isolated.run(refused, b"", "a.csv")

        assert [(fault.template, fault.values) for fault in caught.value.faults] == [
            ("{file} is refused in row {row}.", {"file": "a.csv", "row": 3})
        ]

    def test_a_failure_is_refused_with_the_file_and_its_kind(self) -> None:
        with pytest.raises(ImportRefused, match=r"a\.csv cannot be read; .* \(KeyError\)"):
            isolated.run(failing, b"", "a.csv")

    def test_a_child_that_aborts_is_a_refusal(self) -> None:
        with pytest.raises(ImportRefused, match=r"a\.csv takes more to read than a file of its size may"):
            isolated.run(aborting, b"", "a.csv")

    @pytest.mark.usefixtures("hurried")
    def test_a_child_that_waits_is_ended(self) -> None:
        begun = time.monotonic()

        with pytest.raises(ImportRefused, match="takes more to read"):
            isolated.run(asleep, b"", "a.csv")

        assert time.monotonic() - begun < 30

    @pytest.mark.usefixtures("hurried")
    def test_a_child_that_computes_for_ever_is_ended(self) -> None:
        with pytest.raises(ImportRefused, match="takes more to read"):
            isolated.run(endless, b"", "a.csv")

    @pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system has no limit of memory")
    def test_a_child_that_takes_too_much_memory_is_refused(self) -> None:
        with pytest.raises(ImportRefused, match="at most 2 seconds and 280 MB are allowed"):
            isolated.run(greedy, b"", "a.csv")


def test_a_helper_that_was_ended_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    if not isolated.FORKS:
        return
    isolated.warm_up()
    isolated._control[0].close()
    isolated._control[0] = _closed()

    assert isolated.run(lengths, b"abc", "a.csv")[0] == 3


def _closed() -> socket.socket:
    ours, theirs = socket.socketpair()
    theirs.close()
    return ours


def test_every_module_that_is_prepared_exists() -> None:
    assert all(import_module(name) for name in isolated.PREPARED)


def test_larger_files_may_take_more() -> None:
    small, large = isolated.limits_of(50_000), isolated.limits_of(2_100_000)

    assert small == (9.0, 1.8, 280 * 2**20)
    assert large.processor == pytest.approx(25.8)
    assert large.memory == 280 * 2**20 + 200 * 2_000_000
