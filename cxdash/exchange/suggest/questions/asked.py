"""Tell from a header what a column asks: satisfaction, recommendation, ease, expectation, solved, or a plain fact."""

import re
from dataclasses import dataclass

from cxdash.domain.scales import Question

STRONG = {
    Question.SATISFACTION: (
        r"satisf|fornøyd|tilfreds|nöjd|zufrieden|\bcsat\b|\bhappy\b|\bpleased\b|\b(rates|rated|rating)\b|"
        r"(?<![a-z] )\brate\b|\b(you|please|to|and|us) rate\b|vurder|"
        r"bedöm|bewert|beurteil|bedøm|\b(opplev(d|t|de|er)|upplev(d|t|da|de|er)|oplev(ede|et|er)|erleb(t|ten))\b|"
        r"\bhow (good|well)\b|\bhvor (bra|godt?|gode)\b|\bhur (bra|väl)\b|\bwie (gut|war|waren|hat)\b|"
        r"(?<!years of )\bexperienced?\b|\b(experiences|actual|faktiske?|faktiska|opplevelse\w*|upplevelse\w*|"
        r"oplevelse\w*|(erfaring(er|en)?|erfarenhet(er|en)?|erfahrung(en)?) (med|av|fra|från|mit))\b|"
        r"\b(stars?|stjerner|stjärnor|sterne|terningkast|schulnoten?|karakter|betyg|zensur)\b|"
        r"\bhow (was|were|would you describe)\b|\b(hvordan|hur|hvorledes) (var|er|är|synes|tycker|opplev|upplev|oplev)"
    ),
    Question.RECOMMENDATION: r"recommend|anbefal|rekommender|empfehl|\bnps\b|promoter|empfiehl",
    Question.EASE: (
        r"\b(easy|easily|ease|effort|ces|difficult|enkelt?|enkla|lett|lettvint|lätt|smidig\w*|vanskelig\w*|svårt?|"
        r"innsats|ansträng\w*|einfach|leicht|schwierig|schwer|mühe|aufwand|nemt?|nemme|vanskeligt|besværligt?|indsats|"
        r"(hvor|meget|ret|det|er|var|gik) (let|svært?)(?= (er|var|det|at|har|gik|blev|of)|\W|$))\b"
    ),
    Question.EXPECTATION: r"expect|forvent|förvänt|erwart",
    Question.RESOLVED: (
        r"\b(re)?solved?\b|\b(løst|løstes?|løse|ordnet|löst|löstes?|lösa|ordnat|gelöst|geklärt|erledigt|"
        r"fikk du (svar|hjelp)|fick du (svar|hjälp)|fik du (svar|hjælp))\b"
    ),
}
"""Words of a header that speak for a question, in English, Norwegian, Swedish, Danish and German."""

WEAK = (
    r"\b(erlebnis|quality|kvalitet\w*|qualität|grade|mark|impression|inntrykk|intryck|"
    r"service|feedback|score|noten?|bewertung|opinion)\b"
)
"""Words that may speak for satisfaction."""

COMPARED = (
    r"\b(met|meets?|lived?|living|compared|exceed\w*|innfri\w*|indfri\w*|motsvar\w*|levde|levd|levede|erfüll\w*|"
    r"übertroff\w*|better than|worse than|bedre enn|bättre än|bedre end|besser als|relative to|svart?e? til|"
    r"sammenlignet|jämfört|i forhold til|verglichen)\b"
)
"""Words by which an experience is compared with what was expected."""

FACTS = (
    r"\b(how|hvor|hur|wie) (long|old|often|many|much time|much do(?! you (dis)?(agree|like|enjoy|trust))|"
    r"lenge|gammel|ofte|mange|länge|gammal|ofta|många|"
    r"lange|alt|oft|viele|længe|meget tid|mye tid)\b(?! (stars|stjerner|stjärnor|sterne|points|poeng|poäng))|"
    r"\((in )?(years?|months?|days?|weeks?|hours?|minutes?|seconds?|min|år|måneder|månader|dager|dagar|uker|veckor|"
    r"timer|timmar|minutter|minuter|sekunder|jahre?n?|monate?n?|tage?n?|kr|nok|sek|eur|usd)\)|"
    r"\b(tenure|ansiennitet|years? (of|as|with|since)|antall år|antal år|kundetid|important|importance|viktig\w*|"
    r"vigtig\w*|wichtig\w*|children|barn|kinder|household|husstand|hushåll|haushalt|income|inntekt|inkomst|einkommen|"
    r"gender|sex|kjønn|køn|kön|geschlecht|birth ?year|born|fødselsår|födelseår|geburtsjahr|zip|zip ?code|postal|"
    r"postnr|postnummer|postkode|plz|postleitzahl|page ?(count|no|number|views?|s)?|pages|last page|lastpage|seed|"
    r"duration|varighet|dauer|varighed|interview ?time|time spent|tidsbruk|revenue|omsetning|omsättning|umsatz|"
    r"price|pris|preis|amount|beløp|belopp|betrag|visits|besøk i|besök per|orders?|ordrer|purchases|kjøp|köp|clicks?|"
    r"sessions?|logins?|latitude|longitude|version|progress|salary|lønn|lön|gehalt|employees|ansatte|anställda|"
    r"mitarbeiter|quantity|qty|weight|height|vekt|vikt)\b"
)
"""Words of plain facts about a customer, a purchase or the filling in of the form."""

