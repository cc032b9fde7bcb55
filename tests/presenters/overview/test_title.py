import pytest

from cxdash.i18n.translator import Words
from cxdash.measures.overview.situation import Aside, Case, Situation
from cxdash.presenters.overview.title import title
from tests.i18n.test_translator import NARROW, THIN

LANGUAGES = ("en", "nb", "sv")
STAGES = {"connect": "Get connected", "help": "Get help", "renew": "Renew"}
ROLES = {"CMO": "CMO", "CSO": "CSO", "CEO": "CEO"}
OF = {"clear": 5, "of": 8}
NAN = float("nan")


def situation(case, *stages, let_downs=52_936.0, **more):
    return Situation(Case(case), stages, let_downs=let_downs, **{**OF, **more})


def said(found, language, **more):
    return title(found, STAGES, ROLES, Words(language), **more).replace(THIN, " ").replace(NARROW, " ")


NO_OWNER = {"health": "nobody"}
EVERYONE = {"health": "everyone", "holders": ("CEO",)}
CLAIMED = {"health": "contested", "holders": ("CMO", "CSO")}
BY_THREE = {"health": "contested", "holders": ("CMO", "CSO", "CEO")}
HELD = {"health": "one", "holders": ("CMO",)}
LOWEST, UNCOUNTED, UNFILLED = {"promised": False}, {"let_downs": NAN}, {"filled": False}

