"""What the server does besides pages: warm up before the first visitor, and report whether it is ready."""

import logging
import runpy
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cxdash.domain.scales import SCALES, Measure
from cxdash.exchange import isolated
from cxdash.services import demo_store
from cxdash.store import database

PAGES = Path(__file__).parents[3] / "pages"
REHEARSED = ("overview", "satisfaction", "ownership")
OF_CUSTOMERS = ("economics", "what_if")
"""Pages rehearsed where customers by month are known."""


def warm_up() -> None:
    """Import what pages need, open the store, compile the pictures in both sizes, and run the first pages once.

    Where there is no store of one's own, the demo's is made. Pictures on an unusual scale are compiled at first use.
    """
    # Imported here, not above: what caches must find Streamlit's runtime started.
    from cxdash.charts import economics, leaking_bucket, paths, priorities, what_if, what_if_at_rest  # noqa: PLC0415
    from cxdash.charts.compiled import compiled_for_a_room  # noqa: PLC0415
    from cxdash.charts.overview import picture as overview  # noqa: PLC0415
    from cxdash.charts.overview import turned  # noqa: PLC0415
    from cxdash.charts.ownership import matrix  # noqa: PLC0415
    from cxdash.charts.satisfaction import gaps  # noqa: PLC0415
    from cxdash.i18n import translator  # noqa: PLC0415
    from cxdash.measures.what_if import assumptions  # noqa: PLC0415
    from cxdash.presenters.ownership.screen import statuses  # noqa: PLC0415
    from cxdash.ui.shell import cache  # noqa: PLC0415

    isolated.warm_up()
    demo_store.build_where_needed()
    cache.store(demo_store.address())
    for language in translator.languages():
        for picture in (overview.picture, turned.picture, gaps.stages, gaps.touchpoints):
            compiled_for_a_room(picture, language, SCALES[Measure.CSAT])
        for plain in (
            *(leaking_bucket.bucket, economics.staying, economics.spend_mix),
            *(what_if.paths, what_if_at_rest.cards, what_if_at_rest.by_month, paths.credits, priorities.ranking),
        ):
            compiled_for_a_room(plain, language)
        compiled_for_a_room(matrix.matrix, language, statuses(translator.Words(language)))
    assumptions.shares()
    _rehearse(translator.languages())


def _rehearse(languages: Sequence[str]) -> None:
    """Run the first pages once in each of these languages, so that the first visitor is as fast as the tenth.

    A page that fails here is logged and shows its error to its visitors; the server starts all the same.
    """
    from cxdash.ui.shell import cache, controls, frame  # noqa: PLC0415

    logging.disable(logging.WARNING)  # Streamlit warns of every call outside a session
    try:
        for language in languages:
            controls.start({"lang": language})
            cache.begin()
            controls.speak(cache.company())
            for page in _with_something_to_show():
                frame.show(controls.words(), page)
                runpy.run_path(str(PAGES / f"{page}.py"))
    except Exception:
        logging.getLogger(__name__).exception("The rehearsal failed; the first visitor will wait a little longer.")
    finally:
        logging.disable(logging.NOTSET)


def _with_something_to_show() -> Sequence[str]:
    """Return the names of the pages that have something to show; the others cannot stop outside a visit."""
    from cxdash.services import satisfaction, what_if  # noqa: PLC0415
    from cxdash.ui.shell import cache, controls  # noqa: PLC0415

    answered = REHEARSED if cache.ask(satisfaction.choices)["months"] else ()
    return (*answered, *(OF_CUSTOMERS if cache.ask(what_if.start, controls.view()[0]).base else ()))


def health() -> dict[str, Any]:
    """Return whether the store can be read, as every page does, and the kind of error if it cannot."""

    try:
        return {"ready": database.is_ready(demo_store.address())}
    except Exception as problem:  # whatever is wrong with the store, the answer is no
        return {"ready": False, "why": type(problem).__name__}
