"""Cut the name of the touchpoint out of a question."""

import re

LONGEST = 60
"""Characters of a touchpoint's name that is cut from a question."""

LOOKED_AT = 1_000
"""Characters of a question that its name is looked for in."""

NUMBERED = re.compile(
    r"^(?:(?:q|s|sp|spm|fr|f|v|nr|spørsmål|fråga|question)[ .]?)?\d+[a-z]?(?:[_.]\d+)*\s*[:.)\-–_ ]+\s*", re.I
)
IN_BRACKETS = re.compile(r"^.{8,}\[([^\[\]]+)\]\W*$", re.S)
AT_END = re.compile(r"^(?:.{5,}?[:?]\s[-–—/]\s|.{20,}?(?:\s[-–—/]\s|:\s|\?\s|\?\.(?=\w)))\s*([^?:]{2,60}?)\W*$", re.S)
"""A topic after the question that all of a table have in common."""

FIRST = re.compile(
    r"^(?P<topic>[^\W\d_][^?!:;.,–—\[\]/]{1,40}?)\s*(?P<mark>\s[-–—]|[:.,–—])\s+"
    r"(?P<asks>(?:how|to what (?:extent|degree)|hvor(?:dan|vidt|ledes)?|i h?vilken grad|i hvor stor grad|hur|wie|"
    r"inwieweit|in welchem ma(?:ß|ss)e?|did|was|were|ble|blev|fikk|fick|fik|har|have|rate|vurder|bedöm|bewerten)\b.*)$",
    re.I | re.S,
)
"""A topic before the question that is asked about it: Ordering – how easy was it?"""

SHORT = 5
"""Words of a question that names no topic of its own after a comma: Support, how satisfied are you?"""

ABOUT = re.compile(r"\b(?:with|by|med|mit|av|of|recommend|anbefale|rekommendera|empfehlen)\b", re.I)
"""Words of a question that name its topic themselves."""

SCALE_HINT = re.compile(
    r"(?:\s*(?:[(\[]\s*(?:[01]\b[^()\[\]]*\d[^()\[\]]*|\d{1,2}\s*(?:[-–—=]|to|til|till)[^()\[\]]*\b[01]\b[^()\[\]]*|\d{1,2}\s*=[^()\[\]]*|stars|stjerner|stjärnor"
    r"|[^()\[\]]*\b(?:scale|skala|skalaen|skalan)\b[^()\[\]]*|\d{1,2})\s*[)\]]"
    r"|(?:[\s,:;–—-]{1,3}(?:scale|skala))?[\s,:;–—-]{1,3}[01]\s*(?:[-–—]|to|til|till)\s*(?:[3-9]|10|11|100)))+\W*$",
    re.I,
)
"""The end of a question's name that gives its scale, as (1-5) or [1 = bad, 5 = good], or numbers equal names."""

BEFORE_TOPIC = re.compile(r"\s*[(\[][^()\[\]]*[)\]](?=\s[-–—]\s)")
"""Brackets before the topic of a table's question, which may hold its scale: How easy was it? (1-5) - Ordering."""

SCALE_ALONE = re.compile(
    r"[(\[]?\d{1,3}\s{0,2}(?:=|:|[-–—]\s)\s{0,2}[^\W\d].*\d.*|(?:(?:on|på|auf) \w+ )?(?:scale|skala)\b[^?]{0,80}\d\W*",
    re.I | re.S,
)
"""A header row that only says what the numbers of a scale mean."""

_KIND = (
    r"(?:(?:my|your|min|din|mine|dine|mina|dina)\s+)?"
    r"(?:expected|expectations?|experienced?|experiences|actual|satisfaction|forvent(?:et|ede|ninge?n?e?r?)|opplev(?:d|de|else|elsen|elser)|"
    r"erfaring(?:en|er)?|faktiske?|tilfredshet|förvänta[dt]e?|förväntning(?:ar|en)?|upplev(?:d|t|da|else|elsen)|erfarenhet(?:en|er)?|nöjdhet)"
)
AT_EITHER_END = re.compile(
    rf"^{_KIND}\s*[-–—:/]\s*(?=\w)|\s*(?:\s[-–—]|[:,/(\[–—])\s*{_KIND}\s*[)\]]?\s*$"
    r"|(?<=\w)(?<!customer)(?<!user)(?<!overall)\s+(?:experience|opplevelse|upplevelse)\s*$",
    re.I,
)
"""What tells an expectation and an experience of one touchpoint apart, before or after its name."""

