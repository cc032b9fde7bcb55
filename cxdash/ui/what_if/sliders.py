"""The sliders of the what-if page: what we decide above, what we believe below; all of them live in the link."""

import math
from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from cxdash.domain.messages import ImportRefused, gettext_noop
from cxdash.i18n.translator import Words
from cxdash.measures.what_if import assumptions, comparison, levers
from cxdash.measures.what_if.baseline import Baseline
from cxdash.measures.what_if.levers import RANGES, Levers
from cxdash.measures.what_if.start import Start
from cxdash.presenters.amounts import change, count, money
from cxdash.ui.components import draw
from cxdash.ui.shell import controls, url_state
from cxdash.ui.what_if import typed as what_if_typed
from cxdash.ui.what_if.slider import slider, stuck, with_chosen

PLACES = ("", "2", "3")
"""What tells the sliders of up to three stages apart."""

MOST_STEPS = 45
"""Steps of the slider for what mending costs, so many at most."""


def choose(start: Start, base: Baseline, stages: Mapping[str, str], say: Words) -> Levers:
    """Draw the sliders and return what they are set to; *stages* are the names of those with let-downs."""
    with draw.tight():
        with draw.group(say.gettext("We decide")):
            if not BUDGETS & set(start.stuck):
                controls.switch("same_total", say.gettext("Keep the total the same"))
        _side_by_side(partial(_winning, start, base, say), partial(_keeping, start, base, say))
        _side_by_side(partial(_first_gap, start, base, stages, say), partial(_gap_cost, start, base, say))
    with draw.tight():
        st.divider()
        draw.group(say.gettext("We believe"))
        _side_by_side(partial(_leavers, start, say), partial(_work, start, say))
    return read(base)


BUDGETS = {"acquisition_budget", "retention_budget"}


def _side_by_side(*sliders: Callable[[], None]) -> None:
    for place, shown in zip(st.columns(len(sliders), gap="medium"), sliders, strict=True):
        with place, draw.tight():
            shown()


def read(base: Baseline) -> Levers:
    """Return the levers that the link says; what lies outside a range falls back to today's."""
    value = st.session_state
    gaps = {
        _stage(place, base): float(value[f"gap{place}"]) / 100
        for place in reversed(PLACES)
        if value[f"gap{place}"] != "0"
    }
    stated = {
        name: float(value[name]) if value[name] else None for name in ("gap_cost", "extra_leavers", "cost_per_let_down")
    }
    keep = 0.0 if value["same_total"] else float(value["retention_budget"]) / 100
    chosen = Levers(
        acquisition_budget=float(value["acquisition_budget"]) / 100,
        retention_budget=keep,
        same_total=bool(value["same_total"]),
        gaps=tuple((stage, share) for stage, share in gaps.items() if stage),
        promise=float(value["promise"]) / 100,
        years=int(value["years"]),
        **stated,
    )
    try:
        return levers.settled(chosen, base.acquisition, base.retention)
    except ImportRefused:
        return Levers(years=chosen.years)


def above(say: Words) -> None:
    """Let the reader choose how far to look ahead, and take every slider back to today."""
    with st.container(horizontal=True, vertical_alignment="center"):
        _years(say)
        st.space("stretch")
        _reset_all(say)


def _years(say: Words) -> None:
    names = {str(count): say.ngettext("{count} year ahead", "{count} years ahead", count) for count in levers.YEARS}
    controls.choose_one("years", say.gettext("Look ahead"), st.session_state["years"], list(names), names.__getitem__)


def _winning(start: Start, base: Baseline, say: Words) -> None:
    ends = _limits("acquisition_budget", base) if _tied(start) else RANGES["acquisition_budget"][:2]
    _budget("acquisition_budget", say.gettext("Money to win new customers"), base.acquisition, ends, start, say)


def _keeping(start: Start, base: Baseline, say: Words) -> None:
    label = say.gettext("Money to keep customers")
    if not _tied(start):
        _budget("retention_budget", label, base.retention, RANGES["retention_budget"][:2], start, say)
        return
    draw.label(label)
    amount = _amount(base.retention, read(base).retention_budget, start.currency, say)
    draw.note(say.gettext("Follows, so that the total stays: {amount}", amount=amount))


