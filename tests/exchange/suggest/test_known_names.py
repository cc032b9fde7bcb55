"""Names of touchpoints that mean a known one, in three languages, and those that only look so."""

import pytest

from cxdash.exchange.suggest.known_names import only_known
from cxdash.exchange.suggest.propose import propose


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Sjåføren", "Bussjåføren"),
        ("Sjåfør", "Bussjåføren"),
        ("Sjåførene", "Bussjåfør"),
        ("Bussen", "Flybuss"),
        ("Toget", "Nattoget"),
        ("Nettsiden", "Vår nettside"),
        ("Nettside", "Nettsidene"),
        ("Nettsida", "Ny nettside"),
        ("Web site", "Website"),
        ("Website", "The web site"),
        ("web-site", "Our website"),
        ("Driver", "Bus driver"),
        ("Drivers", "Bus driver"),
        ("Deliveries", "Home delivery"),
        ("Shop", "Webshop"),
        ("App", "Mobile app"),
        ("Föraren", "Bussförare"),
        ("Förarna", "Bussföraren"),
        ("Hemsidan", "Hemsida och app"),
        ("Hemsidor", "Nya hemsidan"),
        ("Fakturan", "Pappersfaktura"),
        ("Kasse", "Kassen i butikken"),
    ],
)
def test_a_word_means_the_only_known_touchpoint_with_it_in_its_name(name, known):
    assert only_known(name, {"one": {"name": known}, "other": {"name": "Kundeservice"}}) == "one"


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Sjåføren", ["Bussjåføren", "Drosjesjåføren"]),
        ("Driver", ["Bus driver", "Driver on the night train"]),
        ("Fakturan", ["Pappersfaktura", "E-faktura"]),
        ("Nettsiden", ["Nettbutikken"]),
        ("Nettside", ["Baksiden"]),
        ("Bussjåføren", ["Sjåføren"]),
        ("Port", ["Support"]),
        ("Formen", ["Plattformen"]),
        ("Mat", ["Automat"]),
        ("Maten", ["Automaten"]),
        ("Turen", ["Kulturen"]),
        ("Order", ["Border"]),
        ("Site visit", ["Website"]),
        ("Personal", ["Person"]),
        ("Förare", ["Försäljare"]),
        ("Servicen ombord", ["Kundeservice"]),
        ("", ["Kundeservice"]),
        ("?!", ["Kundeservice"]),
    ],
)
def test_a_word_means_no_known_touchpoint_where_two_have_it_or_none_does(name, known):
    assert only_known(name, {called: {"name": called} for called in known}) == ""


def test_one_touchpoint_is_one_whatever_the_language_of_its_names():
    assert only_known("Driver", {"bus": {"name": "Bus driver", "name_nb": "Bussjåfør", "name_sv": "Driver"}}) == "bus"


def test_questions_take_the_known_touchpoint_once_and_an_own_one_after_that():
    text = (
        "Dato;Forventning til sjåføren;Opplevelse av sjåføren;Opplevelse av sjåføren på nattbussen\n2026-05-01;5;4;3\n"
    )

    proposal = propose(text.encode(), "mai.csv", known={"driver": {"name": "Driver", "name_nb": "Bussjåføren"}})

    assert [(one.touchpoint, one.role.value) for one in proposal.questions] == [
        ("driver", "EXPECTATION"),
        ("driver", "CSAT"),
        ("sjaforen-pa-nattbussen", "CSAT"),
    ]
