"""Texts from data are drawn as they are: no markup, no pictures, no links. Cards of figures fit a laptop."""

import pytest

from cxdash.presenters.elements import Figure
from cxdash.ui.components.draw import card_width, card_widths, plain


@pytest.mark.parametrize("sign", list("\\`*_[]<>$#~:"))
def test_signs_of_markdown_are_escaped(sign: str) -> None:
    assert plain(f"a{sign}b") == f"a\\{sign}b"


@pytest.mark.parametrize(
    "address", ["http://e.example", "https://e.example/x", "www.x.example", "WWW.x.example", "a@b.no"]
)
def test_addresses_do_not_become_links(address: str) -> None:
    drawn = plain(f"see {address} now")

    assert "://" not in drawn.replace("\\", "")
    assert "www." not in drawn.casefold()
    assert "a@" not in drawn
    assert drawn.replace("\u2060", "").replace("\\", "") == f"see {address} now"


def test_other_words_stay() -> None:
    assert plain("Få hjelp, 46 % (n = 30)") == "Få hjelp, 46 % (n = 30)"


@pytest.mark.parametrize(
    ("sentence", "drawn"),
    [
        ("29. nov. 2026", "29\\. nov. 2026"),
        ("1) Delivery", "1\\) Delivery"),
        ("- none", "\\- none"),
        ("-5 % in a year", "-5 % in a year"),
        ("12.5 more", "12.5 more"),
    ],
)
def test_a_sentence_never_begins_a_list(sentence, drawn):
    assert plain(sentence) == drawn


@pytest.mark.parametrize(
    "figures",
    [
        {
            "Satisfied customers": "–",
            "Customers leaving a year": "2,880",
            "To win one / to keep one": "12,000 kr / 457 kr",
            "Stages with one clear owner": "7 of 9",
        },
        {
            "Nöjda kunder": "62 %",
            "Kunder som slutar per år": "139 290",
            "Vinna en / behålla en": "12 550 kr / 1 271 kr",
            "Faser med en tydlig ägare": "5 av 8",
        },
    ],
)
def test_the_four_cards_of_the_overview_stand_beside_one_another_on_a_laptop(figures):
    widths = [card_width(Figure(name, value, [], "")) for name, value in figures.items()]

    assert sum(widths) + 16 * (len(widths) - 1) <= 1120
    assert min(widths) >= 190


def card(name, value="62%"):
    return Figure(name, value, [], "")


@pytest.mark.parametrize(
    ("values", "widths"),
    [
        (["62%", "+14"], [542, 542]),
        (["62%", "39,290", "2,550 kr / 271 kr", "5 of 8"], [249, 249, 303, 249]),
        (["12,550 kr / 1,271 kr"] * 4, [350] * 4),
    ],
)
def test_cards_of_one_row_are_as_equally_wide_as_their_figures_let_them_be(values, widths):
    assert card_widths([card("Satisfied", value) for value in values]) == widths
