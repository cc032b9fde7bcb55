"""The sentences of a public body, in every language: it has users where a company has customers.

A language is written with its audience where that is users, as `nb@users`; every sentence translated into it is changed
by the rules here, what stands in its named places is not: that is the company's own data.
"""

import gettext
import re
from functools import lru_cache

from cxdash.domain.messages import gettext_noop
from cxdash.domain.vocabulary import USERS

INSTEAD = {
    "Win and keep": gettext_noop("What let-downs cost"),
    "Stops customers from buying": gettext_noop("Stops users from going on"),
    "stops customers from buying": gettext_noop("stops users from going on"),
    "Does it stop customers from buying?": gettext_noop("Does it stop users from going on?"),
    "There are no customers' paths yet: which touchpoints they met, in which order, and how many became customers.": (
        gettext_noop("Paths lead to those who are won; users of a public service are not, so nothing is counted here.")
    ),
}
"""Sentences about what a public body does not do, and what is said in their place."""

PLACES = re.compile(r"(\{[^}]*\})")
WORD = re.compile(r"(?<![a-zæøåäö])(?:customer|kund)[a-zæøåäö]*", re.IGNORECASE)

ALONE = {
    "nb": {
        **{"kunden": "brukeren", "kundens": "brukerens", "kunder": "brukere", "kunders": "brukeres"},
        **{"kundene": "brukerne", "kundenes": "brukernes"},
    },
    "sv": {
        **{"kund": "användare", "kunds": "användares", "kunden": "användaren", "kundens": "användarens"},
        **{"kunder": "användare", "kunders": "användares", "kunderna": "användarna", "kundernas": "användarnas"},
    },
}
"""Forms of the word that are not made as its compounds are."""

BEGINNINGS = {
    "nb": {"kunde": "bruker", "customer": "user"},
    "sv": {"kundtjänst": "användarstöd", "kund": "användar", "customer": "user"},
    "en": {"customer": "user"},
}
"""What a word begins with, and what stands there for users; the first that fits holds."""


def tag(language: str, audience: str) -> str:
    """Return a language with its audience, as `Words` takes it: "nb", or "nb@users" for a public body."""
    return f"{language}@{audience}" if audience == USERS else language


@lru_cache(maxsize=8192)
def for_users(sentence: str, language: str) -> str:
    """Return a sentence in a language with users where it has customers; its named places are left alone."""
    parts = PLACES.split(sentence)
    return "".join(
        part if place % 2 else WORD.sub(lambda found: _user(found[0], language), part)
        for place, part in enumerate(parts)
    )


def _user(word: str, language: str) -> str:
    small = word.lower()
    said = ALONE.get(language, {}).get(small)
    if said is None:
        begins = next((one for one in BEGINNINGS[language] if small.startswith(one)), "")
        said = BEGINNINGS[language][begins] + small[len(begins) :] if begins else small
    return said[:1].upper() + said[1:] if word[0].isupper() else said


class ForUsers(gettext.NullTranslations):
    """A language's catalogue for a public body: what another one says, of users."""

    def __init__(self, said: gettext.NullTranslations, language: str) -> None:
        super().__init__()
        self._said, self._of = said, language

    def gettext(self, message: str) -> str:
        """Return a sentence, of users."""
        return for_users(self._said.gettext(INSTEAD.get(message, message)), self._of)

    def pgettext(self, context: str, message: str) -> str:
        """Return a sentence that is said in a context, of users."""
        return for_users(self._said.pgettext(context, message), self._of)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the sentence for *n* things, of users."""
        return for_users(self._said.ngettext(msgid1, msgid2, n), self._of)