def _tied(start: Start) -> bool:
    return bool(st.session_state["same_total"]) and not BUDGETS & set(start.stuck)


def _budget(name: str, label: str, today: float, ends: tuple[float, float], start: Start, say: Words) -> None:
    if name in start.stuck:
        stuck(label, start, name, say)
        return
    offered = _steps(name, ends)
    shown = {code: _amount(today, float(code) / 100, start.currency, say) for code in offered}
    now = say.gettext("Today {amount} a year", amount=money(today, start.currency, say))
    slider(name, label, offered, shown.__getitem__, now, say)
    if st.session_state[name] in (offered[0], offered[-1]):
        draw.note(say.gettext("Beyond this your own figures say nothing."))


def _limits(name: str, base: Baseline) -> tuple[float, float]:
    """Return how far the money to win may go while the money to keep, which follows, stays within its own range."""
    low, high, _ = RANGES[name]
    keeps = RANGES["retention_budget"]
    factor = base.retention / base.acquisition
    return max(low, -keeps.high * factor), min(high, -keeps.low * factor)


def _steps(name: str, ends: tuple[float, float]) -> list[str]:
    low, high, step = *ends, RANGES[name].step
    whole = [
        at * step
        for at in range(round(low / step) - 1, round(high / step) + 2)
        if low - 1e-9 <= at * step <= high + 1e-9
    ]
    return with_chosen([url_state.plain(round(at * 100, 6)) for at in whole], st.session_state[name])


def _amount(today: float, by: float, currency: str, say: Words) -> str:
    amount = money(today * (1 + by), currency, say)
    return say.gettext("{amount} ({change})", amount=amount, change=change(by, say.language)) if by else amount


def _first_gap(start: Start, base: Baseline, stages: Mapping[str, str], say: Words) -> None:
    if "gap" in start.stuck:
        stuck(say.gettext("Let-downs we remove"), start, "gap", say)
        return
    _gap("", base, stages, say)
    with st.container(horizontal=True, gap="small"):
        _others(base, stages, say)
        _promise(start, say)


def _gap(place: str, base: Baseline, stages: Mapping[str, str], say: Words) -> None:
    chosen = _stage(place, base)
    controls.choose_of(f"mend{place}", say.gettext("Let-downs we remove at"), chosen, list(stages), stages.__getitem__)
    offered = with_chosen([url_state.plain(at * 10) for at in range(11)], st.session_state[f"gap{place}"])
    shown = {code: change(float(code) / 100, say.language).removeprefix("+") for code in offered}
    today = say.gettext("Today {count} let-downs a year", count=count(dict(base.let_downs).get(chosen, 0.0), say))
    slider(f"gap{place}", "", offered, shown.__getitem__, today, say)


def _gap_cost(start: Start, base: Baseline, say: Words) -> None:
    if "gap" in start.stuck:
        return
    offered = ["", *with_chosen(_costs(base), st.session_state["gap_cost"])]
    shown = {code: money(float(code), start.currency, say) if code else say.gettext("not stated") for code in offered}
    now = say.gettext("Nothing is set aside today")
    most = _most(base)
    typed = partial(what_if_typed.cost, most, start.currency, say) if most else None
    slider("gap_cost", say.gettext("What that costs a year"), offered, shown.__getitem__, now, say, typed)
    what_if_typed.refused()


def _others(base: Baseline, stages: Mapping[str, str], say: Words) -> None:
    others = PLACES[1 : len(stages)]
    if others:
        with st.popover(say.gettext("Another stage"), type="tertiary"):
            for place in others:
                _gap(place, base, stages, say)


def _promise(start: Start, say: Words) -> None:
    """Offer to promise less, where it is believed both what that brings and what it costs."""
    if "promise" in start.stuck:
        return
    low, high, step = (round(at * 100) for at in RANGES["promise"])
    offered = with_chosen([str(at) for at in range(low, high + 1, step)], st.session_state["promise"])
    shown = {code: say.share(float(code) / 100) for code in offered}
    with st.popover(say.gettext("More"), type="tertiary"):
        now = say.gettext("The share of the gap closed by promising less; today none")
        slider("promise", say.gettext("Promise a little less"), offered, shown.__getitem__, now, say)


