"""How amounts of money are written where they are large: the figure, then its unit, in every language."""

import pytest

from cxdash.i18n.translator import Words
from cxdash.presenters.amounts import let_downs, money

NAN = float("nan")


@pytest.mark.parametrize(
    ("value", "currency", "en", "nb", "sv"),
    [
        (10e6, "NOK", "10 m kr", "10 mill. kr", "10 mkr"),
        (21_713_000, "", "21.7 m kr", "21,7 mill. kr", "21,7 mkr"),
        (156_400_000, "SEK", "156 m kr", "156 mill. kr", "156 mkr"),
        (-2_600_000, "NOK", "−2.6 m kr", "−2,6 mill. kr", "−2,6 mkr"),
        (10e6, "EUR", "10 m €", "10 mill. €", "10 m€"),
        (53_400, "NOK", "53,000 kr", "53 000 kr", "53 000 kr"),
        (2550, "NOK", "2,550 kr", "2 550 kr", "2 550 kr"),
        (70, "EUR", "70 €", "70 €", "70 €"),
        (NAN, "NOK", "–", "–", "–"),
        (None, "NOK", "–", "–", "–"),
    ],
)
def test_the_unit_of_an_amount_stands_after_its_figure(value, currency, en, nb, sv):
    written = [money(value, currency, Words(language)) for language in ("en", "nb", "sv")]

    assert [one.replace("\N{NO-BREAK SPACE}", " ") for one in written] == [en, nb, sv]


@pytest.mark.parametrize(
    ("number", "most", "written"),
    [(7640.0, 9100.0, "about 7,600"), (0.0, 3912.0, "0–3,900"), (0.0, 0.0, "0")],
)
def test_where_nobody_was_let_down_it_is_said_how_many_may_be(number, most, written):
    assert let_downs(number, most, Words("en")) == written
