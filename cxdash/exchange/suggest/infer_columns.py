"""Inference what each column of a survey export is, by its name and by what stands in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cxdash.exchange.cells.numbers import STATED, is_number, number
from cxdash.exchange.files.grids import Column
from cxdash.exchange.suggest.answer_texts import is_missing
from cxdash.exchange.suggest.date_forms import counts_time, form_of
from cxdash.exchange.suggest.name_hints import is_plain_fact, own_part, readable, speaks_for, speaks_for_none
from cxdash.exchange.suggest.questions.asked import asked_by
from cxdash.exchange.suggest.questions.coding import Interpretation
from cxdash.exchange.suggest.questions.day_columns import ANSWERED, OTHER, PLAIN
from cxdash.exchange.suggest.questions.interpret import interpret
from cxdash.exchange.suggest.questions.material import Given
from cxdash.exchange.survey.column_roles import ONLY_ONCE, ColumnRole, Role

ANSWERED_ON = (
    r"\b(answered|besvart|besvara[dt]|svar\w*|submitted|completed|recorded|avsluttet|avsluta[dt]|slutt?\w*|end|"
    r"timestamp|tids?st[eä]mpel|besvaret|afsluttet|indsendt|innsendt|inskickad|inlämnad|abgeschickt|abgeschlossen|"
    r"abgegeben|beantwortet|ausgefüllt|eingereicht|eingegangen|zeitstempel|beendet|respon\w*|interview\w*|intervju\w*|"
    r"survey\w*|feedback|logged|registr\w*|mottatt|mottagen|modtaget)\b"
)
EARLIER = (
    r"\b(start\w*|sent|sendt|skickad|utsen\w*|invit\w*|ordre\w*|order\w*|kjøp\w*|köp\w*|køb\w*|kauf\w*|purchase\w*|"
    r"created|opprettet|skapad|oprettet|modified|lever\w*|liefer\w*|deliver\w*|besøk\w*|besök\w*|besøg\w*|besuch\w*|"
    r"visit\w*|bestill\w*|beställ\w*|bestell\w*|book\w*|reise\w*|resa|resedatum|travel\w*|flight\w*|avreise\w*|"
    r"avgang\w*|avgång\w*|departure|arriv\w*|ankomst\w*|check ?(in|out)|appointment\w*|contract\w*|kontrakt\w*|"
    r"avtal\w*|vertrag\w*|renew\w*|fornyel\w*|förnyel\w*|subscri\w*|member\w*|medlem\w*|join\w*|innmeld\w*|since|"
    r"siden|sedan|seit|due|forfall\w*|förfall\w*|expir\w*|utløp\w*|invoice\w*|faktura\w*|rechnung\w*|shipp\w*|"
    r"sign ?up|signed)\b"
)
"""Days that an answer is given on, and days of other things."""

BORN = r"født|fødsel|född|födelse|fødes|birth|\bborn\b|\bdob\b|gebor|geburt"
"""Days that no answer is given on."""

OF_TOOL = (9.0,)
"""The strength of a role that the survey tool itself gives a column."""

REASON = r"\b(why|hvorfor|varför|årsak\w*|orsak\w*|reasons?|grunnen|begrunnelse\w*|skälet)\b"
"""Names of columns that hold comments where customers write freely, and needs where few short texts come again."""

OF_ANSWER = (
    r"\b(tell us why|(reasons?|why) (for|behind) (your|this|the|giving) \w*|why did you (give|choose|rate|answer)|"
    r"hvorfor (ga|gav|valgte|svarte)|varför (gav|valde|svarade)|fortell (oss )?hvorfor|berätta (gärna )?varför|"
    r"(grunnen|årsaken|bakgrunnen|anledningen|orsaken|skälet) (til|till|bak|bakom) \w* ?(score|karakter|svar|betyg|"
    r"vurdering|poeng|poäng)\w*)\b"
)
"""Names of columns that ask for the reason of an answer, which is no reason of a visit."""

OF_VISIT = r"\b(visit|contact|call|travel|trip|stay|purchase|coming)\b"

CALLED_COMMENT = (
    r"\b(comments?|kommentar\w*|fritekst|fritext|freitext|free ?text|verbatim|anything (else|you)|something else|"
    r"tell us|noe annet|noe mer|något annat|fortell\w*|berätta|fortæl|sonst noch|"
    r"(could|can|kunne|kan|kunde|könnten) .{0,40}(better|improve|bedre|bättre|besser|verbessern))\b"
)
"""Names of columns of comments, however few texts stand in them."""

WHICH = r"(are you|which|what kind|er du|er dere|hvilken|hvilket|är du|vilken|sind sie|bist du|welche)\b"
"""How questions begin that ask which group somebody belongs to."""

AGE = r"\b(age|ages|age group|alder|aldersgruppe|ålder|åldersgrupp|alter|altersgruppe)\b"
"""Names of columns of age groups; ages in years are numbers, and no groups."""

SHORT = 40
"""Characters of a cell, on average, below which it may be chosen from a list."""


@dataclass(frozen=True)
class ColumnProfile:
    """A column: its name, the question in full where the file has it, how often each text stands in it, all its rows.

    One that is not *named* in the file is called by its place. *of_tool* is its role where its survey tool adds it;
    *under* tells whether its name has several rows, the upper ones over other columns as well.
    """

    name: str
    label: str
    texts: dict[str, int]
    rows: int
    named: bool = True
    of_tool: Role | None = None
    cells: Column | None = None
    under: bool = False

    def rows_of(self, text: str) -> list[int]:
        """Return the rows of the file in which a text stands."""
        if self.cells is None or text not in self.cells.texts:
            return []
        return self.cells.rows[self.cells.codes == self.cells.texts.index(text)].tolist()

    @property
    def filled(self) -> int:
        """Cells that are not blank."""
        return sum(self.texts.values())

    @property
    def words(self) -> str:
        """The name and the question, ready to be searched."""
        return readable(f"{self.name} {self.label}")

    @property
    def is_few(self) -> bool:
        """Whether the same texts come again and again."""
        return len(self.texts) <= 60 and (2 * len(self.texts) <= self.filled or self.filled <= 10)

    @property
    def comes_again(self) -> bool:
        """Whether few texts fill many cells, as far as so many cells show it."""
        most = self.filled - 1 if self.filled <= 10 else self.filled // 2
        return len(self.texts) <= min(60, most)

    @property
    def length(self) -> float:
        """Characters of a cell that is not blank, on average."""
        return sum(len(text) * times for text, times in self.texts.items()) / max(self.filled, 1)


class Inference(NamedTuple):
    """A role that a column may play, and how its answers are read; of several columns the strongest plays it."""

    role: Role
    strength: tuple[float, ...] = ()
    interpretation: Interpretation | None = None


def infer_columns(options: Sequence[Sequence[Inference]]) -> list[Inference]:
    """Return what each column is, of what it may be; who, day, comment and the like are given to one column each."""
    left = [[*some, Inference(ColumnRole.NOT_USED)] for some in options]
    while (beaten := _beaten(left)) is not None:
        left[beaten].pop(0)
    return [some[0] for some in left]


def _beaten(options: list[list[Inference]]) -> int | None:
    """Return a column that another one is stronger than in the role that it would play, or None."""
    for role in (*ONLY_ONCE, ColumnRole.SEGMENT):
        rivals = [place for place, some in enumerate(options) if some[0].role is role]
        if len(rivals) > 1:
            return min(reversed(rivals), key=lambda place: options[place][0].strength)
    return None


def likely_roles(column: ColumnProfile, given: Given | None = None, *, long: bool = False) -> list[Inference]:
    """Return what a column may be, the likeliest first.

    *given* is what is known before; in a *long* file, one with a row for each answer, no column is a question.
    """
    if not column.texts or not (column.named or column.label):
        return []
    is_day = form_of(column.texts) is not None or (
        speaks_for(ColumnRole.DATE, column.words) and counts_time(column.texts)
    )
    if column.of_tool is not None and (is_day or column.of_tool is not ColumnRole.DATE):
        return [] if column.of_tool is ColumnRole.NOT_USED else [Inference(column.of_tool, OF_TOOL)]
    if is_day:
        return _as_day(column)
    answers = None if long else interpret(column, given or Given())
    if answers is not None and column.under and is_plain_fact(readable(own_part(column.name))):
        answers = None
    question = [] if answers is None else [Inference(answers.coding.measure, (), answers)]
    is_asked = any(not one.weak for one in asked_by(column.words)) and not speaks_for(ColumnRole.COMMENT, column.words)
    found = [*_as_figure(column), *_as_person(column, long=long), *(question if is_asked else []), *_as_group(column)]
    if speaks_for_none(column.words):
        worded = answers is not None and len(answers.coding.codes) > 2 and not is_asked
        return [*found, *(question if worded else [])]
    return [*found, *([] if is_asked else question), *_as_code(column), *_as_words(column)]


def _as_day(column: ColumnProfile) -> list[Inference]:
    words = column.words
    if re.search(BORN, words):
        return []
    said = OTHER if re.search(EARLIER, words) else ANSWERED if re.search(ANSWERED_ON, words) else PLAIN
    return [Inference(ColumnRole.DATE, (column.filled == column.rows, said))]


def _as_figure(column: ColumnProfile) -> list[Inference]:
    values = [number(text, STATED["," if "," in text else "."]) for text in column.texts]
    if column.filled < column.rows or not all(value is not None and value > 0 for value in values):
        return []
    whole = all(value == int(value) for value in values if value)
    counted = whole and speaks_for(ColumnRole.COUNT, readable(column.name))
    return [
        *([Inference(ColumnRole.COUNT)] if counted else []),
        *([Inference(ColumnRole.WEIGHT)] if speaks_for(ColumnRole.WEIGHT, column.words) else []),
    ]


def _as_person(column: ColumnProfile, *, long: bool) -> list[Inference]:
    different = len(column.texts) / column.filled
    if (
        not speaks_for(ColumnRole.RESPONDENT, column.words)
        or speaks_for_none(column.words)
        or (different < 0.5 and not long)
    ):
        return []
    if column.length > 60:
        return []
    return [Inference(ColumnRole.RESPONDENT, (2, bool(re.search("respon|svar|delta", column.words)), different))]


def _as_group(column: ColumnProfile) -> list[Inference]:
    if all(is_number(text) or is_missing(text) for text in column.texts):
        return []
    reason, short = bool(re.search(REASON, column.words)), column.length < SHORT
    named = speaks_for(ColumnRole.NEED, column.words) and column.is_few and (short or column.comes_again)
    of_answer = re.search(OF_ANSWER, column.words) and not re.search(OF_VISIT, column.words) and _is_open(column)
    need = (named or (reason and short and column.comes_again)) and not of_answer
    listed = short and column.comes_again and len(column.texts) <= 12 and not _is_open(column)
    called = reason or speaks_for(ColumnRole.COMMENT, column.words) or re.search(CALLED_COMMENT, column.words)
    comment = called and not (need and short) and not listed
    of_people = speaks_for(ColumnRole.SEGMENT, column.words) or re.search(AGE, column.words)
    segment = of_people and column.is_few and not comment
    return [
        *([Inference(ColumnRole.NEED, (2,))] if need else []),
        *([Inference(ColumnRole.COMMENT, (2, column.filled * column.length))] if comment else []),
        *([Inference(ColumnRole.SEGMENT, (2,))] if segment else []),
    ]


def _as_code(column: ColumnProfile) -> list[Inference]:
    """Take a column for respondents where nearly every row holds another code of letters and digits."""
    coded = all(len(text) <= 40 and re.fullmatch(r"[\w-]*\d[\w-]*", text) for text in column.texts)
    mixed = any(re.search(r"[^\W\d_]", text) for text in column.texts)
    if not coded or len(column.texts) < 0.95 * column.rows or not (mixed or column.rows >= 10):
        return []
    return [Inference(ColumnRole.RESPONDENT, (1, mixed, len(column.texts) / column.rows))]


def _as_words(column: ColumnProfile) -> list[Inference]:
    words = sum(times for text, times in column.texts.items() if " " in text)
    if 2 * len(column.texts) > column.filled and column.length >= 20 and 2 * words > column.filled:
        return [Inference(ColumnRole.COMMENT, (1, column.filled * column.length))]
    few = 1 < len(column.texts) <= 12 and column.is_few and column.length < SHORT
    if few and not any(is_number(text) for text in column.texts) and not _is_question(column):
        return [Inference(ColumnRole.SEGMENT, (1,))]
    return []


def _is_open(column: ColumnProfile) -> bool:
    """Return whether customers write freely in a column, although few texts come again in it."""
    said = (column.label or column.name).rstrip()
    sentences = any(re.search(r"[.!?;\n]", text) for text in column.texts)
    return not said.endswith("]") and (sentences or bool(re.search(CALLED_COMMENT, column.words)))


def _is_question(column: ColumnProfile) -> bool:
    """Return whether a header asks something, so that its few texts are no groups of customers."""
    said = column.label or column.name
    if re.match(WHICH, column.words):
        return said.endswith("]")
    return said.rstrip(" .:").endswith(("?", "]")) or len(said) > SHORT or bool(asked_by(column.words))
