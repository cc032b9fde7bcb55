import re
from string import Formatter

import pytest

from cxdash.domain.messages import Message, Name
from cxdash.i18n import catalogues
from cxdash.i18n.audience import for_users, tag
from cxdash.i18n.translator import Words, catalogue, languages

FAMILY = re.compile(r"(?<!se)kund|customer", re.IGNORECASE)


def templates():
    forms = (message.id for message in catalogues.template() if message.id)
    return [one for form in forms for one in ((form,) if isinstance(form, str) else form)]


def places(sentence):
    return sorted(name for _, name, *_ in Formatter().parse(sentence) if name is not None)


@pytest.mark.parametrize("language", languages())
def test_no_sentence_of_a_public_body_has_a_word_for_customers(language):
    plain, of_users = catalogue(language), catalogue(tag(language, "users"))
    told = {one: of_users.gettext(one) for one in templates()}

    assert [said for said in told.values() if FAMILY.search(re.sub(r"\{[^}]*\}", "", said))] == []
    assert [one for one, said in told.items() if places(said) != places(plain.gettext(one))] == []


@pytest.mark.parametrize(
    ("language", "of_customers", "of_users"),
    [
        ("en", "Customers' answers, {customers} a customer", "Users' answers, {customers} a user"),
        ("nb", "Kundenes reise: kundereisen, kundens kunder", "Brukernes reise: brukerreisen, brukerens brukere"),
        ("nb", "12 sekunder for en kundeplage", "12 sekunder for en brukerplage"),
        ("sv", "En kunds kundresa, kunderna, kund", "En användares användarresa, användarna, användare"),
        ("sv", "Kundtjänst på 3 sekunder", "Användarstöd på 3 sekunder"),
    ],
)
def test_every_form_of_the_word_becomes_that_of_users(language, of_customers, of_users):
    assert for_users(of_customers, language) == of_users


def test_the_companys_own_words_stay_as_they_are():
    said = Message("Nobody answers for {stage}, say customers.", {"stage": Name("desk", "The customer desk")})

    assert Words("en@users").sentence(said) == "Nobody answers for The customer desk, say users."
    assert Words("nb@users").name({"name": "Desk", "name_nb": "Kundetorget"}) == "Kundetorget"
    assert Words("nb@users").number(1234.5, 1) == Words("nb").number(1234.5, 1)


def test_a_language_is_of_users_only_for_a_public_body():
    assert [tag("nb", audience) for audience in ("", "customers", "users")] == ["nb", "nb", "nb@users"]
