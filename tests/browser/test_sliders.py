"""The sliders of What if under a key held down: slider, link, the value in words and the results agree."""

from urllib.parse import urlencode

import pytest

pytestmark = pytest.mark.browser

PRESSES, PAUSE = 40, 20
"""How often a key that is held down repeats, and the milliseconds between."""

SLIDERS = """() => [...document.querySelectorAll('[data-testid=stSlider] input')].map(slider => {
  const lever = slider.closest('[data-testid=stSlider]').closest('[data-testid=stVerticalBlock]');
  const typed = lever.querySelector('[data-testid=stTextInput] input');
  return [slider.getAttribute('aria-label'), slider.value, lever.innerText, typed ? typed.value : ''];
})"""


def sight(visitor):
    """Return where every slider stands, what is beside it, and all that is written on the page, once nothing moves.

    The words are sorted: a picture that is changed holds its numbers in another order than one that is drawn anew.
    """
    seen = None
    while seen != (seen := (visitor.link, visitor.page.evaluate(SLIDERS), sorted(visitor.settle().words()))):
        visitor.page.wait_for_timeout(1_000)
    return seen


def hold(visitor, slider):
    slider.focus()
    for _ in range(PRESSES):
        visitor.page.keyboard.down("ArrowRight")
        visitor.page.wait_for_timeout(PAUSE)
    visitor.page.keyboard.up("ArrowRight")


def opened_anew(visitor):
    return sight(visitor.open(f"/what_if?{urlencode(visitor.link)}"))


def test_a_slider_and_the_link_agree_after_an_arrow_key_was_held_down(visit):
    visitor = visit("/what_if?lang=en", reduced_motion="reduce")  # a page of its own, with nothing read before
    parted, short = [], []
    sliders = visitor.page.get_by_test_id("stSlider").get_by_role("slider")
    assert sliders.count() > 3

    for at in range(sliders.count()):
        slider = sliders.nth(at)
        first, last = (int(slider.evaluate(f"slider => slider.{end}")) for end in ("value", "max"))
        hold(visitor, slider)
        seen = sight(visitor)
        if int(seen[1][at][1]) != min(first + PRESSES, last):
            short.append(seen[1][at])
        if seen != (anew := opened_anew(visitor)):
            parted.append((seen[1][at], anew[1][at], seen[0]))

    assert (parted, short) == ([], [])


def test_two_sliders_moved_in_quick_succession_agree_with_the_link_and_so_does_going_back(visit):
    visitor = visit("/what_if?lang=en", reduced_motion="reduce")
    sliders = visitor.page.get_by_test_id("stSlider").get_by_role("slider")
    first = sight(visitor)

    for at in (1, 3, 1):
        hold(visitor, sliders.nth(at))
    moved = sight(visitor)
    visitor.page.go_back()
    back = sight(visitor)

    assert (back[0] != moved[0], moved[0] != first[0]) == (True, True)
    assert opened_anew(visitor) == back
    assert sight(visitor.open(f"/what_if?{urlencode(moved[0])}")) == moved
