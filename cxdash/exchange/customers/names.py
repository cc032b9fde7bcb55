"""The words that columns of customer lists go by, in English, Norwegian, Swedish, Danish and German."""

import re

from cxdash.exchange.suggest.name_hints import WORDS, readable
from cxdash.exchange.survey.column_roles import ColumnRole

PERSON = (
    r"(customer|client|account|subscriber|member|user|company|organi[sz]ation|kund(en?)?|konto|abonnent|medlem|mitglied|"
    r"bruker|bruger|användare|nutzer|firma|virksomhet|företag)s?"
)
CONTRACT = r"(subscription|contract|abonnement|abonnemang|abo|avtale|avtal|aftale|vertrags?|kontrakt|policy|polise)s?"
NUMBER = r"(id|no|nr|number|nummer|num|key|ref|code|kode|kod)"
DAY = r"(on|at|date|day|dato|datum|dag|tag|utc|time)"
MONTH = r"(month|mo|måned|mnd|månad|mån|monat|md)"
YEAR = r"(annual(ly)?|year(ly)?|årlige?|årligt|årliga?|år|års|jährlich(er|e|es)?|jahres?\w*|jahr|arr|acv|p ?a|helår)"
MONEY = (
    r"(charges?|revenue|fee|price|amount|value|inntekt|omsetning|omsætning|avgift|beløp|pris|intäkt|omsättning|belopp|"
    r"umsatz|betrag|gebühr|preis|kontingent)(er|en|et)?"
)
GONE = (
    r"(left|quit|churn(ed)?|cancel(l?ed|l?ation)?|terminat(ed|ion)|closed|ended|end|expired|slutt(et)?|slutat|slut|"
    r"avsluttet|avslutad|opphørt?|ophørt|upphört?|upphör|oppsagt|opsagt|uppsagd|utmeldt|udmeldt|utmäld|lost|tapt|tappad|"
    r"gekündigt|kündigung|austritt|beendet|ende|avgang|frafalt|frafaldt|leave|leaving)"
)
CAME = (
    r"(start(s|ed|et|ad)?|oppstart\w*|since|sign ?up|signed up|joined|join|activat(ed|ion)|siden|sedan|seit|first day|"
    r"first|acqui(red|sition)|onboard(ed|ing)?|innmeldt|indmeldt|inmäld|registrert|registreret|registrerad|registration|"
    r"opprettet|oprettet|created|skapad|subscribed|anskaffet|from|fra|från|første|första|"
    r"begin\w*|beginn|vertragsbeginn|eintritt\w*|angelegt|kom)"
)
NO_LIFE = (
    r"\b(trial|prøve\w*|prov\w*|period|periode|renew\w*|fornyelse|next|neste|nästa|last (login|seen|activity|order|"
    r"purchase|payment|contact)|login|invoice|faktura|payment|betaling|betalning|birth|born|født|född|fødsel|födelse|"
    r"geburt\w*|updated|modified|endret|oppdatert|ändrad|aktualisiert|export\w*|report)\b"
)
"""Days that begin or end something else than being a customer."""

YEARS, DAYS = r"years?|yrs?|år|jahre?n?", r"days?|dager|dagar|dage|døgn|dygn|tage?n?"
TENURE = r"\b(tenure|kundetid|kundtid|kundeforhold|ansiennitet|customer (age|lifetime)|kunde(n)?dauer|kundealder)\b"
AS_CUSTOMER = r"\b(as (a )?(customer|client|member|subscriber)|with us|som (kunde?|medlem|abonnent)|als kunde)\b"
"""What a column of the time as a customer is called, beside its unit."""

NO_TENURE = (
    r"\b(remaining|left|gjenstående|återstående|binding\w*|contracts?|kontrakt\w*|notice|oppsigelse\w*|since last|"
    r"siden sist\w*|sedan senast\w*|free|gratis|overdue|delay\w*)\b"
)
"""Times that are not how long someone has been a customer."""

