"""Give each question its touchpoint: a known one that it names, a new one called as the question says, or the whole."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from cxdash.domain.keys import key_of
from cxdash.domain.scales import Question, asking
from cxdash.domain.tables import NOT_PLACED
from cxdash.exchange.files.header import folded
from cxdash.exchange.suggest.known_names import Known, called_so, further_words, known_in, same
from cxdash.exchange.suggest.name_hints import readable, speaks_for
from cxdash.exchange.suggest.touchpoint_names import beside_topic, is_about_the_whole, name_in, name_of_table, topic_of
from cxdash.exchange.survey.column_roles import Role
from cxdash.exchange.survey.mapping import Touchpoint

UNPLACED = (NOT_PLACED, "Not placed yet", "Ikke plassert ennå", "Inte placerad ännu")
"""Key and names of the stage of touchpoints that nobody has placed in the journey yet."""


def new_touchpoint(name: str, taken: Collection[str]) -> Touchpoint:
    """Make a touchpoint of this name, with a key that is not *taken*, not yet placed in the journey."""
    stage, in_english, in_norwegian, in_swedish = UNPLACED
    return Touchpoint(
        key_of(name, taken),
        name,
        stage,
        stage_name=in_english,
        stage_name_nb=in_norwegian,
        stage_name_sv=in_swedish,
    )


class Touchpoints:
    """The known touchpoints and those that are made for an export as its questions come."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.made: list[Touchpoint] = []
        self.asked: set[tuple[str, Role]] = set()

    def ask(self, role: Role, question: str, *, in_table: bool = False) -> str | None:
        """Return the key of what a question is about, '' for the whole; None where that is asked already.

        Two tables may ask the same of one topic, as satisfaction and value: the second is about its question, too.
        Recommendation is about the whole, but where a table asks it of several topics (*in_table*).
        """
        recommended = role in asking(Question.RECOMMENDATION) and not in_table
        whole = recommended or is_about_the_whole(topic_of(question) or question)
        if not (whole and self._is_new("", role)):
            key = self._by_name(role, question, in_table=in_table)
            return key if self._is_new(key, role) else self._of_table(role, question)
        return ""

    def declare(self, texts: Iterable[str]) -> tuple[Touchpoint, ...]:
        """Return what a file with a row for each answer has to say of the touchpoints in its cells."""
        declared: dict[str, Touchpoint] = {}
        for text in (text for text in texts if text not in self.known):
            key = next((key for key, row in self.known.items() if folded(text) in _names(row)), "")
            said = {folded(name) for one in declared.values() for name in (one.key, one.name)}
            if key:
                declared[key] = known_touchpoint(key, self.known[key])
            elif folded(text) not in said:
                one = new_touchpoint(text, [*self.known, *declared])
                declared[one.key] = one
        return tuple(declared.values())

    def _is_new(self, key: str, role: Role) -> bool:
        if (key, role) in self.asked:
            return False
        self.asked.add((key, role))
        return True

    def _of_table(self, role: Role, question: str) -> str | None:
        name = name_of_table(question)
        if not name or not self._is_new(name, role):
            return None
        self.made.append(new_touchpoint(name, [*self.known, *(one.key for one in self.made)]))
        return self.made[-1].key

    def _by_name(self, role: Role, question: str, *, in_table: bool) -> str:
        """Return the known touchpoint that a question is about, or one that is made for what it says beside its name.

        Whether that is the known one after all is asked later, since the names are alike. Topics under a question that
        names a known touchpoint are their own.
        """
        name = name_in(question)
        if key := known_in(question, name, self.known):
            more = further_words(name, beside_topic(question), key, self.known)
            name = self._more_precise(name, key, more, in_table=in_table) if more else name
            if not more or (key := called_so(name, self.known)):
                return key
        if not name or (role in asking(Question.RESOLVED) and speaks_for(role, readable(name))):
            return ""
        key = next((one.key for one in self.made if same(one.name, name)), "")
        if not key:
            self.made.append(new_touchpoint(name, [*self.known, *(one.key for one in self.made)]))
        return key or self.made[-1].key

    def _more_precise(self, name: str, key: str, more: list[str], *, in_table: bool) -> str:
        """Return the name of what a question is about that says more than the name of a known touchpoint."""
        only = {key: self.known[key]}
        if called_so(name, only):
            return f"{name} – {' '.join(more)}"
        return name if in_table or known_in(name, name, only) else f"{self.known[key].get('name') or key} – {name}"


def known_touchpoint(key: str, row: Mapping[str, Any]) -> Touchpoint:
    """Return a touchpoint of the store as a mapping declares it."""
    name, in_norwegian, in_swedish = (str(row.get(field) or "") for field in ("name", "name_nb", "name_sv"))
    return Touchpoint(key, name or key, str(row.get("stage") or UNPLACED[0]), in_norwegian, in_swedish)


def _names(row: Mapping[str, Any]) -> set[str]:
    return {folded(str(row[name])) for name in ("name", "name_nb", "name_sv") if row.get(name)}