LEAD_IN = re.compile(
    r"^.*?\b(?:"
    r"(?:dis)?satisf\w+(?: (?:are|were|was|is) you)? (?:with|by)|happy (?:are you |were you )?with|satisfied "
    r"(?:are|were) you (?:with|by)"
    r"|satisfaction (?:with|of)|rate|expect(?:ed|ations?)?(?: (?:of|from|for|about|to))?|expectations? (?:of|to|for)"
    r"|expectations (?:did|do) you have (?:of|for|about)"
    r"|(?:did|do) you (?:experience|find)|experiences? (?:of|with)|experienced|actual"
    r"|(?:opplevelsen?|opplevelser|erfaring(?:en|er)?|inntrykk(?:et)?) (?:av|med|fra)|opplev(?:d|t|de|er)(?: "
    r"(?:du|dere|jeg))?|faktiske?"
    r"|(?:upplevelsen?|upplevelser|erfarenhet(?:en|er)?|intryck(?:et)?) (?:av|med|från)|upplev(?:d|t|da|de|er)(?: "
    r"(?:du|ni|jag))?"
    r"|(?:easy|difficult) (?:was|is) (?:it|the)(?: (?:for you )?to)?|(?:easy|effort) to|ease of|effort (?:of|to|with)"
    r"|(?:fornøyd|tilfreds|misfornøyd)\w*(?: (?:er|var) du)?(?: (?:totalt|alt i alt))? med|tilfredshet med|fornøydhet "
    r"med|vurder\w*(?: du)?"
    r"|forvent\w*(?: (?:til|av|om|(?:du|dere)(?: deg| dere)?(?: av)?|(?:hadde|har) (?:du|dere) (?:til|om|av)))?"
    r"|(?:lett|enkelt|vanskelig)(?:het)? (?:var|er) "
    r"det(?: for deg)?(?: å)?|(?:lett|enkelt) å"
    r"|(?:nöjd\w*|missnöjd)(?: (?:är|var) du)?(?: (?:totalt|sammantaget))? med|nöjdhet med|bedöm\w*(?: du)?"
    r"|betyg(?:sätt)? (?:på|till)|betygsätt"
    r"|förvänt\w*(?: (?:på|av|om|dig(?: av)?|du dig(?: av)?|(?:hade|har) (?:du|ni) (?:på|om|av)))?"
    r"|(?:lätt|enkelt|svårt) (?:var|är) det(?: för dig)?(?: "
    r"att)?|(?:lätt|enkelt) att"
    r")\s+(?P<rest>\S.*)$",
    re.I | re.S,
)
AROUND = re.compile(
    r"\s*[-–—:,(]*\s*\b(?:satisfaction|csat|ces|expected|expectations?|actual|experienced|ease|effort|score|rating|tilfredshet|"
    r"fornøydhet|kundetilfredshet|forventet|forventede|forventning(?:er)?|opplev[dt]|faktiske?|karakter|nöjdhet|förväntat|förväntade?|"
    r"förväntning(?:ar)?|upplev[td]|betyg|enkelhet)\b\s*[-–—:,)]*\s*",
    re.I,
)
ARTICLE = re.compile(
    r"^(?:(?:the|our|your|a|an|to|of|with|vår|våre?t?|våra|vårt|din|ditt|dine|dina|den|det|de|om|på|til|till|med|att|å)\s+)+",
    re.I,
)
OURS = re.compile(r"\s+(?:vår|vårt|våre|våra|vores|din|ditt|dine|dina)$", re.I)
"""Whose a thing is, which Norwegian, Swedish and Danish may say after it."""

TAIL = re.compile(
    r"\s*[?!.;:]+\s*(?:\(.*\)|(?:please|vennligst|svara?|sett|velg|välj|markera|marker|på en "
    r"skala)\b.*)?\s*$|\s+(?:on a scale|på en skala)\b.*$",
    re.I | re.S,
)

WHOLE = re.compile(
    r"\b(overall|in general|generally|as a whole|the company|all in all|alt i alt|totalt sett|totalt|som "
    r"helhet|helhet\w*|generelt|på det hele|"
    r"sammantaget|som helhet|på det stora hela|generellt|company|selskapet|bedriften|företaget|(?:with|med) "
    r"(?:us|oss)|(?:did|do) we (?:meet|live up to|exceed)|(?:innfridde|innfrir|motsvarade|motsvarar|uppfyllde) vi)\b",
    re.I,
)


