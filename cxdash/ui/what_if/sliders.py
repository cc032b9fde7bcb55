"""The sliders of the what-if page, bound to URL parameters: decisions above, assumptions below."""

import math
from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import Words
from cxdash.measures.what_if import assumptions, comparison, levers
from cxdash.measures.what_if.baseline import Baseline
from cxdash.measures.what_if.levers import RANGES, Levers
from cxdash.measures.what_if.start import Start
from cxdash.presenters.amounts import change, count, money, more_customers
from cxdash.ui import url_state
from cxdash.ui.components import draw
from cxdash.ui.components.links import link
from cxdash.ui.shell import controls
from cxdash.ui.what_if.inputs import lever, show_refused, stuck, typed_cost, with_chosen
from cxdash.ui.what_if.parameters import BUDGETS, MOVED, PLACES, levers_chosen, stage_of, tied


def choose(start: Start, base: Baseline, stages: Mapping[str, str], words: Words) -> Levers:
    """Draw the sliders and return what they are set to; *stages*: names by key of those with let-downs."""
    with draw.tight():
        with draw.group(words.gettext("We decide")):
            if not BUDGETS & set(start.stuck):
                controls.switch("same_total", words.gettext("Keep the total the same"))
        if not start.public:
            _side_by_side(partial(_winning, start, base, words), partial(_keeping, start, base, words))
        _side_by_side(partial(_first_gap, start, base, stages, words), partial(_gap_cost, start, words))
        with st.container(horizontal=True, gap="small"):
            if "gap" not in start.stuck:
                _others(base, stages, words)
            _promise(start, words)
    with draw.tight():
        st.divider()
        draw.group(words.gettext("We believe"))
        leavers = [] if start.public else [partial(_leavers, start, words)]
        _side_by_side(*leavers, partial(_work, start, words))
    return levers_chosen(base)


def _side_by_side(*sliders: Callable[[], None]) -> None:
    for place, shown in zip(st.columns(len(sliders), gap="medium"), sliders, strict=True):
        with place, draw.tight():
            shown()


