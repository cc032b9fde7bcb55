"""What the room answered, most disagreement first, and the minutes."""

from cxdash.domain.workshop.states import WorkshopState
from cxdash.i18n.translator import Words
from cxdash.presenters.workshop import minutes as minutes_presenter
from cxdash.presenters.workshop import page
from cxdash.presenters.workshop.page import HostScreen
from cxdash.services.workshop import Host
from cxdash.ui.components import draw
from cxdash.ui.shell import cache
from cxdash.ui.workshop import shown, stage


def show(screen: HostScreen, words: Words) -> None:
    """Draw the revealed questions, or what to do before there are any."""
    if screen.host is None:
        draw.strong(words.gettext("Nothing has been voted on yet: prepare a workshop first."))
        return
    if not screen.host.revealed:
        draw.strong(_next(screen.host.workshop.state, words))
    shown.disagreements(screen.key, words)
    stage.unseen(screen, words)
    others = [screen.host.revealed[number] for number in _others(screen.host, screen.now.asked)]
    shown.several(others, words, workshop=screen.key)
    shown.on_paper(screen.key, words)


def _others(host: Host, asked: int) -> list[int]:
    """Return the revealed questions but for the one that stands above, most disagreement first."""
    few = [number for number in host.revealed if number not in host.order]
    return [number for number in (*host.order, *few) if number != asked]


def _next(state: WorkshopState, words: Words) -> str:
    if state is WorkshopState.PREPARED:
        return words.gettext("Look through the steps below, then start the workshop.")
    return words.gettext("No answers have been shown yet: close a vote and show them.")


def minutes(screen: HostScreen, words: Words) -> None:
    """Draw what was voted on, with the receipts by which everybody can check that his vote counted."""
    entries = cache.ask(page.minutes, words.language, screen.key) if screen.key else []
    draw.strong(minutes_presenter.heading(entries, words))
    for place, entry in enumerate(entries):
        if entry.shown:
            shown.draw(entry.shown, words, workshop=screen.key)
        else:
            draw.named(entry.question, entry.state, width="stretch")
        for title, receipts in entry.receipts:
            more = draw.more(title, f"receipts {place} {title}")
            if more.open:
                with more:
                    draw.lines(receipts)
    if any(entry.receipts for entry in entries):
        draw.note(
            words.gettext("Receipts stand in alphabetical order, without answers: nobody can see whose is whose.")
        )
