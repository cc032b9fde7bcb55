"""One reading of a column of answers, what it gives, and the doubts where the column may be read in other ways."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cxdash.domain.messages import Message
from cxdash.domain.scales import PRESETS, PROMOTERS, Measure, Question, Scale, scale_of, stored_code
from cxdash.exchange.cells.numbers import STATED, Marks, number
from cxdash.exchange.files.header import folded


@dataclass(frozen=True)
class Coding:
    """How the texts of a column are read as scores of a measure; not *used*: the column is left out.

    *low* and *high* are the ends of the scale; *down* says that the lowest score is the best.
    """

    measure: Measure
    low: float
    high: float
    step: float = 1
    down: bool = False
    codes: tuple[tuple[str, float], ...] = ()
    missing: tuple[int | float | str, ...] = ()
    shift: int = 0
    used: bool = True

    @property
    def scale(self) -> Scale:
        """The scale of the scores."""
        ends = (self.high, self.low) if self.down else (self.low, self.high)
        code = f"{ends[0]:g}-{ends[1]:g}" + ("" if self.step == 1 else f"/{self.step:g}")
        return scale_of(self.measure, code)

    @property
    def code(self) -> str:
        """The scale as a mapping writes it: '' for the measure's own."""
        return stored_code(self.measure, self.scale)


@dataclass(frozen=True)
class Option:
    """One way to settle a doubt: its *id*, what it says in words, and what it makes of a column's reading."""

    id: str
    words: Message
    change: Callable[[Coding], Coding]


@dataclass(frozen=True)
class Doubt:
    """Where a column may be read in several ways. Columns with equal *kind* and *alike* are asked about together."""

    kind: str
    text: Message
    options: tuple[Option, ...]
    alike: tuple[object, ...] = ()


@dataclass
class Interpretation:
    """A column read as answers: its likeliest reading, why, the doubts that are open, and the options *chosen*.

    *settled* are the ids of the options that an answer chose, by the kind of doubt; *before* is the reading before each
    open doubt.
    """

    coding: Coding
    evidence: list[Message] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    chosen: Mapping[str, str] = field(default_factory=dict)
    settled: dict[str, str] = field(default_factory=dict)
    before: list[Coding] = field(default_factory=list)

    def decide(self, doubt: Doubt) -> bool:
        """Settle a doubt by what was chosen, or keep it as open and go on with its first option; return if settled."""
        option = next((one for one in doubt.options if one.id == self.chosen.get(doubt.kind)), None)
        if option is None:
            self.doubts.append(doubt)
            self.before.append(self.coding)
        else:
            self.settled[doubt.kind] = option.id
        self.coding = (option or doubt.options[0]).change(self.coding)
        return option is not None


def marks_in(texts: Mapping[str, int]) -> Marks:
    """Return the marks that the numbers of a column of answers are written with."""
    return STATED["," if any("," in text for text in texts) else "."]


def score_of(text: str, coding: Coding, marks: Marks) -> float | None:
    """Return the score that a text stands for, or None where it is no answer."""
    value = dict(coding.codes).get(folded(text), number(text, marks))
    if value is None or text in coding.missing or value in coding.missing:
        return None
    return value + coding.shift if coding.scale.has(value + coding.shift) else None


def scores_of(texts: Mapping[str, int], coding: Coding) -> dict[float, int]:
    """Return how many answers there are of each score, of the *texts* of a column and how often each stands there."""
    marks, found = marks_in(texts), dict[float, int]()
    for text, times in texts.items():
        if (score := score_of(text, coding, marks)) is not None:
            found[score] = found.get(score, 0) + times
    return found


def of_the_way(scores: Mapping[float, int], coding: Coding) -> dict[str, float]:
    """Return how far scores are from the worst to the best answer, 0 to 1, 4 decimals; nothing without any."""
    if not scores:
        return {}
    mean = sum(score * times for score, times in scores.items()) / sum(scores.values())
    way = (mean - coding.low) / (coding.high - coding.low)
    return {"of_the_way": round(1 - way if coding.down else way, 4)}


def figures(scores: Mapping[float, int], coding: Coding) -> dict[str, float | int | None]:
    """Return what scores give: n, mean, the shares of top and low scores, and nps where a scale has one; 4 decimals."""
    n, scale = sum(scores.values()), coding.scale
    if not n:
        return {"n": 0, "mean": None, "top_share": None, "low_share": None}
    top = sum(times for score, times in scores.items() if scale.is_top(score)) / n
    low = sum(times for score, times in scores.items() if scale.is_low(score)) / n
    mean = sum(score * times for score, times in scores.items()) / n
    found: dict[str, float | int | None] = {
        "n": n,
        "mean": round(mean, 4),
        "top_share": round(top, 4),
        "low_share": round(low, 4),
    }
    if PRESETS[coding.measure].asks is Question.RECOMMENDATION and scale.code in PROMOTERS:
        found["nps"] = round(100 * (top - low), 4)
    return found
