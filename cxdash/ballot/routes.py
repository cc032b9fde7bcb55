"""The ballot's routes: GET and POST /b/CODE, of which only POST votes, and GET /b/CODE/state for phones that wait."""

from collections.abc import Callable, Mapping
from functools import partial
from math import ceil
from typing import NamedTuple

from anyio import CapacityLimiter, sleep, to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from cxdash.ballot import elements, page, sent, stores
from cxdash.ballot.guesses import Guesses
from cxdash.ballot.page import Shown
from cxdash.ballot.stores import Found
from cxdash.domain.messages import ImportRefused
from cxdash.domain.workshop import secrecy
from cxdash.domain.workshop.states import WorkshopState
from cxdash.i18n.translator import Words
from cxdash.store import database
from cxdash.store.problems import StoreError, explained
from cxdash.store.read import workshop
from cxdash.store.read.workshop import Form, Pulse
from cxdash.store.write.workshop import voting

READERS = 8
"""Phones that are answered at once: fewer than a store has connections."""

DEVICE_LASTS, RECEIPTS_LAST = 2 * 86_400, 30 * 86_400
"""Seconds that a phone keeps who it is, and its receipts."""

UNAVAILABLE = 503

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

Given = Mapping[str, str]


class Phone(NamedTuple):
    """Who asks: the *code* in the address, the phone's language, device, slip and receipts, and whether it is asked
    over https.
    """

    code: str
    language: str
    device: str
    slip: str
    receipts: dict[int, str]
    secure: bool

    @property
    def words(self) -> Words:
        """Its words where no company is known."""
        return Words(self.language or "en")


BREATH = 0.003
"""Seconds between two votes while a room votes at once, in which those who read the pages are served."""


class Ballots:
    """The routes, with one lane for those who vote, since a file takes one writer at a time, and a few for readers.

    *only*: the one code that is answered, '' for all.
    """

    def __init__(self, only: str = "") -> None:
        self.only = only
        self.voters, self.readers = CapacityLimiter(1), CapacityLimiter(READERS)
        self.guesses = Guesses()
        self.routes = [
            Route("/b/{code}", self._look, methods=["GET"]),
            Route("/b/{code}", self._vote, methods=["POST"]),
            Route("/b/{code}/state", self._state, methods=["GET"]),
        ]

    async def _look(self, request: Request) -> Response:
        return await self._answer(request, _look, self.readers)

    async def _vote(self, request: Request) -> Response:
        try:
            given = await sent.form(request)
        except sent.TooLarge:
            phone = _phone(request)
            return _html(page.sentence(page.TOO_LARGE, phone.code, phone.words), 413)
        except ClientDisconnect:
            return Response(status_code=400)
        return await self._answer(request, partial(_vote, given=given), self.voters, page.NOT_KEPT)

    async def _state(self, request: Request) -> Response:
        return await self._answer(request, _state, self.readers)

    async def _answer(
        self,
        request: Request,
        act: Callable[[Found, Phone], Response],
        limiter: CapacityLimiter,
        failed: str = page.OUT_OF_ORDER,
    ) -> Response:
        """Return what *act* answers to a phone; where its store does not, say what *failed*."""
        phone, address = _phone(request), request.client.host if request.client else ""
        if not stores.CODE.fullmatch(phone.code) or (self.only and phone.code != self.only):
            return _html(page.unknown(phone.words), 404)
        wait = self.guesses.wait(address, phone.code)
        if wait:
            return _wait(wait, phone)

        def answered() -> Response | None:
            try:
                with explained():
                    found = stores.find(phone.code)
                    return act(found, phone) if found else None
            except StoreError:
                return _html(page.sentence(failed, phone.code, phone.words), UNAVAILABLE)

        async with limiter:
            answer = await to_thread.run_sync(answered)
            if limiter is self.voters and limiter.statistics().tasks_waiting:
                await sleep(BREATH)
        if answer is None or answer.status_code != UNAVAILABLE:
            self.guesses.note(address, phone.code, known=answer is not None)
        return answer or _html(page.unknown(phone.words), 404)