def is_about_the_whole(question: str) -> bool:
    """Return whether a question is about the company as a whole."""
    return bool(WHOLE.search(question))


def topic_of(question: str) -> str:
    """Return the topic of one question of a table, which stands in brackets at its end, or ''."""
    found = IN_BRACKETS.match(question.strip()[:LOOKED_AT])
    return found[1].strip() if found and not SCALE_HINT.fullmatch(f" [{found[1]}]") else ""


def _without_scales(question: str) -> str:
    """Return a question without what says what its numbers mean, before its topic or in rows of its name."""
    question = BEFORE_TOPIC.sub(lambda found: "" if SCALE_HINT.fullmatch(found[0]) else found[0], question)
    rows = question.split(" / ")
    told = [SCALE_HINT.sub("", row) for row in rows if not SCALE_ALONE.fullmatch(row)]
    return " / ".join(filter(None, told)) if len(rows) > 1 and any(told) else question


def name_of_table(question: str) -> str:
    """Return a name of the topic and the question of a table, as *Delivery – How satisfied are you*; '' for others."""
    question = _without_scales(" ".join(question[:LOOKED_AT].split()))
    found = IN_BRACKETS.match(question) or AT_END.match(question)
    if not found:
        return ""
    stem = question[: found.start(1)].rstrip(" -–—:/[?")
    name = f"{found[1].strip()} – {stem}"
    return name if len(name) <= LONGEST else name[:LONGEST].rsplit(" ", 1)[0]


def _topic_first(question: str) -> str:
    """Return the topic that stands before its question, '' where none does, or the question names its own topic."""
    found = FIRST.match(question)
    if not found or ABOUT.search(found["asks"]) or is_about_the_whole(found["topic"]):
        return ""
    if found["mark"] == "," and len(found["asks"].split()) > SHORT:
        return ""
    topic = found["topic"].strip()
    return topic if len(topic.split()) <= 5 and AROUND.sub(" ", topic).strip() else ""


def beside_topic(question: str) -> str:
    """Return what a question asks of a topic that stands before it, as *how easy was login* of a website, or ''."""
    name = _cleaned(question)
    found = FIRST.match(name)
    return TAIL.sub("", SCALE_HINT.sub("", found["asks"])) if found and _topic_first(name) else ""


def _cleaned(question: str) -> str:
    """Return a question without its number, its scale, and what tells expectation and experience apart."""
    question = re.sub("_+", "_", " ".join(question[:LOOKED_AT].split()))  # the patterns take long over long gaps
    question = re.sub(r" / [^\w\s]$", "", _without_scales(question))  # a star stands under a question of stars
    name = SCALE_HINT.sub("", question) or question
    name = TAIL.sub("", NUMBERED.sub("", name) or name).replace("_", " ").replace("  ", " ")
    return AT_EITHER_END.sub("", SCALE_HINT.sub("", name))


def name_in(question: str) -> str:
    """Return the name of what a question is about, as far as it can be cut out of it; '' where nothing is left."""
    name = _cleaned(question)
    name = _topic_first(name) or name
    if topic := IN_BRACKETS.match(name) or AT_END.match(name):
        name = topic[1]
    name = TAIL.sub("", name)
    if found := LEAD_IN.match(name):
        name = found["rest"]
    name = ARTICLE.sub("", SCALE_HINT.sub("", AROUND.sub(" ", TAIL.sub("", name)).strip(" -–—:,")))
    if len(name) > LONGEST:
        name = name[:LONGEST].rsplit(" ", 1)[0]
    name = _without_loose_marks(name)
    name = OURS.sub("", name)
    if name.casefold() in {"us", "oss", "uns"}:
        return ""
    return name[:1].upper() + name[1:]


def _without_loose_marks(name: str) -> str:
    """Return a name without marks around it, and without brackets that are opened or closed only."""
    name = name.strip(" -–—/:,?.!\"'")
    if re.fullmatch(r"\([^()]*\)|\[[^\[\]]*\]", name):
        return name[1:-1].strip()
    for pair in ("()", "[]"):
        if name.count(pair[0]) != name.count(pair[1]):
            name = " ".join(name.translate(str.maketrans("", "", pair)).split())
    return name.strip(" -–—/:,?.!\"'")
