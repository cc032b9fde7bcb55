import re
from html.parser import HTMLParser

import pytest

from cxdash.ballot.elements import document, element

EVIL = "</style></script><img src=x onerror=alert(1)>\"'&"


class Read(HTMLParser):
    """What a browser makes of a page's body: its tags with their attributes, and its texts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags, self.texts = [], []
        self.feed(page[page.index("<body") :])

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, text):
        self.texts.append(text)


def test_every_text_and_attribute_arrives_as_it_was_given_and_is_never_a_tag():
    body = element("body", element("p", EVIL, title=EVIL), EVIL, element("b", EVIL), EVIL)

    read = Read(document("en", EVIL, body, "phone.css"))

    assert read.tags == [("body", {}), ("p", {"title": EVIL}), ("b", {})]
    assert "".join(read.texts).strip() == EVIL * 4


def test_attributes_are_left_out_or_without_a_value_as_they_are_said_to_be():
    made = element("input", None, "", class_="a", aria_label="b", checked=True, hidden=False)

    assert made.attrib == {"class": "a", "aria-label": "b", "checked": ""}
    assert (made.text, len(made)) == (None, 0)


@pytest.mark.parametrize("scripts", [("follow.js", "points.js"), ("points.js", "offline.js")])
def test_scripts_of_ours_need_nothing_newer_than_a_phone_of_six_years(scripts):
    page = document("en", "", element("body"), "phone.css", scripts)
    script = re.search(r"<script>(.*)</script>", page, re.DOTALL)[1]

    assert re.findall(r"\?\.|\?\?|\.at\(|replaceAll|structuredClone|#\w+\s*=|&&=|\|\|=", script) == []


def test_the_script_that_follows_has_fifteen_lines_at_most():
    page = document("en", "", element("body"), "phone.css", ("follow.js",))

    assert len(re.search(r"<script>(.*)</script>", page, re.DOTALL)[1].strip().splitlines()) <= 15
