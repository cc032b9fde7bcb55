"""Names that may mean a known touchpoint, in three languages, and those that only look so."""

import pytest

from cxdash.exchange.suggest.known_names import alike, same
from cxdash.exchange.suggest.propose import propose
from cxdash.exchange.survey.mapping import read_mapping
from cxdash.exchange.survey.mapping_text import write_mapping
from cxdash.exchange.survey.reader import read_survey

OTHER = {"name": "Butikk"}


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Melde skade på nett", "Skademelding på nett"),
        ("Fakturan", "Faktura og betaling"),
        ("Web", "Website"),
        ("Sjåføren", "Bussjåføren"),
        ("Bussen", "Flybuss"),
        ("Driver", "Bus driver"),
        ("Home delivery", "Delivery"),
        ("Bussjåføren", "Sjåføren"),
        ("Fornyelsen", "Fornyelsesbrev"),
        ("Bestilling", "Bestille på nett"),
        ("Kasse", "Kassen i butikken"),
        ("Hemsidan", "Hemsida och app"),
        ("Hemsidor", "Nya hemsidan"),
        ("Shop", "Webshop"),
        ("App", "Mobile app"),
        ("Service", "Kundeservice"),
        ("Invoice", "Invoice and payment"),
        ("Deliveries", "Home delivery"),
        ("Leveransen", "Leverans hem"),
        ("Betaling", "Faktura og betaling"),
        ("Booking", "Book online"),
        ("Telefonen", "Skadetelefonen"),
        ("Page checkout", "Checkout page"),
        ("Föraren", "Bussförare"),
    ],
)
def test_a_name_whose_words_are_all_in_another_is_like_it(name, known):
    assert alike(name, {"one": {"name": known}, "other": OTHER}) == ["one"]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Nettsiden", "Nettbutikken"),
        ("Port", "Support"),
        ("Formen", "Plattformen"),
        ("Mat", "Automat"),
        ("Turen", "Kulturen"),
        ("Order", "Border"),
        ("Site visit", "Website"),
        ("Personal", "Person"),
        ("Servicen ombord", "Kundeservice"),
        ("Kundeklubb", "Kundeservice"),
        ("Customer portal", "Customer service"),
        ("Kjøp på nett", "Skademelding på nett"),
        ("Utbetaling", "Nettsiden"),
        ("Nettside", "Baksiden"),
        ("Förare", "Försäljare"),
        ("Delivery", "Recovery"),
        ("Kundtjänst", "Kundklubb"),
        ("Bank", "Baner"),
        ("", "Kundeservice"),
        ("?!", "Kundeservice"),
        ("Velkomstbrev", "Fornyelsesbrev"),
        ("Call back", "Call centre"),
    ],
)
def test_a_name_that_only_shares_a_word_or_letters_is_not(name, known):
    assert alike(name, {"one": {"name": known}}) == []


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("web site", "Website"),
        ("Web-site", "website"),
        ("LEVERING ", " levering"),
        ("Leveringen", "Levering"),
        ("Fakturan", "Faktura"),
        ("Deliverys", "delivery"),
    ],
)
def test_case_spaces_and_the_article_at_the_end_make_no_other_name(name, known):
    assert same(name, known)


def test_of_several_that_are_alike_the_one_with_most_words_in_common_comes_first():
    known = {"driver": {"name": "Driver"}, "night": {"name": "Bus driver at night", "name_nb": "Nattsjåfør"}}

    assert alike("Bus driver", known) == ["night", "driver"]


WIDE = "Dato;Forventning til sjåføren;Opplevelse av sjåføren;Opplevelse av kiosken\n2026-05-01;5;4;3\n"
KNOWN = {"driver": {"name": "Driver", "name_nb": "Bussjåføren", "stage": "travel"}, "shop": {"name": "Butikk"}}


def _touchpoints(answers):
    proposal = propose(WIDE.encode(), "mai.csv", known=KNOWN, answers=answers)
    asked = [(one.id, [reading.id for reading in one.readings]) for one in proposal.open if one.kind == "same-as"]
    return asked, [one.touchpoint for one in proposal.questions], [one.key for one in proposal.touchpoints]


def test_a_new_touchpoint_that_is_much_like_a_known_one_is_asked_about():
    asked, _, _ = _touchpoints({})

    assert asked == [("same-as:sjaforen", ["driver", "new"])]
    assert _touchpoints({"same-as:sjaforen": "driver"}) == ([], ["driver", "driver", "kiosken"], ["kiosken"])
    assert _touchpoints({"same-as:sjaforen": "new"}) == (
        [],
        ["sjaforen", "sjaforen", "kiosken"],
        ["sjaforen", "kiosken"],
    )


def test_a_known_touchpoint_of_which_the_same_is_asked_already_is_not_offered():
    text = "Dato;Opplevelse av bussjåføren;Opplevelse av sjåføren\n2026-05-01;5;4\n"

    proposal = propose(text.encode(), "mai.csv", known=KNOWN)

    assert [one.touchpoint for one in proposal.questions] == ["driver", "sjaforen"]
    assert [one.id for one in proposal.open if one.kind == "same-as"] == []


def test_names_in_cells_are_asked_about_and_read_as_answered():
    names = ("Sjåføren", "Bussjåføren")
    rows = [f"2026-05-{day:02};{name};{1 + day % 5}" for day in range(1, 29) for name in names]
    text = "\n".join(["Dato;Kontaktpunkt;Karakter (1-5)", *rows]).encode()
    asked = propose(text, "mai.csv", known=KNOWN)
    ids = [one.id for one in asked.open]

    answered = propose(text, "mai.csv", known=KNOWN, answers={"same-as:sjaforen": "driver"})

    assert ids == ["same-as:sjaforen"]
    assert not answered.open
    wave = read_survey(text, "mai.csv", read_mapping(write_mapping(answered)))
    assert wave.answers["touchpoint"].value_counts().to_dict() == {"driver": 56}
