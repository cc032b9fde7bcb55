"""What an import changes, counted over all its lists."""

from cxdash.i18n.translator import Words
from cxdash.store.write.differences import AnswersDifference, Plan


def counted(plan: Plan, words: Words) -> str:
    """Return how many rows are added, changed and removed in how many lists, and what becomes of answers."""
    sheets = [one for one in plan.differences if not isinstance(one, AnswersDifference)]
    surveys = [one for one in plan.differences if isinstance(one, AnswersDifference)]
    added, changed, removed = (sum(one.counts()[what] for one in sheets) for what in ("added", "changed", "removed"))
    answers, gone = sum(one.added for one in surveys), sum(one.removed for one in surveys)
    parts = [
        words.ngettext("{count} row added", "{count} rows added", added) if added else "",
        words.ngettext("{count} row changed", "{count} rows changed", changed) if changed else "",
        words.ngettext("{count} row removed", "{count} rows removed", removed) if removed else "",
        words.ngettext("{count} answer added", "{count} answers added", answers) if answers else "",
        words.ngettext("{count} answer removed", "{count} answers removed", gone) if gone else "",
    ]
    in_lists = words.ngettext("in {count} list", "in {count} lists", len(sheets)) if len(sheets) > 1 else ""
    rows = " ".join(filter(None, [", ".join(filter(None, parts[:3])), in_lists]))
    return " · ".join(filter(None, [rows, *parts[3:]]))
