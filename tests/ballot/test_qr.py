import re
from xml.etree import ElementTree

import pytest

from cxdash.ballot import qr

URL = "http://192.168.1.105:8502/b/CDFHJ"


def test_an_address_becomes_a_small_picture_without_styles_that_a_policy_would_refuse():
    drawn = qr.svg(URL)

    assert ElementTree.fromstring(drawn).tag == "{http://www.w3.org/2000/svg}svg"
    assert re.findall(r"style|class|width|height=|script", drawn) == []
    assert len(drawn) < 4_000
    assert qr.svg(URL.replace("CDFHJ", "CDFHK")) != drawn


@pytest.mark.parametrize("address", ["192.168.1.105:8502/b/CDFHJ", "", "javascript:alert(1)", "ftp://a"])
def test_an_address_that_phones_would_have_to_guess_is_refused(address):
    with pytest.raises(ValueError, match="begins with http://"):
        qr.svg(address)