TOLD = {
    "T0": (
        situation("empty"),
        "Start with your stages and roles: add who answers for each.",
        "Begynn med fasene og rollene: legg inn hvem som er ansvarlig for hver.",
        "Börja med faserna och rollerna: lägg in vem som är ansvarig för varje.",
    ),
    "T1": (
        situation("only_owners", "connect", "help", "renew"),
        "5 of 8 stages have one clear owner; nobody answers for Get connected, Get help, and Renew. Customers' "
        "answers are not in yet.",
        "5 av 8 faser har én tydelig eier; ingen er ansvarlig for Get connected, Get help og Renew. Kundenes svar er "
        "ikke lagt inn ennå.",
        "5 av 8 faser har en tydlig ägare; ingen är ansvarig för Get connected, Get help och Renew. Kundernas svar är "
        "inte inlagda ännu.",
    ),
    "T1b": (
        situation("all_clear"),
        "Every stage has one clear owner. Whether customers get what they are promised is not known yet.",
        "Alle fasene har én tydelig eier. Om kundene får det de er lovet, vet vi ikke ennå.",
        "Alla faser har en tydlig ägare. Om kunderna får det de blivit lovade vet vi inte ännu.",
    ),
    "T2 nobody": (
        situation("no_owner", "connect", **NO_OWNER),
        "The promise breaks most at Get connected: about 53,000 let-downs a year, and nobody owns it.",
        "Løftet brytes oftest i fasen Get connected: omtrent 53 000 skuffelser i året, og ingen eier den.",
        "Löftet bryts oftast i fasen Get connected: omkring 53 000 besvikelser per år, och ingen äger den.",
    ),
    "T2 everyone": (
        situation("no_owner", "connect", **EVERYONE),
        "The promise breaks most at Get connected: about 53,000 let-downs a year, and everyone owns it, so "
        "nobody does.",
        "Løftet brytes oftest i fasen Get connected: omtrent 53 000 skuffelser i året, og alle eier den, altså ingen.",
        "Löftet bryts oftast i fasen Get connected: omkring 53 000 besvikelser per år, och alla äger den, "
        "alltså ingen.",
    ),
    "T2 contested": (
        situation("no_owner", "connect", **CLAIMED),
        "The promise breaks most at Get connected: about 53,000 let-downs a year, and CMO and CSO both claim it.",
        "Løftet brytes oftest i fasen Get connected: omtrent 53 000 skuffelser i året, og både CMO og CSO mener "
        "de eier den.",
        "Löftet bryts oftast i fasen Get connected: omkring 53 000 besvikelser per år, och både CMO och CSO anser "
        "sig äga den.",
    ),
    "T2 three": (
        situation("no_owner", "connect", **BY_THREE),
        "The promise breaks most at Get connected: about 53,000 let-downs a year, and CMO, CSO, and CEO all claim it.",
        "Løftet brytes oftest i fasen Get connected: omtrent 53 000 skuffelser i året, og CMO, CSO og CEO mener alle "
        "de eier den.",
        "Löftet bryts oftast i fasen Get connected: omkring 53 000 besvikelser per år, och CMO, CSO och CEO anser "
        "sig alla äga den.",
    ),
    "T3": (
        situation("cannot_act", "help", **HELD),
        "The promise breaks most at Get help. CMO answers for it but cannot change it.",
        "Løftet brytes oftest i fasen Get help. CMO er ansvarlig, men kan ikke endre det.",
        "Löftet bryts oftast i fasen Get help. CMO är ansvarig men kan inte ändra det.",
    ),
    "T4": (
        situation("owned", "help", **HELD),
        "The promise breaks most at Get help, which CMO answers for: about 53,000 let-downs a year.",
        "Løftet brytes oftest i fasen Get help, som CMO er ansvarlig for: omtrent 53 000 skuffelser i året.",
        "Löftet bryts oftast i fasen Get help, som CMO ansvarar för: omkring 53 000 besvikelser per år.",
    ),
    "T5": (
        situation("two", "connect", "help"),
        "Get connected and Get help let customers down about equally often; 5 of 8 stages have one clear owner.",
        "Get connected og Get help skuffer kundene omtrent like ofte; 5 av 8 faser har én tydelig eier.",
        "Get connected och Get help gör kunderna besvikna ungefär lika ofta; 5 av 8 faser har en tydlig ägare.",
    ),
    "T6": (
        situation("cannot_tell"),
        "Customers get less than expected in several stages, but these answers can't tell which is worst. 5 of 8 "
        "stages have one clear owner.",
        "Kundene får mindre enn forventet i flere faser, men svarene kan ikke skille ut den verste. 5 av 8 faser har "
        "én tydelig eier.",
        "Kunderna får mindre än väntat i flera faser, men svaren räcker inte för att peka ut den värsta. 5 av 8 faser "
        "har en tydlig ägare.",
    ),
    "T7": (
        situation("kept"),
        "No stage falls clearly short of what customers expect. 5 of 8 stages have one clear owner.",
        "Ingen fase ligger klart under det kundene forventer. 5 av 8 faser har én tydelig eier.",
        "Ingen fas ligger tydligt under det kunderna väntar sig. 5 av 8 faser har en tydlig ägare.",
    ),
    "T8": (
        situation("too_few", answers=1234),
        "Too few answers to compare the stages yet (1,234 in all). 5 of 8 stages have one clear owner.",
        "For få svar til å sammenligne fasene ennå (1 234 i alt). 5 av 8 faser har én tydelig eier.",
        "För få svar för att jämföra faserna ännu (1 234 totalt). 5 av 8 faser har en tydlig ägare.",
    ),
    "T9": (
        situation("not_filled_in", "connect", **NO_OWNER, **UNFILLED),
        "The promise breaks most at Get connected. Who answers for it has not been filled in.",
        "Løftet brytes oftest i fasen Get connected. Hvem som er ansvarlig, er ikke fylt ut.",
        "Löftet bryts oftast i fasen Get connected. Vem som är ansvarig är inte ifyllt.",
    ),
    "T10 nobody": (
        situation("no_owner", "connect", **NO_OWNER, **LOWEST),
        "Satisfaction is lowest at Get connected: about 53,000 let-downs a year, and nobody owns it.",
        "Tilfredsheten er lavest i fasen Get connected: omtrent 53 000 skuffelser i året, og ingen eier den.",
        "Nöjdheten är lägst i fasen Get connected: omkring 53 000 besvikelser per år, och ingen äger den.",
    ),
    "T10 not filled in": (
        situation("not_filled_in", "connect", **NO_OWNER, **UNFILLED, **LOWEST),
        "Satisfaction is lowest at Get connected. Who answers for it has not been filled in.",
        "Tilfredsheten er lavest i fasen Get connected. Hvem som er ansvarlig, er ikke fylt ut.",
        "Nöjdheten är lägst i fasen Get connected. Vem som är ansvarig är inte ifyllt.",
    ),
    "T11 nobody": (
        situation("no_owner", "connect", **NO_OWNER, **UNCOUNTED),
        "The promise falls furthest short at Get connected, and nobody owns it.",
        "Løftet brytes mest i fasen Get connected, og ingen eier den.",
        "Löftet bryts mest i fasen Get connected, och ingen äger den.",
    ),
    "T11 owned": (
        situation("owned", "help", **HELD, **UNCOUNTED),
        "The promise falls furthest short at Get help, which CMO answers for.",
        "Løftet brytes mest i fasen Get help, som CMO er ansvarlig for.",
        "Löftet bryts mest i fasen Get help, som CMO ansvarar för.",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", TOLD)
def test_every_situation_has_its_sentence(case, language):
    found, *sentences = TOLD[case]

    assert said(found, language) == sentences[LANGUAGES.index(language)]


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            situation("cannot_act", "help", **HELD, **LOWEST),
            "Satisfaction is lowest at Get help. CMO answers for it but cannot change it.",
        ),
        (
            situation("owned", "help", **HELD, **LOWEST),
            "Satisfaction is lowest at Get help, which CMO answers for: about 53,000 let-downs a year.",
        ),
        (
            situation("owned", "help", **HELD, **LOWEST, **UNCOUNTED),
            "Satisfaction is lowest at Get help, which CMO answers for.",
        ),
        (
            situation("no_owner", "help", **CLAIMED, **LOWEST, **UNCOUNTED),
            "Satisfaction is lowest at Get help, and CMO and CSO both claim it.",
        ),
        (
            situation("two", "connect", "help", **LOWEST),
            "Satisfaction is about equally low at Get connected and Get help; 5 of 8 stages have one clear owner.",
        ),
        (
            situation("two", "connect", "help", **LOWEST, **UNFILLED),
            "Satisfaction is about equally low at Get connected and Get help. Who answers for the stages has not "
            "been filled in.",
        ),
        (
            situation("two", "connect", "help", **UNFILLED),
            "Get connected and Get help let customers down about equally often. Who answers for the stages has not "
            "been filled in.",
        ),
        (
            situation("cannot_tell", **LOWEST),
            "These answers can't tell where satisfaction is lowest. 5 of 8 stages have one clear owner.",
        ),
        (
            situation("owned", "help", larger="renew", larger_let_downs=90_000.0, aside=Aside.NOT_ASKED, **HELD),
            "The promise breaks most at Get help, which CMO answers for: about 53,000 let-downs a year. More are let "
            "down at Renew, about 90,000 a year, but what they expected there has not been asked.",
        ),
        (
            situation("owned", "help", larger="renew", larger_let_downs=90_000.0, aside=Aside.TOO_FEW, **HELD),
            "The promise breaks most at Get help, which CMO answers for: about 53,000 let-downs a year. More are let "
            "down at Renew, about 90,000 a year, but too few have been asked what they expected there.",
        ),
        (
            situation("owned", "help", larger="renew", larger_let_downs=90_000.0, aside=Aside.KEPT, **HELD),
            "The promise breaks most at Get help, which CMO answers for: about 53,000 let-downs a year. More are let "
            "down at Renew, about 90,000 a year, but they do not clearly get less there than they expected.",
        ),
        (
            situation("cannot_act", "help", wider="renew", wider_gap=-1.56, wider_let_downs=1234.0, **HELD),
            "The promise breaks most at Get help. CMO answers for it but cannot change it. The gap is wider at Renew, "
            "−1.6, but fewer are let down there: about 1,200 a year.",
        ),
        (
            situation("no_owner", "help", uncounted=("help",), **UNCOUNTED, **NO_OWNER),
            "The promise falls furthest short at Get help, and nobody owns it. The gap decides here: customers a year "
            "are missing for Get help.",
        ),
        (
            situation("no_owner", "help", uncounted=("help",), **LOWEST, **UNCOUNTED, **NO_OWNER),
            "Satisfaction is lowest at Get help, and nobody owns it. The average decides here: customers a year are "
            "missing for Get help.",
        ),
        (
            situation("kept", **UNFILLED),
            "No stage falls clearly short of what customers expect. Who answers for the stages has not been filled in.",
        ),
        (
            situation("one", "help", mean=3.25, clear=1, of=1),
            "Customers give Get help 3.3; what they expected has not been asked. Every stage has one clear owner.",
        ),
        (
            situation("one", "help", mean=3.25, asked=True, clear=1, of=1),
            "Customers give Get help 3.3; too few have been asked what they expected. Every stage has one clear owner.",
        ),
    ],
)
def test_what_is_not_known_is_not_claimed(found, sentence):
    assert said(found, "en") == sentence


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", Case)
@pytest.mark.parametrize("more", [{}, UNCOUNTED, UNFILLED, {**UNFILLED, **UNCOUNTED}])
def test_without_expectations_it_is_never_said_that_a_promise_breaks(case, more, language):
    found = situation(case, "connect", "help", mean=3.0, **{**HELD, **LOWEST, **more})

    sentence = said(found, language)

    assert [
        word for word in ("promise breaks", "Løftet", "Löftet", "let customers down", "nan", "–") if word in sentence
    ] == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "5 of 8 stages have one clear owner; without one: Renew. Customers' answers are not in yet."),
        ("nb", "5 av 8 faser har én tydelig eier; uten: Renew. Kundenes svar er ikke lagt inn ennå."),
        ("sv", "5 av 8 faser har en tydlig ägare; utan: Renew. Kundernas svar är inte inlagda ännu."),
    ],
)
def test_where_somebody_claims_the_stages_without_an_owner_it_is_not_said_that_nobody_answers(language, sentence):
    assert said(situation("only_owners", "renew"), language, nobody=False) == sentence