CURRENCY = r"\b(currency( code)?|valuta|währung)\b"
MADE_UP = r"\b(risk|score|prob\w*|predict\w*|propensity|reason|årsak|orsak|grunn|grund|risiko|sannsyn\w*)\b"

HINTS = {
    "customer": (
        rf"^{PERSON} ?{NUMBER}$|^{NUMBER} ?{PERSON}$",
        rf"^{PERSON}$",
        r"^(e ?mail|e ?post)$",
    ),
    "contract": (rf"^{CONTRACT} ?{NUMBER}?$|^{CONTRACT}{NUMBER}$", r"^id$"),
    "started": (rf"\b(kunde|kund|vertrags|kontrakts?|avtale|avtals)?{CAME}(s|ings?)?({DAY})?\b",),
    "ended": (
        rf"\b(kunde|kund|vertrags|kontrakts?|avtale|avtals)?{GONE}s?({DAY})?\b|"
        rf"^(kunde? )?(to|til|till|bis)( ?{DAY})?$|(last|siste|sista|letzter) da[yg]",
    ),
    "tenure_months": (
        rf"^(?!.*\b({YEARS}|{DAYS})\b).*\b(months|måneder|mnd|månader|monate)\b",
        rf"^(?!.*\b({YEARS}|{DAYS})\b).*{TENURE}",
    ),
    "tenure_years": (rf"{TENURE}.*\b({YEARS})\b|\b({YEARS})\b.*({TENURE}|{AS_CUSTOMER})",),
    "tenure_days": (rf"{TENURE}.*\b({DAYS})\b|\b({DAYS})\b.*({TENURE}|{AS_CUSTOMER})",),
    "churned": (
        rf"\b({GONE}|attrition|has left|har (sluttet|slutat|forlatt|lämnat)|kundeavgang|kundtapp|abgewandert)\b",
    ),
    "acquisition_cost": (
        r"\bcac\b|acquisition|cost of winning|anskaffelse|verve?kost|anskaffning|värvning|kostnad per ny kunde?|"
        r"akquise\w*|hvervning",
    ),
    "retention_cost": (r"retention|cost of keeping|beholde|behålla|fastholdelse|lojalitet",),
    "yearly_revenue": (rf"\b{YEAR}\b.*\b{MONEY}\b|\b{MONEY}\b.*\b{YEAR}\b|^(arr|acv)\b|\b\w*(års|jahres){MONEY}\b",),
    "monthly_revenue": (
        rf"\b(mrr|arpu)\b|\b(monthly|månedlig|månedlige|månatlig|månads|måneds|monatliche?r?) ?{MONEY}\b|"
        rf"\b\w*(måneds|månads|monats){MONEY}\b|\b{MONEY} ?(a|per|pr|i|pro|om)? ?{MONTH}\b",
        rf"\b{MONEY}\b|\w+(umsatz|omsetning|omsättning|omsætning|inntekt|intäkt|avgift|gebühr)\b",
    ),
    "interval": (
        r"\b(interval|billing (cycle|period|frequency|interval)|frequency|faktureringsperiode|betalingsperiode|"
        r"faktureringsperiod|intervall|abrechnungszeitraum|betalingsfrekvens|termin)\b",
    ),
    "segment": (rf"{WORDS[ColumnRole.SEGMENT]}|\b(contract|kontrakt|tarif|vertragsart)\b",),
}
"""What in a column's name speaks for it, the strongest first."""

IN_ALL = r"\b(total\w*|lifetime|ltv|clv|samlet|samlad|sum|gesamt\w*|cumulative|akkumulert|paid to date)\b"


def rank(name: str, ours: str) -> int | None:
    """Return how strongly a column's name speaks for one of our columns, 0 most; None where it does not."""
    words = readable(name)
    return next((place for place, pattern in enumerate(HINTS[ours]) if re.search(pattern, words)), None)


def says(name: str, pattern: str) -> bool:
    """Return whether a column's name holds a pattern."""
    return bool(re.search(pattern, readable(name)))
