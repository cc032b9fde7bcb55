"""Tell from the name of a question's column which touchpoint it is about."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from cxdash.exchange.mapping_kinds import folded
from cxdash.exchange.parts import readable

LONGEST = 60
"""Characters of a touchpoint's name that is cut from a question."""

NUMBERED = re.compile(
    r"^(?:(?:q|s|sp|spm|fr|f|v|nr|spørsmål|fråga|question)[ .]?)?\d+[a-z]?(?:[_.]\d+)*\s*[:.)\-–_ ]+\s*", re.I
)
IN_BRACKETS = re.compile(r"^.{8,}\[([^\[\]]+)\]\W*$", re.S)
AT_END = re.compile(r"^.{20,}?(?:\s[-–—]\s|:\s|\?\s)\s*([^?:]{2,60}?)\W*$", re.S)
"""A topic after the question that all of a table have in common."""

LEAD_IN = re.compile(
    r"^.*?\b(?:"
    r"(?:dis)?satisf\w+(?: (?:are|were|was|is) you)? (?:with|by)|happy (?:are you |were you )?with|satisfied (?:are|were) you (?:with|by)"
    r"|satisfaction (?:with|of)|rate|expect(?:ed|ations?)?(?: (?:of|from|for|about|to))?|expectations? (?:of|to|for)"
    r"|(?:easy|difficult) (?:was|is) (?:it|the)(?: (?:for you )?to)?|(?:easy|effort) to|ease of|effort (?:of|to|with)"
    r"|(?:fornøyd|tilfreds|misfornøyd)\w*(?: (?:er|var) du)?(?: (?:totalt|alt i alt))? med|tilfredshet med|fornøydhet med|vurder\w*(?: du)?"
    r"|forvent\w*(?: (?:til|av|om|du(?: deg)?(?: av)?))?|(?:lett|enkelt|vanskelig)(?:het)? (?:var|er) det(?: for deg)?(?: å)?|(?:lett|enkelt) å"
    r"|(?:nöjd\w*|missnöjd)(?: (?:är|var) du)?(?: (?:totalt|sammantaget))? med|nöjdhet med|bedöm\w*(?: du)?|betyg på"
    r"|förvänt\w*(?: (?:på|av|om|dig(?: av)?|du dig(?: av)?))?|(?:lätt|enkelt|svårt) (?:var|är) det(?: för dig)?(?: att)?|(?:lätt|enkelt) att"
    r")\s+(?P<rest>\S.*)$",
    re.I | re.S,
)
AROUND = re.compile(
    r"\s*[-–—:,(]*\s*\b(?:satisfaction|csat|ces|expected|expectations?|actual|experienced|ease|effort|score|rating|tilfredshet|"
    r"fornøydhet|kundetilfredshet|forventet|forventede|forventning(?:er)?|opplevd|karakter|nöjdhet|förväntat|förväntade?|"
    r"förväntning(?:ar)?|upplev[td]|betyg|enkelhet)\b\s*[-–—:,)]*\s*",
    re.I,
)
ARTICLE = re.compile(
    r"^(?:(?:the|our|your|a|an|to|of|with|vår|våre?t?|våra|vårt|din|ditt|dine|dina|den|det|de|om|på|til|till|med|att|å)\s+)+",
    re.I,
)
TAIL = re.compile(
    r"\s*[?!.;:]+\s*(?:\(.*\)|(?:please|vennligst|svara?|sett|velg|välj|markera|marker|på en skala)\b.*)?\s*$|\s+(?:on a scale|på en skala)\b.*$",
    re.I | re.S,
)

WHOLE = re.compile(
    r"\b(overall|in general|generally|as a whole|the company|all in all|alt i alt|totalt sett|totalt|som helhet|helhet\w*|generelt|på det hele|"
    r"sammantaget|som helhet|på det stora hela|generellt|company|selskapet|bedriften|företaget|(?:with|med) (?:us|oss))\b",
    re.I,
)
ENDING = r"(?:s|en|et|n|t|ene|a|ne|na|ens|ets)?"
"""What Norwegian and Swedish put after a word for the, and English for several."""


def is_about_the_whole(question: str) -> bool:
    """Tell whether a question is about the company as a whole."""
    return bool(WHOLE.search(question))


def name_in(question: str) -> str:
    """Return the name of what a question is about, as far as it can be cut out of it; '' where nothing is left."""
    name = TAIL.sub("", NUMBERED.sub("", question.strip()) or question)
    if topic := IN_BRACKETS.match(name) or AT_END.match(name):
        name = topic[1]
    name = TAIL.sub("", name)
    if found := LEAD_IN.match(name):
        name = found["rest"]
    name = ARTICLE.sub("", AROUND.sub(" ", TAIL.sub("", name)).strip(" -–—:,"))
    name = name.replace("_", " ").strip(" -–—:,?.!()[]\"'")
    if len(name) > LONGEST:
        name = name[:LONGEST].rsplit(" ", 1)[0]
    return name[:1].upper() + name[1:]


def same(one: str, other: str) -> bool:
    """Tell whether two names are one word for the same, as delivery and Delivery, or levering and leveringen."""
    first, second = sorted((folded(one), folded(other)), key=len)
    return bool(first) and bool(re.fullmatch(re.escape(first) + ENDING, second))


def known_in(question: str, name: str, known: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the key of the known touchpoint that a question names, the longest name first; '' where it names none."""
    words = readable(question)
    names = [(called, key) for key, row in known.items() for called in _names(key, row)]
    for called, key in sorted(names, key=lambda pair: -len(pair[0])):
        if same(called, name) or re.search(rf"\b{re.escape(readable(called))}{ENDING}\b", words):
            return key
    return ""


def _names(key: str, row: Mapping[str, Any]) -> Iterable[str]:
    named = [key, *(row.get(name) for name in ("name", "name_nb", "name_sv"))]
    return [str(name) for name in named if name and len(str(name)) > 2 and readable(str(name))]