def _phone(request: Request) -> Phone:
    code = secrecy.typed_code(request.path_params["code"])
    about = sent.language(request), sent.device(request, code), sent.slip(request, code), sent.receipts(request, code)
    return Phone(code, *about, secure=request.url.scheme == "https")


def _wait(seconds: int, phone: Phone) -> Response:
    answer = _html(page.too_many(ceil(seconds / 60), phone.code, phone.words), 429)
    answer.headers["Retry-After"] = str(seconds)
    return answer


def _look(found: Found, phone: Phone) -> Response:
    return _page(found, phone)


def _state(found: Found, _phone: Phone) -> Response:
    return PlainTextResponse(page.state(found.pulse), headers={"Cache-Control": "no-store"})


def _vote(found: Found, phone: Phone, given: Given) -> Response:
    question, round_ = _number(given.get("question", "")), _number(given.get("round", ""))
    named = {"token": given.get("token", ""), "device": phone.device, "slip_code": given.get("slip", "")}
    try:
        receipt = voting.vote(found.engine, phone.code, question=question, round_=round_, given=given, **named)
    except ImportRefused as refusal:
        return _page(found, phone, refusal, given)
    answer = Response(status_code=303, headers=HEADERS | {"Location": _here(phone)})
    _keep(answer, phone, f"receipts_{phone.code}", sent.written(phone.receipts | {question: receipt}), RECEIPTS_LAST)
    if named["slip_code"].strip():
        _keep(answer, phone, f"slip_{phone.code}", secrecy.typed_code(named["slip_code"]), DEVICE_LASTS)
    return answer


def _here(phone: Phone) -> str:
    return f"{phone.code}?lang={phone.language}" if phone.language else phone.code


def _page(found: Found, phone: Phone, refusal: ImportRefused | None = None, given: Given | None = None) -> Response:
    """Return what is asked now, with what was typed where a vote on it was refused."""
    with database.reading(found.engine) as connection:
        form = workshop.form(connection, phone.code, phone.device)
        before = _given(connection, form, phone)
        about = stores.company_of(found, connection)
    words = Words(about.spoken(phone.language or about.language or "en"))
    same = given if given and form and _number(given.get("question", "")) == form.number else None
    shown = Shown(
        phone.code,
        _now(found.pulse, form),
        form,
        before,
        given.get("slip", "") if given else phone.slip,
        phone.receipts,
        str(about.row.get("currency") or ""),
        " ".join(map(words.sentence, refusal.faults)) if refusal else "",
        same,
    )
    answer = _html(page.page(shown, words), 422 if refusal else 200)
    _keep(answer, phone, f"ballot_{phone.code}", phone.device, DEVICE_LASTS)
    return answer


def _given(connection: object, form: Form | None, phone: Phone) -> Given | None:
    """Return what a phone answered to the open question, or its slip where one is needed."""
    if form and form.question.strict and phone.slip:
        form = workshop.form(connection, phone.code, secrecy.device_of(phone.slip))  # type: ignore[arg-type]
    return form.given if form else None


def _now(pulse: Pulse, form: Form | None) -> Pulse:
    """Return what goes on, which may have changed since the workshop was found."""
    if form is None:
        return pulse
    return pulse._replace(question=form.number, round=form.round, state=WorkshopState.OPEN)


def _html(text: str, status: int) -> HTMLResponse:
    return HTMLResponse(text, status, HEADERS | {"Content-Security-Policy": elements.header(page.STYLE, page.SCRIPTS)})


def _keep(answer: Response, phone: Phone, name: str, value: str, seconds: int) -> None:
    answer.set_cookie(name, value, max_age=seconds, httponly=True, samesite="lax", secure=phone.secure)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