HARD = (
    r"\b(how|hvor|hur|wie) (long|old|often|many|much time|much do(?! you (dis)?(agree|like|enjoy|trust))|"
    r"lenge|gammel|ofte|mange|länge|gammal|ofta|många|"
    r"lange|alt|oft|viele|længe)\b(?! (stars|stjerner|stjärnor|sterne|points|poeng|poäng))|"
    r"\((in )?(years?|months?|days?|weeks?|hours?|minutes?|seconds?|år|måneder|månader|jahre?n?|monate?n?)\)|"
    r"\b(tenure|years (of|as|with|since))\b"
)
"""Words of facts, whatever else the header says."""

IMPORTANT = r"\b(important|importance|viktig\w*|vigtig\w*|wichtig\w*)\b"
SATISFIED = r"satisf|fornøyd|tilfreds|nöjd|zufrieden"

AGAINST = (
    r"\b(difficult\w*|hard|dissatisf\w*|unhappy|unsatisf\w*|effort|complicated|frustrat\w*|problems?|problematic|"
    r"annoy\w*|slow|waited|waiting|poor|bad|worse|expensive|confus\w*|vanskelig\w*|misfornøyd\w*|utilfreds\w*|innsats|"
    r"komplisert\w*|tungvint\w*|dårlige?|tregt?|dyrt?|frustrer\w*|irriter\w*|svårt?|svåra|missnöjd\w*|ansträng\w*|"
    r"krångl\w*|dåligt?|långsam\w*|besværlig\w*|indsats|langsom\w*|schwierig\w*|unzufrieden\w*|mühe|aufwand|"
    r"kompliziert\w*|schlecht\w*|langsam\w*|teuer|ärgerlich\w*|umständlich\w*|not|ikke|inte|nicht|ej|never|"
    r"aldri|aldrig|nie|still|fortsatt|fortfarande|again|igjen|igen|more than|mer enn|flere ganger|flera gånger|"
    r"unsolved|uløst|olöst)\b"
)
"""Words of a header with which a higher number, or a yes, may be the worse answer."""

FOR = (
    r"\b(easy|ease|easily|satisf\w*|happy|good|well|fast|quick\w*|simple|enkelt?|lett|lätt|fornøyd\w*|tilfreds\w*|nöjd\w*|"
    r"zufrieden\w*|einfach|leicht|nemt?|hvor let|bra|"
    r"godt?|gut|recommend\w*|anbefal\w*|rekommender\w*|(re)?solved?|løste?|löste?|gelöst)\b"
)

GERMAN = r"\b(?:wie|sie|ihr\w*|mit|der|die|das|und|uns\w*|bitte|bewert\w*|zufrieden\w*|schulnoten?|noten?)\b"
GRADES = r"\b(schul)?noten?\b|\bzensur|\bschulnote"


@dataclass(frozen=True)
class Asked:
    """What a header asks: a question, the word that speaks for it, and whether that word may mean another thing."""

    question: Question
    word: str = ""
    weak: bool = False


def asked_by(words: str) -> list[Asked]:
    """Return what a header, in small letters, may ask, the likeliest first; nothing for a plain fact."""
    if is_fact(words):
        return []
    found = {question: hit[0] for question, pattern in STRONG.items() if (hit := re.search(pattern, words))}
    if Question.EXPECTATION in found and re.search(COMPARED, words):
        found[Question.SATISFACTION] = found.pop(Question.EXPECTATION)
    order = [Question.RESOLVED, Question.EXPECTATION, Question.RECOMMENDATION, Question.SATISFACTION, Question.EASE]
    if Question.EASE in found and not re.search(rf"{SATISFIED}|happy", words):
        order = [*order[:3], Question.EASE, Question.SATISFACTION]
    strong = [Asked(question, _whole_words(words, found[question])) for question in order if question in found]
    if strong or not (weak := re.search(WEAK, words)):
        return strong
    return [Asked(Question.SATISFACTION, weak[0], weak=True)]


def is_fact(words: str) -> bool:
    """Return whether a header names a plain fact, which no question of satisfaction is about."""
    if re.search(HARD, words) or (re.search(IMPORTANT, words) and not re.search(SATISFIED, words)):
        return True
    return bool(re.search(FACTS, words)) and not any(re.search(pattern, words) for pattern in STRONG.values())


def speaks_against(words: str) -> str:
    """Return the word with which a higher number may be the worse answer, or ''; the first of good and bad decides."""
    against, good = re.search(AGAINST, words), re.search(FOR, words)
    if not against or (good and good.start() < against.start()):
        return ""
    return against[0]


def is_german(words: str) -> bool:
    """Return whether a header is German, where unlabelled numbers from 1 may be grades."""
    return len(set(re.findall(GERMAN, words))) > 1


def counts_down(words: str) -> bool:
    """Return whether a header speaks of German school grades, in which 1 is the best."""
    return bool(re.search(GRADES, words)) and bool(re.search(GERMAN, words))


def _whole_words(words: str, hit: str) -> str:
    """Return the words of a header that a part of it was found in."""
    first = words.index(hit)
    last = first + len(hit)
    before, after = words[:first].rsplit(" ", maxsplit=1)[-1], words[last:].split(" ", maxsplit=1)[0]
    return f"{before}{hit}{after}".strip(" .,:;?!()[]\"'")
