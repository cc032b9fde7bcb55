import re

from cxdash.ballot import elements, slips
from cxdash.domain.people import admin
from cxdash.i18n.translator import Words
from cxdash.store.write.workshop import voting
from tests.ballot.phones import Phone, server, told
from tests.room import FREE, held

URL = "http://192.168.1.105:8502/b/CDFHJ"


def test_every_slip_has_its_code_and_a_picture_of_its_own():
    page = slips.page(["CDFH3479", "JKMN3479"], "Spring & <summer>", URL, Words("nb"))

    assert told(page).count("Spring & <summer>") == 2
    assert told(page).count(URL) == 2
    assert "CDFH 3479" in told(page)
    assert "Én stemme på hvert spørsmål." in told(page)
    assert len(set(re.findall(r"<svg.*?</svg>", page, re.DOTALL))) == 2


def test_the_page_needs_nothing_from_anywhere():
    page = slips.page(["CDFH3479"], "Spring", URL, Words("en"))

    assert elements.header(slips.STYLE, own=True) in page.replace("&#x27;", "'")
    assert re.findall(r'(?:src|href)="(?!data:)', page) == []


def test_a_printed_code_votes(served):
    room = held(served, FREE)
    room.open(room.questions[0])
    codes = voting.make_slips(served, admin("kari"), room.key, 3)

    page = told(slips.page(codes, "Spring", URL, Words("en")))
    printed = re.findall(r"Spring (\w{4} \w{4}) ", page)
    answers = [Phone(server(), room.now.code).vote(choice="tea", slip=code) for code in printed]

    assert [answer.status_code for answer in answers] == [303] * 3
