"""A file of any kind is recognised and read in one go."""

from datetime import date

import pytest

from cxdash.domain.surveys import Wave
from cxdash.exchange.door.any_file import read_any
from cxdash.exchange.door.kinds import Kind
from cxdash.exchange.door.lists import Make, Read
from cxdash.exchange.suggest.proposals.model import MappingProposal
from tests.company import COMPANY, book

KNOWN = {"surveys": {}, "touchpoints": {}}
ANSWERED = "ID;Date;How satisfied are you with the website? (1 = very dissatisfied, 5 = very satisfied)\n" + "".join(
    f"{n};2026-03-{13 + n};{1 + n % 5}\n" for n in range(15)
)
UNDATED = ANSWERED.replace("Date", "Region").replace("2026-03-", "north ")
CUSTOMERS = "customer_id,started,ended,mrr\n" + "".join(f"{n},2025-01-0{n},,99\n" for n in range(1, 9))


@pytest.mark.parametrize(
    ("file", "content", "kind", "reading"),
    [
        ("svar.csv", ANSWERED.encode(), Kind.SURVEY, Wave),
        (
            "svar.csv",
            UNDATED.encode(),
            Kind.SURVEY,
            MappingProposal,
        ),
        ("kunder.csv", CUSTOMERS.encode(), Kind.CUSTOMERS, Read),
        ("firma.xlsx", book(COMPANY), Kind.WORKBOOK, Read),
    ],
)
def test_each_is_read_as_what_it_is(file, content, kind, reading):
    found, read = read_any(content, file, None, KNOWN, date(2026, 4, 1), {}, Make())

    assert (found, type(read)) == (kind, reading)
