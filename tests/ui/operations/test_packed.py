"""Streamlit's scripts and styles, compressed once for all visitors."""

import gzip

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from cxdash.ui.operations import packed

CALLS = []


async def streamlit_itself(scope, receive, send):
    CALLS.append(scope["path"])
    await PlainTextResponse("as it is")(scope, receive, send)


@pytest.fixture
def visitor():
    CALLS.clear()
    return TestClient(packed.Packed(streamlit_itself), headers={"Accept-Encoding": "gzip, br"})


def addresses(suffix):
    return sorted(address for address in packed._files() if address.endswith(suffix))


@pytest.mark.parametrize(("suffix", "kind"), packed.KINDS.items())
def test_every_script_and_style_comes_compressed_and_whole(suffix, kind, visitor):
    for address in addresses(suffix)[:20]:
        answer = visitor.get(address)

        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers["content-type"].startswith(kind)
        assert answer.content == (packed.SERVED / address.lstrip("/")).read_bytes()
    assert CALLS == []


def test_a_file_is_compressed_once_for_all_visitors(visitor, monkeypatch):
    address, times = addresses(".js")[0], []
    packed._packed.cache_clear()
    compress = gzip.compress
    monkeypatch.setattr(gzip, "compress", lambda *args, **how: times.append(1) or compress(*args, **how))

    assert [len(visitor.get(address).content) for _ in range(3)] == [
        (packed.SERVED / address.lstrip("/")).stat().st_size
    ] * 3
    assert len(times) == 1


@pytest.mark.parametrize(
    "headers", [{"Accept-Encoding": "identity"}, {"Range": "bytes=0-9"}], ids=["reads no compression", "wants a part"]
)
def test_whoever_cannot_take_it_compressed_is_answered_by_streamlit(headers, visitor):
    assert visitor.get(addresses(".js")[0], headers=headers).text == "as it is"


@pytest.mark.parametrize(
    "address", ["/static/js/none.js", "/static/js/../../index.html", "/static/js/", "/", "/_stcore/health"]
)
def test_what_is_no_script_of_streamlits_is_passed_on(address, visitor):
    assert visitor.get(address).text == "as it is"


def test_other_methods_are_passed_on(visitor):
    assert visitor.post(addresses(".js")[0]).text == "as it is"
