import pytest

from cxdash.i18n.translator import Words
from cxdash.presenters.satisfaction.channels import channel


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("phone", "en", "Phone"),
        ("phone", "nb", "Telefon"),
        ("chat", "en", "Chat"),
        ("e-post", "nb", "E-post"),
        ("ÖGA mot öga", "sv", "ÖGA mot öga"),
        ("", "en", ""),
    ],
)
def test_a_channel_is_named_so_that_a_sentence_can_begin_with_it(code, language, name):
    assert channel(code, Words(language)) == name
