"""Read a column of numbers as answers: codes for no answer, the scale its header states, and the best end."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cxdash.domain.messages import Message, Number, gettext_noop
from cxdash.domain.scales import PRESETS, Measure, Question
from cxdash.exchange.phrases import shown
from cxdash.exchange.suggest.questions.asked import counts_down, is_german, speaks_against
from cxdash.exchange.suggest.questions.coding import Coding, Doubt, Interpretation, Option
from cxdash.exchange.suggest.questions.said_scale import SaidScale

NO_ANSWER = frozenset({77, 88, 97, 98, 99, 777, 888, 997, 998, 999, 9998, 9999, -1, -2, -8, -9, -77, -88, -98, -99})
"""Numbers that survey tools write for no answer, where they are far off the scale."""

STEPS = (1, 0.5, 0.25, 0.1)
"""Steps between scores that are looked for."""

Ends = tuple[float, float]


@dataclass(frozen=True)
class Header:
    """What is known of a column but for its cells: its words in small letters, the scale they state, what is asked.

    *best* is which number is the best, "high" or "low", and the words of the header that say it; '' where none do.
    """

    words: str
    said: SaidScale | None
    asks: Question
    best: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Values:
    """The numbers of a column: how often each stands there, and in which rows."""

    times: Mapping[float, int]
    rows: Mapping[float, list[int]]

    @property
    def n(self) -> int:
        """The number of cells."""
        return sum(self.times.values())

    def only(self, values: set[float]) -> "Values":
        """Return these numbers only."""
        return Values({value: times for value, times in self.times.items() if value in values}, self.rows)


def measure_for(asks: Question, low: float, high: float) -> Measure:
    """Return the measure that a question is counted under: satisfaction on 1–10 has one of its own."""
    if asks is Question.SATISFACTION and (low, high) == (1, 10):
        return Measure.CSAT10
    return next(measure for measure, preset in PRESETS.items() if preset.asks is asks)


def with_ends(found: Interpretation, low: float, high: float) -> None:
    """Set the ends of the scale, and the measure that goes with them."""
    asks = PRESETS[found.coding.measure].asks
    found.coding = replace(found.coding, low=low, high=high, measure=measure_for(asks, low, high))


def leave_out(found: Interpretation, values: list[float]) -> None:
    """Take numbers for no answer."""
    found.coding = replace(found.coding, missing=(*found.coding.missing, *map(plain, values)))


def without_codes(values: Values, header: Header, found: Interpretation) -> Values:
    """Return the numbers but for those that survey tools write for no answer, which are left out with a reason."""
    low, top = min(values.times), max(values.times)
    around_zero = low == -top and 0 in values.times
    likely = {
        value for value in values.times if value not in NO_ANSWER or around_zero or _in_reach(value, values, header)
    }
    if left := sorted(set(values.times) - likely):
        leave_out(found, left)
        listed = ", ".join(f"{value:g}" for value in left)
        text = gettext_noop("{values} is what survey tools write for no answer")
        found.evidence.append(Message(text, {"values": listed}))
    return values.only(likely)


def step_of(values: Values) -> tuple[float, list[float]]:
    """Return the step between scores, and the few numbers that fall between whole ones in a column of those."""
    whole = {value for value in values.times if float(value).is_integer()}
    between = sorted(set(values.times) - whole)
    if len(between) in (1, 2) and len(whole) > 2 and sum(values.times[one] for one in between) * 10 < values.n:
        return 1, between
    fits = (step for step in STEPS if all(abs(one / step - round(one / step)) < 1e-6 for one in values.times))
    return next(fits, 0), []


def ask_outside(outside: list[float], values: Values, found: Interpretation, *others: Ends) -> None:
    """Ask what values off the scale are, by row; the other answers stay as they are.

    *others* are the ends of scales that would hold all values.
    """
    if not outside:
        return
    at = sorted(row for value in outside for row in values.rows.get(value, ()))
    named = ", ".join(f"{value:g}" for value in outside)
    rows = ", ".join(map(str, at[:10])) + (" …" if at[10:] else "")
    text = gettext_noop("{values} (row {rows}) is not on the scale {scale}. What is to become of it?")
    said = {"values": named, "scale": str(found.coding.scale), "rows": rows}
    new = tuple(map(plain, outside))
    leave = Message(gettext_noop("It is no answer: leave it out, and keep the others as they are"))
    options = [Option("leave-out", leave, lambda one: replace(one, missing=(*one.missing, *new)))]
    if (1, 11) in others:
        words = Message(gettext_noop("All answers are coded 1–11 and mean 0–10: take 1 off each"))
        options.append(Option("1-11", words, lambda one: replace(one, shift=-1)))
    else:
        options += [ends_option(*ends) for ends in others]
    found.decide(Doubt("outside", Message(text, said), (*options, not_used()), (named, tuple(at))))


def ends_option(low: float, high: float) -> Option:
    """Return the option that the scale has these ends."""

    def change(one: Coding) -> Coding:
        return replace(one, low=low, high=high, measure=measure_for(PRESETS[one.measure].asks, low, high))

    words = gettext_noop("{low}–{high}: {high} is the highest answer there is")
    return Option(f"{low:g}-{high:g}", Message(words, numbers(low=low, high=high)), change)


def not_used() -> Option:
    """Return the option to leave a column out."""
    words = Message(gettext_noop("Do not use the column"))
    return Option("not-used", words, lambda one: replace(one, used=False))


def on_said_scale(said: SaidScale, values: Values, found: Interpretation) -> bool:
    """Set the scale that a header states; return False where none of the numbers is on it."""
    low = said.lowest if said.lowest is not None else 0 if 0 in values.times else 1
    outside = sorted(value for value in values.times if not low <= value <= said.highest)
    if len(outside) == len(values.times):
        return False
    with_ends(found, low, said.highest)
    found.evidence.append(Message(gettext_noop('the header says "{scale}"'), {"scale": shown(said.said)}))
    if outside == [0] and low == 1:
        leave_out(found, outside)
        found.evidence.append(Message(gettext_noop("0 is below the scale of the header, so it is no answer")))
    else:
        ask_outside(outside, values, found)
    return True


def ask_direction(header: Header, found: Interpretation) -> None:
    """Ask which end is the best where words of the header speak against the higher number."""
    coding, against = found.coding, speaks_against(header.words)
    (said, label), grades = header.best, counts_down(header.words)
    values: dict[str, object] = numbers(low=coding.low, high=coding.high)
    if said == "high":
        found.evidence.append(Message(gettext_noop("the header says which end is the best: the highest")))
        return
    if said == "low":
        text = gettext_noop('The header says "{said}". Is {low} the best answer?')
        values["said"] = shown(label)
    elif grades:
        text = gettext_noop("School grades count down in German. Is {low} the best answer?")
    elif against and PRESETS[coding.measure].asks is not Question.RECOMMENDATION:
        text = gettext_noop('The header says "{said}", so a high number may be the worse answer. Which end is best?')
        values["said"] = against
    elif is_german(header.words) and (coding.low, coding.high) in ((1, 5), (1, 6)) and not header.said:
        text = gettext_noop(
            "German grades count down, and no word says which end is best. Is {high} or {low} the best answer?"
        )
    else:
        return
    lower = Message(gettext_noop("{low} is the best answer, {high} the worst"), values)
    higher = Message(gettext_noop("{high} is the best answer, {low} the worst"), values)
    down = Option("lower-better", lower, lambda one: replace(one, down=True))
    up = Option("higher-better", higher, lambda one: replace(one, down=False))
    options = (down, up) if said == "low" or grades else (up, down)
    found.decide(Doubt("direction", Message(text, values), options, (said, against, grades, coding.low, coding.high)))


def numbers(**values: float) -> dict[str, object]:
    """Return numbers as values of a sentence."""
    return {name: Number(value, 0 if float(value).is_integer() else 1) for name, value in values.items()}


def plain(number: float) -> float:
    """Return a whole number as one."""
    return int(number) if float(number).is_integer() else float(number)


def _in_reach(value: float, values: Values, header: Header) -> bool:
    """Return whether a usual code for no answer may be a score here, as 99 on a scale up to 100."""
    if header.said is not None:
        return header.said.highest >= value >= (header.said.lowest or 0)
    others = [one for one in values.times if one not in NO_ANSWER]
    return value > 0 and max(others, default=0) > 20
