"""Words that generated survey files are written in: questions, answers from the worst to the best, facts, months."""

from dataclasses import dataclass

THINGS = {
    "en": ["the delivery", "the shop", "the app", "the invoice", "the support line", "the opening hours"],
    "nb": ["leveringen", "butikken", "appen", "fakturaen", "kundesenteret", "åpningstidene"],
    "sv": ["leveransen", "butiken", "appen", "fakturan", "kundtjänsten", "öppettiderna"],
    "da": ["leveringen", "butikken", "appen", "fakturaen", "kundeservicen", "åbningstiderne"],
    "de": ["der Lieferung", "dem Laden", "der App", "der Rechnung", "dem Kundendienst", "den Öffnungszeiten"],
}


@dataclass(frozen=True)
class Language:
    """What a survey in one language says; *words* are sets of answers, each from the worst to the best."""

    code: str
    satisfied: str
    recommend: str
    ease: str
    ends_of_ease: tuple[str, str]
    words: tuple[tuple[str, ...], ...]
    agree: str
    agreement: tuple[str, ...]
    no_answer: tuple[str, ...]
    respondent: str
    day: str
    segment: str
    segments: tuple[str, ...]
    comment: str
    comments: tuple[str, ...]
    facts: tuple[tuple[str, int, int], ...]
    total: str
    months: tuple[str, ...]


SEVEN = {
    "en": [
        "Strongly disagree",
        "Disagree",
        "Somewhat disagree",
        "Neutral",
        "Somewhat agree",
        "Agree",
        "Strongly agree",
    ],
    "nb": ["Helt uenig", "Uenig", "Litt uenig", "Verken enig eller uenig", "Litt enig", "Enig", "Helt enig"],
    "sv": ["Mycket missnöjd", "Missnöjd", "Ganska missnöjd", "Varken eller", "Ganska nöjd", "Nöjd", "Mycket nöjd"],
    "da": ["Meget uenig", "Uenig", "Lidt uenig", "Hverken eller", "Lidt enig", "Enig", "Meget enig"],
    "de": [
        "Sehr unzufrieden",
        "Unzufrieden",
        "Eher unzufrieden",
        "Weder noch",
        "Eher zufrieden",
        "Zufrieden",
        "Sehr zufrieden",
    ],
}
"""Sets of seven answers, from the worst to the best."""

SOLVED = {
    "en": ("Was your problem with {thing} solved?", ("No", "Partly", "Yes")),
    "nb": ("Ble saken om {thing} løst?", ("Nei", "Delvis", "Ja")),
    "sv": ("Blev ärendet om {thing} löst?", ("Nej", "Delvis", "Ja")),
    "da": ("Blev sagen om {thing} løst?", ("Nej", "Delvist", "Ja")),
    "de": ("Wurde Ihr Anliegen mit {thing} gelöst?", ("Nein", "Teilweise", "Ja")),
}
"""Whether something was solved, with no, partly and yes."""

MORE_FACTS = {
    "en": (("Postcode", 1000, 9999), ("Last page", 1, 8), ("How important is price to you?", 1, 5)),
    "nb": (("Postnummer", 1000, 9999), ("Siste side (page)", 1, 8), ("Hvor viktig er prisen for deg?", 1, 5)),
    "sv": (("Postnummer", 10000, 19999), ("Antal besök (sessions)", 1, 8), ("Hur viktigt är priset för dig?", 1, 5)),
    "da": (("Postnummer", 1000, 9999), ("Antal børn", 0, 5), ("Hvor vigtig er prisen for dig?", 1, 5)),
    "de": (("Postleitzahl", 10000, 19999), ("Kinder im Haushalt", 0, 5), ("Wie wichtig ist Ihnen der Preis?", 1, 5)),
}
"""Further facts about customers and the filling in, each with its lowest and highest number."""

MONTHS_EN = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")