def above(start: Start, words: Words) -> None:
    """Draw the years ahead (what a public body saves is of one year), and the button that resets every slider."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if not start.public:
            _years(words)
        st.space("stretch")
        _reset_all(words)


def _years(words: Words) -> None:
    names = {str(count): words.ngettext("In {count} year", "In {count} years", count) for count in levers.YEARS}
    controls.choose_one(
        "years", words.gettext("Look ahead"), st.session_state["years"], list(names), names.__getitem__, labelled=False
    )


def _winning(start: Start, base: Baseline, words: Words) -> None:
    ends = _limits("acquisition_budget", base) if tied(start) else RANGES["acquisition_budget"][:2]
    _budget("acquisition_budget", words.gettext("Money to win new customers"), base.acquisition, ends, start, words)


def _keeping(start: Start, base: Baseline, words: Words) -> None:
    label = words.gettext("Money to keep customers")
    if not tied(start):
        _budget("retention_budget", label, base.retention, RANGES["retention_budget"][:2], start, words)
        return
    draw.label(label)
    amount = _amount(base.retention, levers_chosen(base).retention_budget, start.currency, words)
    draw.note(words.gettext("Follows, so that the total stays: {amount}", amount=amount))


def _budget(name: str, label: str, today: float, ends: tuple[float, float], start: Start, words: Words) -> None:
    if name in start.stuck:
        stuck(label, start, name, words)
        return
    offered = _steps(name, ends)
    now = words.gettext("Today {amount} a year", amount=money(today, start.currency, words))

    def set_to(code: str) -> str:
        return money(today * (1 + float(code) / 100), start.currency, words)

    lever(name, label, offered, partial(_changed, words=words), set_to, now, words)
    if st.session_state[name] in (offered[0], offered[-1]):
        draw.note(words.gettext("Beyond this your own figures say nothing."))


def _limits(name: str, base: Baseline) -> tuple[float, float]:
    """Return the lowest and highest change of money to win that keep the money to keep, which follows, in its range."""
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


def _changed(code: str, words: Words) -> str:
    return change(float(code) / 100, words.language)


def _of_hundred(code: str, words: Words) -> str:
    return words.share(float(code) / 100)


def _amount(today: float, by: float, currency: str, words: Words) -> str:
    amount = money(today * (1 + by), currency, words)
    return words.gettext("{amount} ({change})", amount=amount, change=change(by, words.language)) if by else amount


def _first_gap(start: Start, base: Baseline, stages: Mapping[str, str], words: Words) -> None:
    if "gap" in start.stuck:
        stuck(words.gettext("Let-downs we remove"), start, "gap", words)
        return
    _gap("", base, stages, words)


def _gap(place: str, base: Baseline, stages: Mapping[str, str], words: Words) -> None:
    chosen, label = stage_of(place, base), words.gettext("Let-downs we remove at")
    stage = partial(controls.choose_of, f"mend{place}", label, chosen, list(stages), stages.__getitem__, labelled=False)
    share = st.session_state[f"gap{place}"]
    offered = with_chosen([url_state.plain(at * 10) for at in range(11)], share)
    show = partial(_of_hundred, words=words)
    today = dict(base.let_downs).get(chosen, 0.0)
    now = words.gettext("Today {count} let-downs a year", count=count(today, words))
    fewer = more_customers(-today * float(share) / 100, words)
    called = words.gettext("{label} {stage}", label=label, stage=stages.get(chosen, ""))
    lever(
        f"gap{place}",
        label,
        offered,
        show,
        show,
        words.gettext("{now}: {change}", now=now, change=fewer) if share != "0" else now,
        words,
        field=stage,
        called=called,
    )


def _gap_cost(start: Start, words: Words) -> None:
    if "gap" in start.stuck:
        return
    offered = ["", *with_chosen(_costs(start), st.session_state["gap_cost"])]
    shown = {
        code: money(float(code), start.currency, words) if code else words.gettext("not stated") for code in offered
    }
    now = words.gettext("Nothing is set aside today")
    most = _most(start)
    typed = partial(typed_cost, most, start.currency, words) if most else None
    show = shown.__getitem__
    lever("gap_cost", words.gettext("What that costs a year"), offered, show, show, now, words, field=typed)
    show_refused()


def _others(base: Baseline, stages: Mapping[str, str], words: Words) -> None:
    others = PLACES[1 : len(stages)]
    if others:
        with st.popover(words.gettext("Another stage"), type="tertiary"):
            for place in others:
                _gap(place, base, stages, words)


def _promise(start: Start, words: Words) -> None:
    """Draw the slider for promising less, or what is missing for it."""
    label = words.gettext("Promise a little less")
    with st.popover(label, type="tertiary"):
        if "promise" in start.stuck:
            draw.line(words.sentence(start.stuck["promise"]))
            if not start.public and start.base and start.base.broken:
                link("data", words.gettext("State what you believe"), part="edit", sheet="assumptions")
        else:
            _less(label, words)


def _less(label: str, words: Words) -> None:
    low, high, step = (round(at * 100) for at in RANGES["promise"])
    offered = with_chosen([str(at) for at in range(low, high + 1, step)], st.session_state["promise"])
    show = partial(_of_hundred, words=words)
    now = words.gettext("The share of the gap closed by promising less; today none")
    lever("promise", label, offered, show, show, now, words)


def _costs(start: Start) -> list[str]:
    """Return the steps for what mending costs."""
    return [url_state.plain(at) for at in levers.cost_steps(_most(start))]


def _most(start: Start) -> float:
    """Return the most that mending may cost, 0 where that is not known."""
    most = start.most_for_mending
    return float(math.floor(most)) if most > 0 else 0.0


def _leavers(start: Start, words: Words) -> None:
    stated = start.assumptions.get(assumptions.LEAVERS)
    label = words.gettext("Of 100 let-downs, how many leave because of it?")
    now = NOT_STATED
    if stated:
        low, mode, high = (_plain(value, words) for value in stated)
        now = words.gettext("Believed {mode}, from {low} to {high}", mode=mode, low=low, high=high)

    def of_hundred(value: float) -> str:
        return words.gettext("{count} of 100", count=_plain(value, words))

    _assumption("extra_leavers", label, stated.mode if stated else None, of_hundred, words.gettext(now), words)


def _work(start: Start, words: Words) -> None:
    cost = comparison.cost_of_a_let_down(start.assumptions)
    label = words.gettext("Extra work each let-down causes")
    now = NOT_STATED
    if cost is not None:
        now = words.gettext("Believed {amount}", amount=money(cost, start.currency, words))
    _assumption(
        "cost_per_let_down",
        label,
        cost,
        partial(money, currency=start.currency, words=words),
        words.gettext(now),
        words,
    )


NOT_STATED = gettext_noop("not stated yet")


def _plain(value: float, words: Words) -> str:
    return words.number(value, 0 if value == round(value) else 1)


def _assumption(
    name: str, label: str, own: float | None, set_to: Callable[[float], str], now: str, words: Words
) -> None:
    """Draw the lever of an assumption; *own*: the company's value and default, None where it is not stated."""
    low, high, step = RANGES[name]
    offered = with_chosen(
        [url_state.plain(low + at * step) for at in range(round((high - low) / step) + 1)], st.session_state[name]
    )
    if own is None:
        offered = ["", *offered]
    else:
        later = [code for code in offered if float(code) > own]
        offered = [*(code for code in offered if float(code) < own), "", *later]

    def written(code: str, write: Callable[[float], str]) -> str:
        value = float(code) if code else own
        return words.gettext("not stated") if value is None else write(value)

    in_short, in_words = partial(written, write=partial(_plain, words=words)), partial(written, write=set_to)
    lever(name, label, offered, in_short, in_words, now, words)


def _reset_all(words: Words) -> None:
    defaults = {name: url_state.PARAMS[name].default for name in MOVED}
    still = all(st.session_state[name] == default for name, default in defaults.items())
    st.button(words.gettext("Reset all"), key="reset all", on_click=controls.set_view, kwargs=defaults, disabled=still)
