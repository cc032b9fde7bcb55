from starlette.requests import Request

from cxdash.ballot import sent


def asked(cookie: str) -> Request:
    return Request({"type": "http", "headers": [(b"cookie", cookie.encode("latin-1"))], "query_string": b""})


def test_receipts_are_kept_in_letters_of_every_language_of_ours():
    receipts = {3: "blåbær kjøkken løve ørn", 12: "bäver körsbär måne räka"}

    assert sent.receipts(asked(f"receipts_CDFHJ={sent.written(receipts)}"), "CDFHJ") == receipts


def test_what_is_no_receipt_is_left_out():
    kept = "3:a b c d|x|:|4:<b> b c d|5:a b c|99999999999:a b c d"

    assert sent.receipts(asked(f"receipts_CDFHJ={kept}"), "CDFHJ") == {3: "a b c d"}
    assert sent.receipts(asked(""), "CDFHJ") == {}
