"""Names that may mean a known touchpoint, in three languages, and those that only look so."""

import re

import pytest

from cxdash.exchange.suggest.known_names import alike, further_words, same
from cxdash.exchange.suggest.propose import propose
from cxdash.exchange.suggest.touchpoint_names import beside_topic, name_in
from cxdash.exchange.survey.mapping import read_mapping
from cxdash.exchange.survey.mapping_text import write_mapping
from cxdash.exchange.survey.reader import read_survey
from tests.surveys.language import LANGUAGES, SOLVED, THINGS

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


SITE = {"site": {"name": "Website", "name_nb": "Nettsiden", "name_sv": "Webbplatsen"}, "shop": {"name": "Butikk"}}


@pytest.mark.parametrize(
    ("question", "called"),
    [
        ("Tilfredshet: innlogging på nettsiden", "Innlogging på nettsiden"),
        ("Hvor fornøyd er du med innlogging på nettsiden?", "Innlogging på nettsiden"),
        ("Website: how easy was login", "Website – login"),
        ("Nettsiden: hvor lett var det å logge inn?", "Nettsiden – logge inn"),
        ("How easy was it to pay on our website?", "Pay on our website"),
        ("Website / How satisfied are you with login?", "Website – Login"),
        ("Hur nöjd är du med inloggningen på webbplatsen?", "Inloggningen på webbplatsen"),
        ("Login auf der Website: wie zufrieden sind Sie?", "Login auf der Website"),
    ],
)
def test_a_question_of_more_than_a_known_touchpoint_is_asked_about_with_the_figures_of_both(question, called):
    text = f"Dato;{question}\n" + "".join(f"2026-05-{day:02};{1 + day % 5}\n" for day in range(1, 28))

    proposal = propose(text.encode(), "mai.csv", known=SITE)

    asked = [one for one in proposal.open if one.kind == "same-as"]
    assert [one.text.values["name"] for one in asked] == [called]
    assert [reading.id for reading in asked[0].readings] == ["site", "new"]
    assert [reading.figures["n"] for reading in asked[0].readings] == [27, 27]
    answers = {asked[0].id: "site"}
    assert [one.touchpoint for one in propose(text.encode(), "mai.csv", known=SITE, answers=answers).questions] == [
        "site"
    ]


def test_of_two_columns_about_one_known_touchpoint_the_same_counts_both_and_a_new_one_its_own():
    rows = "".join(f"2026-05-{day:02};{1 + day % 5};{1 + day % 3}\n" for day in range(1, 28))
    text = "Dato;Forventning til nettsiden;Opplevelse av innlogging på nettsiden\n" + rows

    proposal = propose(text.encode(), "mai.csv", known=SITE)

    (asked,) = [one for one in proposal.open if one.kind == "same-as"]
    assert [reading.figures["n"] for reading in asked.readings] == [54, 27]


STEMS = [
    "How satisfied are you with our website?",
    "How satisfied were you with your last visit to our website?",
    "How would you rate the website on a scale from 1 to 5?",
    "Website: how easy was it to use?",
    "Website / How satisfied are you?",
    "The website met my expectations",
    "How well did the website live up to your expectations?",
    "csat_website",
    "Hvor fornøyd er du med nettsiden?",
    "Hvor fornøyd er du med nettsiden vår?",
    "Hvordan var opplevelsen din av nettsiden?",
    "I hvilken grad innfridde nettsiden forventningene dine?",
    "Nettsiden: hvor lett var den å bruke?",
    "Hur nöjd är du med vår webbplats?",
    "Hur lätt var det att använda webbplatsen?",
    "Hvor let var det at bruge nettsiden?",
    "Hvor tilfreds er du med nettsiden?",
    "Wie zufrieden sind Sie mit unserer Website?",
    "Wie einfach war der Umgang mit der Website?",
]


@pytest.mark.parametrize("question", STEMS)
def test_the_words_that_ask_of_a_known_touchpoint_bring_no_question(question):
    text = f"Dato;{question}\n" + "".join(f"2026-05-{day:02};{1 + day % 5}\n" for day in range(1, 28))

    proposal = propose(text.encode(), "mai.csv", known=SITE)

    assert not [one.id for one in proposal.open if one.kind == "same-as"]
    assert {one.touchpoint for one in proposal.questions} <= {"site"}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
def test_no_generated_question_about_a_known_touchpoint_says_more_than_its_name(language):
    templates = (language.satisfied, language.ease, language.agree, SOLVED[language.code][0])
    asked = {template.format(thing=thing): thing for thing in THINGS[language.code] for template in templates}

    more = {
        question: further_words(name_in(question), beside_topic(question), "it", {"it": {"name": _bare(thing)}})
        for question, thing in asked.items()
    }

    assert more == {question: [] for question in asked}


def _bare(thing):
    """Return a thing without the article before it."""
    return re.sub("^(the|der|dem|den) ", "", thing)


def test_what_was_made_for_a_question_before_is_found_again():
    known = {**SITE, "website_login": {"name": "Website – login"}}
    text = "Dato;Website: how easy was login\n" + "".join(f"2026-05-{day:02};{1 + day % 5}\n" for day in range(1, 28))

    proposal = propose(text.encode(), "mai.csv", known=known)

    assert [one.touchpoint for one in proposal.questions] == ["website_login"]
    assert not [one for one in proposal.open if one.kind == "same-as"]
