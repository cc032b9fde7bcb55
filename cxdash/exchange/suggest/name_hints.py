"""Words in a column's name that hint at its role, in English, Norwegian and Swedish."""

import re

from cxdash.domain.scales import PRESETS
from cxdash.exchange.files.header import tidy
from cxdash.exchange.survey.column_roles import ColumnRole, Role

WORDS: dict[Role, str] = {
    ColumnRole.RESPONDENT: (
        r"\b(id|svars?id|løpe?nr|løpenummer|löpnr|löpnummer|(case|ticket|saks|ärende|kunde?|customer|response) ?(nr|"
        r"no|number|nummer)|respond\w*|deltaker\w*|deltagare|participant\w*)\b"
    ),
    ColumnRole.DATE: (
        r"\b(day|dag|date|\w*dato|\w*datum|answered|besvart|besvara[dt]|svart|timestamp|tidsstempel|tidsstämpel|"
        r"tidspunkt|submitted|completed|recorded|received|avsluttet|avsluta[dt]|slutt|end|tid|time|besvaret|svaret|"
        r"afsluttet|afleveret|indsendt|innsendt|inskickad|inlämnad|abgeschickt|abgesendet|abgeschlossen|abgegeben|"
        r"beantwortet|ausgefüllt|eingereicht|eingegangen|gesendet|zeitstempel|zeitpunkt|zeit|beendet)\b"
    ),
    ColumnRole.COMMENT: (
        r"\b(comments?|commentary|kommentar\w*|why|hvorfor|varför|fritekst|fritext|free "
        r"?text|open|feedback|tilbakemelding\w*|verbatim|begrunn\w*|motiver\w*|utdyp\w*|utveckla|forslag|förslag|"
        r"suggestions?|improve\w*|forbedre\w*|förbättr\w*|tell us|fortell|berätta)\b"
    ),
    ColumnRole.NEED: r"\b(needs?|behov|purpose|formål|hensikt|ärende|anledning|syfte|reason for (your "
    r")?(visit|contact|call|travel|trip)|"
    r"what (brings|brought) you|why did you (come|contact|visit|call)|henvendelse\w*|kontaktårsak|type "
    r"of travel)\b",
    ColumnRole.SEGMENT: (
        r"\b(segment\w*|kundetype|type kunde|customer type|type of customer|kundtyp\w*|typ av "
        r"kund|kunde?grupp?e?|customer "
        r"group|plan|abonn?emang\w*|abonnement\w*|subscription|avtale\w*|class|klasse|klass|region|products?|"
        r"produkt|bransje|bransch|market|marked|marknad|kategori|category|tier)\b"
    ),
    ColumnRole.WEIGHT: r"\b(weight|weights|weighting|vekt|vekter|vekting|vikt|vikter|viktning|wgt|wt)\b",
    ColumnRole.COUNT: r"^(n|counts?|antall|antal|antall svar|antal svar|frequency|frekvens|freq|number of "
    r"(answers|responses|respondents))$",
    **{measure: preset.words for measure, preset in PRESETS.items()},
    ColumnRole.SCORE: r"\b(score|value|mark|answer|svar|poeng|poäng|betyg|karakter|rating|verdi|värde)\b",
    ColumnRole.TOUCHPOINT: r"\b(touch ?point|(kontakt|berørings|berörings)punkt\w*|where|hvor|tema|topic)\b",
}
"""Patterns in a column's name that speak for a role."""

ELSE = (
    r"\b(ip|latitude|longitude|progress|duration|varighet|status|finished|language|språk|channel|kanal|e ?mail|e "
    r"?post|phone|telefon\w*|mobil\w*|\w*name|\w*navn|\w*namn|recipient|external|collector|age|alder|ålder|"
    r"birth\w*|fødsels\w*|född\w*|födelse\w*|year|år|how many|hvor mange|hur många|number of|antall|antal|"
    r"samtykke|consent|samtycke)\b"
)
"""Names that speak for no role, whatever the column holds."""

PLAIN_FACT = (
    r"\b(ip|latitude|longitude|progress|duration|varighet|dauer|varighed|finished|age|alder|ålder|alter|birth\w*|"
    r"fødsels\w*|född\w*|födelse\w*|geburts\w*|years?|år|jahre?|months?|måneder|månader|monate|days|dager|dagar|tage|"
    r"how (many|often|long)|hvor (mange|ofte|lenge|længe)|hur (många|ofta|länge)|wie (viele|oft|lange)|number of|"
    r"antall?|anzahl|tenure|ansiennitet|kundetid|children|barn|børn|kinder|household|husstand|hushåll|haushalt|income|"
    r"inntekt|inkomst|indkomst|einkommen|gender|sex|kjønn|køn|kön|geschlecht|zip|postal|postnr|postnummer|postkode|plz|"
    r"postleitzahl|calls|visits|orders|ordrer|purchases|clicks|klikk|sessions|logins|employees|ansatte|anställda|"
    r"mitarbeiter|samtykke|consent|samtycke|seconds|sekunder|sekunden|minutes|minutter|minuter|minuten)\b"
)
"""Names of facts about somebody or about the filling in, which stay facts under a question over several columns."""


LOOKED_AT = 2_000
"""Characters of a name that words are looked for in."""


def readable(name: str) -> str:
    """Return a column's name as words in small letters: ResponseId and response_id are response id."""
    apart = re.sub(r"(?<=[a-zæøåäö])(?=[A-ZÆØÅÄÖ])", " ", name[:LOOKED_AT])
    return tidy(re.sub(r"[_\-./]", " ", apart)).casefold()


def speaks_for(role: Role, words: str) -> bool:
    """Return whether a name, as readable() gives it, hints at a role."""
    return bool(re.search(WORDS[role], words))


def speaks_for_none(words: str) -> bool:
    """Return whether a name, as readable() gives it, hints at something that is not used here."""
    return bool(re.search(ELSE, words))


def is_plain_fact(words: str) -> bool:
    """Return whether a name, as readable() gives it, is one of a fact, although a question stands over it."""
    return bool(re.search(PLAIN_FACT, words))


def is_code(name: str) -> bool:
    """Return whether a name is the short code of a question (Q12_3), or none: the question in full stands elsewhere."""
    return not name or bool(re.fullmatch(r"[^\W\d]{0,4}[\d_.\-]+\w{0,4}(?: \(\d+\))?", name))


def own_part(name: str) -> str:
    """Return what a name says of its column alone: its last row, under questions over several columns."""
    return name.rsplit(" / ", 1)[-1]