def _stage(place: str, base: Baseline) -> str:
    """Return the stage that a slider is about: the one chosen, else the first, second or third by let-downs."""
    asked = st.session_state[f"mend{place}"]
    ranked = [stage for stage, _ in sorted(base.let_downs, key=lambda one: -one[1])]
    at = PLACES.index(place)
    return asked if asked in dict(base.let_downs) else next(iter(ranked[at : at + 1]), "")


def _costs(base: Baseline) -> list[str]:
    """Return what mending may cost, in round steps up to the end of its range, which is the last."""
    most = _most(base)
    if not most:
        return ["0"]
    ten = 10 ** math.floor(math.log10(most / MOST_STEPS))
    step = next(times * ten for times in (1, 2.5, 5, 10) if most / (times * ten) <= MOST_STEPS)
    return [*(url_state.plain(at * step) for at in range(math.ceil(most / step))), url_state.plain(most)]


def _most(base: Baseline) -> float:
    """Return the most that mending may cost, 0 where it is not known what customers contribute."""
    most = RANGES["gap_cost"].high * base.contribution
    return float(math.floor(most)) if most > 0 else 0.0


def _leavers(start: Start, say: Words) -> None:
    held = start.assumptions.get(assumptions.LEAVERS)
    label = say.gettext("Of 100 let-downs, how many leave because of it?")
    now = NOT_STATED
    if held:
        low, mode, high = (_plain(value, say) for value in held)
        now = say.gettext("Believed {mode}, from {low} to {high}", mode=mode, low=low, high=high)
    _belief("extra_leavers", label, held.mode if held else None, partial(_plain, say=say), say.gettext(now), say)


def _work(start: Start, say: Words) -> None:
    cost = comparison.cost_of_a_let_down(start.assumptions)
    label = say.gettext("Extra work each let-down causes")
    now = NOT_STATED
    if cost is not None:
        now = say.gettext("Believed {amount}", amount=money(cost, start.currency, say))
    _belief("cost_per_let_down", label, cost, partial(money, currency=start.currency, words=say), say.gettext(now), say)


NOT_STATED = gettext_noop("not stated yet")


def _plain(value: float, say: Words) -> str:
    return say.number(value, 0 if value == round(value) else 1)


def _belief(name: str, label: str, held: float | None, show: Callable[[float], str], now: str, say: Words) -> None:
    """Draw the slider of a belief: its first value is the company's own, or that none is stated."""
    low, high, step = RANGES[name]
    offered = with_chosen(
        [url_state.plain(low + at * step) for at in range(round((high - low) / step) + 1)], st.session_state[name]
    )
    if held is None:
        offered = ["", *offered]
    else:
        later = [code for code in offered if float(code) > held]
        offered = [*(code for code in offered if float(code) < held), "", *later]
    shown = {code: show(float(code)) for code in offered if code} | {
        "": say.gettext("not stated") if held is None else show(held)
    }
    slider(name, label, offered, shown.__getitem__, now, say)


def links_to(chosen: Levers) -> dict[str, str]:
    """Return the values of the link that set the sliders so."""
    values = {name: url_state.PARAMS[name].default for name in MOVED}
    for place, (stage, share) in zip(PLACES, chosen.gaps, strict=False):
        values |= {f"mend{place}": stage, f"gap{place}": url_state.plain(share * 100)}
    for name in ("acquisition_budget", "retention_budget", "promise"):
        values[name] = url_state.plain(getattr(chosen, name) * 100)
    for name in ("gap_cost", "extra_leavers", "cost_per_let_down"):
        value = getattr(chosen, name)
        values[name] = "" if value is None else url_state.plain(value)
    return {**values, "same_total": "1" if chosen.same_total else "", "years": str(chosen.years)}


MOVED = (
    "acquisition_budget",
    "retention_budget",
    "same_total",
    "gap_cost",
    "promise",
    "extra_leavers",
    "cost_per_let_down",
    "choice",
    *(f"{name}{place}" for name in ("mend", "gap") for place in PLACES),
)
"""All that *Reset all* takes back."""


def _reset_all(say: Words) -> None:
    defaults = {name: url_state.PARAMS[name].default for name in MOVED}
    still = all(st.session_state[name] == default for name, default in defaults.items())
    st.button(
        say.gettext("Reset all"), key="reset all", on_click=st.session_state.update, kwargs=defaults, disabled=still
    )
