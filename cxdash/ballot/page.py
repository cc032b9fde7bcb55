"""The pages that phones show: what is asked now, that nothing is, and that all is over."""

from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from cxdash.ballot import fields
from cxdash.ballot.elements import Inside, document, element
from cxdash.domain.messages import gettext_noop
from cxdash.domain.vocabulary import LANGUAGES
from cxdash.domain.workshop.answers import ABSTAIN
from cxdash.domain.workshop.states import WorkshopState
from cxdash.i18n.translator import Words
from cxdash.store.read.workshop import Form, Pulse

STYLE, SCRIPTS = "phone.css", ("follow.js", "points.js")
CALLED = {"en": "English", "nb": "Norsk", "sv": "Svenska"}
"""Each language as its own speakers call it."""

VOTE, CHANGE = gettext_noop("Vote"), gettext_noop("Change my vote")
IN = gettext_noop("Your vote is in. You can change it until voting ends.")
ABSTAINED = gettext_noop("You don't vote on this question. You can change that until voting ends.")
UNKNOWN = gettext_noop("No workshop with this code takes votes. Look at the code on the screen.")
NOT_KEPT = gettext_noop("Your vote was not kept. Vote again in a moment, and tell the facilitator if it fails again.")
OUT_OF_ORDER = gettext_noop("The page cannot be shown at the moment. Try again in a moment.")
TOO_LARGE = gettext_noop("This is no answer to the question. Load the page again, and vote.")


class Shown(NamedTuple):
    """What one phone is shown: the workshop's *code* and *pulse*, the open question's *form*, what this phone or its
    slip answered *before*, the *slip*, the *receipts* that the phone keeps by question, and the company's *currency*.
    Where a vote was refused, the *fault* says why, and *typed* is what was sent.
    """

    code: str
    pulse: Pulse
    form: Form | None
    before: Mapping[str, str] | None
    slip: str
    receipts: Mapping[int, str]
    currency: str
    fault: str = ""
    typed: Mapping[str, str] | None = None


def state(pulse: Pulse) -> str:
    """Return what a page shows in a few characters: when it is another, the page is to be loaded again."""
    return f"{pulse.question}.{pulse.round}.{pulse.state.value}"


def page(shown: Shown, words: Words) -> str:
    """Return what a phone shows of a workshop."""
    if shown.form:
        title = fields.said(words, shown.form.question.asked)
        return _page(words, _first_said(shown, title, words), _voting(shown, shown.form, title, words), shown)
    title = words.gettext(_nothing_asked(shown.pulse))
    return _page(words, title, _waiting(shown, title, words), shown)


def unknown(words: Words) -> str:
    """Return the page of a code that no workshop has."""
    return _page(words, words.gettext(UNKNOWN), [element("h1", words.gettext(UNKNOWN))])


def too_many(minutes: int, code: str, words: Words) -> str:
    """Return the page of a network from which too many codes were asked for that no workshop has."""
    said = words.ngettext(
        "Too many wrong codes were typed in from this network. Look at the code on the screen, and try again in "
        "{count} minute.",
        "Too many wrong codes were typed in from this network. Look at the code on the screen, and try again in "
        "{count} minutes.",
        minutes,
    )
    return _page(words, said, [element("h1", said), _look_again(code, words)])


def sentence(template: str, code: str, words: Words) -> str:
    """Return a page that says one sentence, and leads to what is asked now."""
    return _page(words, words.gettext(template), [element("h1", words.gettext(template)), _look_again(code, words)])


def _page(words: Words, title: str, inside: list[Element], shown: Shown | None = None) -> str:
    data = {"data_state": state(shown.pulse), "data_ask": f"{shown.code}/state"} if shown else {}
    body = element("body", element("main", *inside), _languages(words), **data)
    return document(words.tongue, title, body, STYLE, SCRIPTS if data else ())


