"""Find the known touchpoint a question means, by its names in any language and by nearly the same words."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from cxdash.exchange.files.header import folded
from cxdash.exchange.suggest.name_hints import readable

Known = Mapping[str, Mapping[str, Any]]

ENDING = r"(?:s|en|et|n|t|ene|a|ne|na|ens|ets)?"
"""What Norwegian and Swedish put after a word for the, and English for several."""

ENDINGS = (
    "ene",
    "erna",
    "arna",
    "orna",
    "en",
    "et",
    "an",
    "er",
    "ar",
    "or",
    "es",
    "ne",
    "na",
    "a",
    "e",
    "n",
    "t",
    "r",
    "s",
    "ing",
    "inger",
    "ingen",
    "ingar",
    "ning",
    "ningen",
    "te",
    "de",
)
"""What may differ at the end of two forms of one word."""

SHORTEST = 4
"""Letters of a word that is looked for at the end of compounds."""

NO_WORDS = {
    "sup",
    "rap",
    "trans",
    "plat",
    "platt",
    "kon",
    "kom",
    "con",
    "com",
    "pro",
    "auto",
    "inter",
    "pass",
    "air",
    "kul",
}
"""What stands before port, form, mat and the like in words that are no compounds, or whose end does not name them."""


LITTLE = (
    r"\b(?:an?|and|at|by|for|from|in|of|on|or|our|the|to|via|with|your|av|de|den|det|din|ditt|du|eller|en|et|fra|få|hos|"
    r"i|med|og|om|oss|på|ved|vår|vårt|våre|til|under|ett|från|för|och|till|vi|vid|våra|är)\b"
)
"""Words that stand in names of any touchpoint."""

LONGEST_NAME = 1_000
"""Characters of a name that is compared."""


def same(one: str, other: str) -> bool:
    """Return whether two names are one word for the same, as web site and Website, or levering and leveringen."""
    first, second = sorted((_joined(one), _joined(other)), key=len)
    return 0 < len(first) <= LONGEST_NAME and bool(re.fullmatch(re.escape(first) + ENDING, second))


STEM = (
    r"\b(?:how|what|which|to|extent|degree|do|did|does|is|are|was|were|am|be|been|has|have|had|would|will|can|could|i|me|"
    r"my|we|us|you|it|its|that|this|these|those|there|please|so|very|not|about|when|as|if|than|thinking|think|all|"
    r"(?:dis|un)?satisf\w+|(?:un)?happy|pleased|easy|easily|ease|effort|difficult\w*|hard|simple|(?:un)?likely|"
    r"recommend\w*|friends?|colleagues?|family|expect\w*|experienc\w*|actual|impressions?|opinions?|overall|general\w*|"
    r"whole|(?:dis)?agree\w*|statements?|following|rat(?:e|ed|ing)|scores?|marks?|grades?|stars?|scale|quality|well|good|"
    r"bad|poor|met|meets?|exceed\w*|lived?|up|compared?|better|worse|use|used|using|visits?|last|latest|most|recent(?:ly)?|"
    r"describe|find|found|feel|felt|like|liked|enjoy\w*|(?:re)?solved?|problems?|issues?|cases?|csat|ces|nps|"
    r"mine|dine|mina|dina|hvor|hva|hvilk\w+|hvordan|hvorledes|grad|utstrekning|vil|ville|kan|kunne|du|deg|dere|jeg|mig|meg|vi|der|som|dette|"
    r"disse|synes|syns|mener|å|at|var|er|være|blei?|blev|har|hadde|havde|det|ikke|alt|alle|så|seg|vennligst|"
    r"(?:mis|u)?fornøyd\w*|(?:u)?tilfreds\w*|glad|enkelt?|enkle|lett\w*|let|vanskelig\w*|svært?|nemt?|innsats|indsats|"
    r"sannsynlig\w*|sandsynlig\w*|anbefal\w*|venn\w*|ven|kolleg\w+|familie\w*|forvent\w*|opplev\w*|oplev\w*|"
    r"erfaring\w*|inntrykk\w*|indtryk\w*|faktiske?|totalt?|helhet\w*|helhed\w*|generelt|samlet|sett|enig|uenig|"
    r"påstand\w*|utsagn\w*|følgende|vurder\w*|karakter\w*|poeng|stjerner?|skala\w*|kvalitet\w*|godt?|gode|bra|"
    r"dårlige?|innfri\w*|indfri\w*|bedre|dårligere|bruke?r?|brugen?|bruge|besøk\w*|besøg\w*|siste|sidste|beskriv\w*|"
    r"fant|liker|løst|løse|ordnet|problem\w*|saken|sagen|sak|sag|"
    r"hur|vad|vilk\w+|vilken|grad|utsträckning|skulle|dig|dej|er|ni|jag|mig|vi|som|detta|dessa|tycker|anser|att|var|är|"
    r"blev|hade|har|inte|allt|alla|så|sig|vänligen|nöjd\w*|missnöjd\w*|lätta?|svårt?|smidig\w*|ansträng\w*|trolig\w*|"
    r"sannolik\w*|rekommender\w*|vän|vänner|kollegor|familj\w*|förvänt\w*|upplev\w*|erfarenhet\w*|intryck\w*|"
    r"faktiska?|helhet\w*|generellt|sammantaget|instämmer|påstående\w*|följande|bedöm\w*|betyg\w*|poäng|stjärnor|"
    r"kvalitet\w*|dåligt?|motsvar\w*|bättre|sämre|använd\w*|besök\w*|senaste|sista|beskriv\w*|gillar|löst\w*|lösa|"
    r"ärende\w*|"
    r"wie|was|welch\w*|inwieweit|maße?|würden?|werden|wurden?|kann|können|sie|ihnen|ihr\w*|ich|mir|wir|uns\w*|es|das|dass|"
    r"der|die|dem|den|des|dies\w*|ein\w*|und|oder|mit|von|vom|zu|zum|zur|auf|für|im|in|an|am|bei|beim|aus|über|als|sind|"
    r"ist|war|waren|bin|haben|hat|hatten|nicht|alle?|alles|bitte|sehr|(?:un)?zufrieden\w*|einfach|leicht|schwierig|schwer|"
    r"mühe|aufwand|umgang|wahrscheinlich|(?:weiter)?empfehlen|freund\w*|kolleg\w*|familie|erwart\w*|erleb\w*|erfahrung\w*|"
    r"eindruck|tatsächlich\w*|insgesamt|allgemein\w*|stimmen?|zustimm\w*|aussagen?|folgend\w*|bewert\w*|beurteil\w*|"
    r"(?:schul)?noten?|geben|punkte|sterne|skala|qualität|gut|schlecht|erfüll\w*|übertroff\w*|besser|schlechter|nutz\w*|"
    r"benutz\w*|besuch\w*|letzte\w*|beschreib\w*|gefällt|gefallen|finden|gelöst|geklärt|anliegen|problem\w*)\b"
)
"""Words that ask, in five languages, and say nothing of what is asked about."""


def known_in(question: str, name: str, known: Known) -> str:
    """Return the key of the known touchpoint that a question names, the longest name first; '' where it names none.

    One that is called as the question's topic goes before others that stand elsewhere in it.
    """
    words = readable(question)
    names = [(called, key) for key, row in known.items() for called in _names(key, row)]
    names.sort(key=lambda pair: -len(pair[0]))
    return called_so(name, known) or next((key for called, key in names if re.search(_pattern(called), words)), "")


def called_so(name: str, known: Known) -> str:
    """Return the key of the known touchpoint with a name, in any language and nearly the same words, or ''."""
    return next((key for key, row in known.items() if any(same(called, name) for called in _names(key, row))), "")


def further_words(name: str, beside: str, key: str, known: Known) -> list[str]:
    """Return the words by which a question is about more than a known touchpoint, or a part of it: login on Website.

    *name* is what the question is about, *beside* what it asks of a topic that stands before it.
    """
    names = sorted(_names(key, known[key]), key=lambda one: -len(one))
    words = readable(beside if any(same(called, name) for called in names) else f"{name} {beside}")
    for called in names:
        words = re.sub(_pattern(called), " ", words)
    return re.findall(r"[^\W\d_]{2,}", re.sub(rf"{LITTLE}|{STEM}", " ", words))


def _pattern(called: str) -> str:
    return rf"\b{re.escape(readable(called))}{ENDING}\b"


def alike(name: str, known: Known) -> list[str]:
    """Return the keys of known touchpoints that may be the same as a name, the most words in common first.

    All words of one name are in the other, as they are or in a compound: Sjåføren in Bussjåføren, Web in Website,
    Melde skade in Skademelding, Fakturan in Faktura og betaling.
    """
    said = _words(name)
    found = {
        key: max((_in_common(said, _words(called)) for called in _names(key, row)), default=0)
        for key, row in known.items()
    }
    return sorted((key for key, words in found.items() if words), key=lambda key: -found[key])


def _joined(name: str) -> str:
    return re.sub(r"[\s_-]+", "", folded(name))


def _words(name: str) -> list[str]:
    """Return the words of a name but for those that say nothing by themselves."""
    return [word for word in re.sub(LITTLE, " ", readable(name[:LONGEST_NAME])).split() if len(word) > 1]


def _in_common(one: list[str], other: list[str]) -> int:
    """Return how many words of the shorter name are in the other, 0 where not all of them are."""
    counts = [sum(_is_in(word, others) for word in words) for words, others in ((one, other), (other, one)) if words]
    whole = [count for count, words in zip(counts, (one, other), strict=False) if words and count == len(words)]
    return max(whole, default=0) if one and other else 0


def _is_in(word: str, others: list[str]) -> bool:
    """Return whether a word is one of others in another form, or a part of a compound among them."""
    forms = {form for form in _forms(word) if len(form) >= SHORTEST or form == word}
    return any(forms & _forms(one) or _begins(one, forms) or _ends_in(one, forms) for one in others)


def _begins(compound: str, forms: set[str]) -> bool:
    """Return whether the first part of a compound is a word that comes in these forms."""
    rest = [compound.removeprefix(form) for form in forms if len(form) >= SHORTEST - 1 and compound.startswith(form)]
    return any(len(part) >= SHORTEST for part in rest)


def _forms(word: str) -> set[str]:
    """Return a word and what is left of it without an ending, three letters at least."""
    cut = {word.removesuffix(ending) for ending in ENDINGS}
    several = {word.removesuffix("ies") + "y"} if word.endswith("ies") else set()
    return {word, *several, *(form for form in cut if len(form) >= 3)}


def _ends_in(compound: str, wanted: set[str]) -> bool:
    """Return whether the last part of a compound is the word that comes in these forms."""
    ends = [form for form in wanted if len(form) >= SHORTEST]
    first = {form.removesuffix(end) for form in _forms(compound) for end in ends if form.endswith(end)}
    return any(len(part) > 2 and part not in NO_WORDS for part in first)


def _names(key: str, row: Mapping[str, Any]) -> Iterable[str]:
    named = [key, *(row.get(name) for name in ("name", "name_nb", "name_sv"))]
    return [str(name) for name in named if name and len(str(name)) > 2 and readable(str(name))]
