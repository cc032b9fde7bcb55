"""A column that may be answers: what is known before it is read, and what was found in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.scales import Question
from cxdash.exchange.phrases import shown
from cxdash.exchange.suggest.questions.asked import Asked
from cxdash.exchange.suggest.questions.coding import Coding, Interpretation
from cxdash.exchange.suggest.questions.numeric import Ends, Header, Values, measure_for
from cxdash.exchange.suggest.questions.said_scale import SaidScale, best_in


class Cells(Protocol):
    """What is read of a column: its name, its question in full, how often each text stands in it, and in which rows."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def label(self) -> str: ...  # noqa: D102
    @property
    def words(self) -> str: ...  # noqa: D102
    @property
    def texts(self) -> Mapping[str, int]: ...  # noqa: D102
    def rows_of(self, text: str) -> list[int]: ...  # noqa: D102


@dataclass(frozen=True)
class Given:
    """What is known before a column is read.

    *chosen* are the ids of options, by the kind of doubt; *ends* those of the scale of other questions of its table;
    *beside* texts that other columns answer with; *otherwise* what is asked where no word of the header says it.
    """

    chosen: Mapping[str, str] = field(default_factory=dict)
    ends: Ends | None = None
    beside: tuple[str, ...] = ()
    otherwise: Question | None = None


@dataclass(frozen=True)
class Material:
    """A column that may be answers, with what was found in it.

    *texts* are those that are not *missing* answers, *numbers* the values of some of them; *asks* and *said* are what
    its header asks and the scale that it states.
    """

    column: Cells
    texts: Mapping[str, int]
    numbers: Mapping[str, float]
    missing: tuple[str, ...]
    asks: tuple[Asked, ...]
    said: SaidScale | None
    given: Given

    @property
    def scaled(self) -> Asked | None:
        """The first thing that the header asks for certain and that is answered on a scale of several steps."""
        return next((one for one in self.asks if not one.weak and one.question is not Question.RESOLVED), None)

    def begin(self, question: Question, asked: Asked | None) -> Interpretation:
        """Return an interpretation of the column as answers to a question, with the word that speaks for it."""
        coding = Coding(measure_for(question, 0, 0), 1, 5, missing=self.missing)
        found = Interpretation(coding, chosen=self.given.chosen)
        if asked is not None and asked.word:
            found.evidence.append(Message(gettext_noop('the header says "{word}"'), {"word": shown(asked.word)}))
        return found

    def header(self, question: Question) -> Header:
        """Return what is known of the column but for its cells."""
        return Header(self.column.words, self.said, question, best_in(self.column.label or self.column.name))

    def values(self, numbers: Mapping[str, float]) -> Values:
        """Return how often the numbers that texts stand for occur, and in which rows."""
        times: dict[float, int] = {}
        rows: dict[float, list[int]] = {}
        for text, value in numbers.items():
            times[value] = times.get(value, 0) + self.texts[text]
            rows.setdefault(value, []).extend(self.column.rows_of(text))
        return Values(times, rows)