def _first_said(shown: Shown, title: str, words: Words) -> str:
    """Return the page's title, which screen readers say first: what became of the vote, and the question."""
    kept = "" if shown.before is None else words.gettext(ABSTAINED if ABSTAIN in shown.before else IN)
    return " ".join(filter(None, [shown.fault or kept, title]))


def _languages(words: Words) -> Element:
    links = [
        element("a", CALLED[code], href=f"?lang={code}", lang=code, hreflang=code)
        if code != words.tongue
        else element("strong", CALLED[code], aria_current="true")
        for code in LANGUAGES
    ]
    return element("nav", *links, aria_label=words.gettext("Language"))


def _voting(shown: Shown, form: Form, title: str, words: Words) -> list[Element]:
    before, fault = shown.before, shown.fault
    voted = before is not None and ABSTAIN not in before
    hint = words.gettext(form.question.description.hint)
    drawn = fields.draw(form.question, words, shown.typed or before or {}, shown.currency)
    return _present(
        element("p", fault, class_="fault", role="alert") if fault else None,
        _receipt(voted, shown.receipts.get(form.number, ""), words) if before is not None and not fault else None,
        element("p", words.gettext("Vote {round} on this question.", round=form.round)) if form.round > 1 else None,
        element(
            "form",
            element(
                "fieldset",
                element("legend", element("h1", title)),
                element("p", hint, id="hint") if hint else None,
                _slip(shown.slip, words) if form.question.strict else None,
                *drawn,
                aria_describedby="hint" if hint else False,
            ),
            _hidden("question", str(form.number)),
            _hidden("round", str(form.round)),
            _hidden("token", form.token),
            element("button", words.gettext(CHANGE if voted else VOTE), class_="first"),
            element("button", words.gettext("I don't vote"), name=ABSTAIN, value="1"),
            method="post",
            autocomplete="off",
        ),
        element("p", words.gettext("Nobody can see who answered what."), class_="quiet"),
        element("noscript", _look_again(shown.code, words, "plain")),
    )


def _receipt(voted: bool, receipt: str, words: Words) -> Element:
    return element(
        "div",
        element("p", element("strong", words.gettext(IN if voted else ABSTAINED))),
        element("p", words.gettext("Your receipt:"), " ", element("strong", receipt)) if receipt else None,
        element("p", words.gettext("The minutes list all receipts, without answers.")) if receipt else None,
        class_="kept",
        role="status",
    )


def _slip(slip: str, words: Words) -> Element:
    field = fields.text_field("slip", slip, autocapitalize="characters")
    return element("label", element("span", words.gettext("The code on your slip")), field, class_="row slip")


def _nothing_asked(pulse: Pulse) -> str:
    return {
        WorkshopState.PREPARED: gettext_noop("The workshop has not begun yet."),
        WorkshopState.OPEN: gettext_noop("Nothing is asked at the moment."),
        WorkshopState.CLOSED: gettext_noop("The workshop is over. Thank you for your votes."),
    }[pulse.state]


def _waiting(shown: Shown, title: str, words: Words) -> list[Element]:
    goes_on = shown.pulse.state is not WorkshopState.CLOSED
    follows = words.gettext("The next question comes by itself.") if goes_on else ""
    kept = [element("li", receipt) for receipt in shown.receipts.values()]
    return _present(
        element("p", shown.fault, class_="fault", role="alert") if shown.fault else None,
        element("h1", title),
        element("p", follows, class_="script", hidden=True) if follows else None,
        _look_again(shown.code, words) if goes_on else None,
        element("h2", words.gettext("Your receipts")) if kept else None,
        element("p", words.gettext("Look for them in the minutes: each shows that a vote of yours counted."))
        if kept
        else None,
        element("ol", *kept) if kept else None,
    )


def _look_again(code: str, words: Words, look: str = "button") -> Element:
    return element("p", element("a", words.gettext("See what is asked now"), href=code, class_=look))


def _hidden(name: str, value: str) -> Element:
    return element("input", type="hidden", name=name, value=value)


def _present(*inside: Inside) -> list[Element]:
    return [part for part in inside if isinstance(part, Element)]
