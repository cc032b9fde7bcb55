"""What the host does, and what is said where it is refused."""

from collections.abc import Callable
from typing import Any

from cxdash.domain.messages import ImportRefused
from cxdash.i18n.translator import Words
from cxdash.store import problems
from cxdash.ui.components import notices
from cxdash.ui.shell import cache
from cxdash.ui.shell.signing import who

SAID = "workshop notices"
"""Where a session keeps what it says after something was done."""

DONE = True
"""What is returned of something that was done and returns nothing by itself."""


def do(words: Words, act: Callable[..., Any], *arguments: Any) -> Any:
    """Let whoever is at work do something to a workshop of the store shown; return what it returns, or DONE.

    Where it is refused, None is returned, and the next run says why.
    """
    try:
        with problems.explained():
            done = act(cache.shown_store(), who.who(), *arguments)
            return DONE if done is None else done
    except ImportRefused as refused:
        notices.later(notices.REFUSED, *(words.sentence(fault) for fault in refused.faults), place=SAID)
    except problems.StoreError as problem:
        notices.later(notices.REFUSED, words.sentence(problem.sentence), place=SAID)
    return None


def show() -> None:
    """Draw what was said since the last run."""
    notices.show(SAID)