LANGUAGES = (
    Language(
        "en",
        "How satisfied are you with {thing}?",
        "How likely are you to recommend us to a friend?",
        "How easy was it to use {thing}?",
        ("very difficult", "very easy"),
        (
            ("Very dissatisfied", "Dissatisfied", "Neither satisfied nor dissatisfied", "Satisfied", "Very satisfied"),
            ("Extremely dissatisfied", "Somewhat dissatisfied", "Neutral", "Somewhat satisfied", "Extremely satisfied"),
            ("Very poor", "Poor", "Average", "Good", "Very good"),
        ),
        "I am satisfied with {thing}",
        ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"),
        ("Don't know", "Not applicable", "Don't know / not relevant"),
        "Response ID",
        "Submitted at",
        "Region",
        ("North", "South", "West"),
        "Anything else you would like to tell us?",
        ("It took a long time to get an answer", "The staff were helpful and quick", "I could not find the page"),
        (("How many years have you been a customer?", 0, 25), ("Number of children", 0, 5), ("Age", 18, 90)),
        "Total",
        MONTHS_EN,
    ),
    Language(
        "nb",
        "Hvor fornøyd er du med {thing}?",
        "Hvor sannsynlig er det at du vil anbefale oss til en venn?",
        "Hvor enkelt var det å bruke {thing}?",
        ("svært vanskelig", "svært lett"),
        (
            ("Svært misfornøyd", "Misfornøyd", "Verken fornøyd eller misfornøyd", "Fornøyd", "Svært fornøyd"),
            ("Svært lite fornøyd", "Lite fornøyd", "Verken eller", "Ganske fornøyd", "Svært fornøyd"),
            ("Meget dårlig", "Dårlig", "Verken god eller dårlig", "God", "Meget god"),
        ),
        "Jeg er fornøyd med {thing}",
        ("Helt uenig", "Litt uenig", "Verken enig eller uenig", "Litt enig", "Helt enig"),
        ("Vet ikke", "Ikke aktuelt", "Vet ikke / ikke aktuelt"),
        "Respondent-ID",
        "Besvart",
        "Region",
        ("Nord", "Sør", "Vest"),
        "Er det noe annet du vil fortelle oss?",
        ("Det tok lang tid å få svar", "De ansatte var hjelpsomme og raske", "Jeg fant ikke siden"),
        (("Hvor mange år har du vært kunde?", 0, 25), ("Antall barn", 0, 5), ("Alder", 18, 90)),
        "Totalt",
        ("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober"),
    ),
    Language(
        "sv",
        "Hur nöjd är du med {thing}?",
        "Hur troligt är det att du skulle rekommendera oss till en vän?",
        "Hur enkelt var det att använda {thing}?",
        ("mycket svårt", "mycket enkelt"),
        (
            ("Mycket missnöjd", "Missnöjd", "Varken nöjd eller missnöjd", "Nöjd", "Mycket nöjd"),
            ("Inte alls nöjd", "Inte särskilt nöjd", "Varken eller", "Ganska nöjd", "Mycket nöjd"),
            ("Mycket dåligt", "Dåligt", "Varken bra eller dåligt", "Bra", "Mycket bra"),
        ),
        "Jag är nöjd med {thing}",
        (
            "Instämmer inte alls",
            "Instämmer i låg grad",
            "Varken eller",
            "Instämmer i hög grad",
            "Instämmer helt",
        ),
        ("Vet ej", "Ej aktuellt", "Vet inte / inte aktuellt"),
        "Svars-ID",
        "Besvarad",
        "Region",
        ("Norr", "Syd", "Väst"),
        "Är det något annat du vill berätta?",
        ("Det tog lång tid att få svar", "Personalen var hjälpsam och snabb", "Jag hittade inte sidan"),
        (("Hur många år har du varit kund?", 0, 25), ("Antal barn", 0, 5), ("Ålder", 18, 90)),
        "Totalt",
        ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober"),
    ),
    Language(
        "da",
        "Hvor tilfreds er du med {thing}?",
        "Hvor sandsynligt er det, at du vil anbefale os til en ven?",
        "Hvor let var det at bruge {thing}?",
        ("meget svært", "meget let"),
        (
            ("Meget utilfreds", "Utilfreds", "Hverken tilfreds eller utilfreds", "Tilfreds", "Meget tilfreds"),
            ("Slet ikke tilfreds", "Mindre tilfreds", "Hverken eller", "Tilfreds", "Meget tilfreds"),
            ("Meget dårlig", "Dårlig", "Hverken god eller dårlig", "God", "Meget god"),
        ),
        "Jeg er tilfreds med {thing}",
        ("Meget uenig", "Uenig", "Hverken enig eller uenig", "Enig", "Meget enig"),
        ("Ved ikke", "Ikke relevant", "Ved ikke / ikke relevant"),
        "Respondent-id",
        "Besvaret",
        "Region",
        ("Nord", "Syd", "Vest"),
        "Er der andet, du vil fortælle os?",
        ("Det tog lang tid at få svar", "Personalet var hjælpsomt og hurtigt", "Jeg kunne ikke finde siden"),
        (("Hvor mange år har du været kunde?", 0, 25), ("Antal børn", 0, 5), ("Alder", 18, 90)),
        "I alt",
        ("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober"),
    ),
    Language(
        "de",
        "Wie zufrieden sind Sie mit {thing}?",
        "Wie wahrscheinlich ist es, dass Sie uns einem Freund weiterempfehlen?",
        "Wie einfach war der Umgang mit {thing}?",
        ("sehr schwierig", "sehr einfach"),
        (
            ("Sehr unzufrieden", "Unzufrieden", "Weder noch", "Zufrieden", "Sehr zufrieden"),
            ("Gar nicht zufrieden", "Weniger zufrieden", "Teils/teils", "Zufrieden", "Sehr zufrieden"),
            ("Sehr schlecht", "Schlecht", "Mittelmäßig", "Gut", "Sehr gut"),
        ),
        "Ich bin mit {thing} zufrieden",
        (
            "Stimme überhaupt nicht zu",
            "Stimme eher nicht zu",
            "Teils/teils",
            "Stimme eher zu",
            "Stimme voll und ganz zu",
        ),
        ("Weiß nicht", "Keine Angabe", "Weiß nicht / nicht zutreffend"),
        "Teilnehmer-ID",
        "Abgeschickt am",
        "Region",
        ("Nord", "Süd", "West"),
        "Möchten Sie uns noch etwas mitteilen?",
        ("Es hat lange gedauert bis zur Antwort", "Das Personal war hilfsbereit", "Ich fand die Seite nicht"),
        (("Seit wie vielen Jahren sind Sie Kunde?", 0, 25), ("Anzahl Kinder", 0, 5), ("Alter", 18, 90)),
        "Gesamt",
        ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober"),
    ),
)
