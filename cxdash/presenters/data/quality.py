"""What the figures rest on: shares of "don't know", few answers, and who is heard, each a sentence with its table."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from cxdash.domain.plain import rows_of
from cxdash.domain.scales import PRESETS, Measure
from cxdash.domain.tables import QualityTables
from cxdash.domain.vocabulary import MINIMUM_ANSWERS
from cxdash.i18n.translator import Words
from cxdash.measures.satisfaction.quality import OFTEN, Quality
from cxdash.presenters.cells import names
from cxdash.presenters.elements import Tab, Table, with_rows

NAMED = 3
"""The most questions that a sentence names."""


class QualityScreen(NamedTuple):
    """The three sections of what figures rest on."""

    tiny: Tab
    funnel: Tab
    dont_know: Tab


def quality(tables: QualityTables, found: Quality, words: Words) -> QualityScreen:
    """Return what the figures of a view rest on."""
    places = {"": words.gettext("The whole relationship"), **names(tables.touchpoints, words)}
    surveys = names(tables.surveys, words)
    return QualityScreen(
        dont_know=_tab(_dont_know_sentence(found, places, words), _dont_know(found.dont_know, places, surveys, words)),
        tiny=_tab(_tiny_sentence(found, places, words), _tiny(_named_first(found), places, words)),
        funnel=_tab(_funnel_sentence(found, places, words), _funnel(found.funnel, places, words)),
    )


def _tab(sentence: str, rows: pd.DataFrame) -> Tab:
    return Tab(sentences=[sentence], tables=with_rows(Table(sentence, rows)))


def _dont_know_sentence(found: Quality, places: Mapping[str, str], words: Words) -> str:
    if found.dont_know.empty:
        return words.gettext(
            "How often customers answer “don't know” is known only where the survey was loaded as a file."
        )
    if not found.often:
        return words.gettext('In no question do more than {share} answer "don\'t know".', share=words.share(OFTEN))
    worst = rows_of(found.dont_know.head(min(found.often, NAMED)))
    sentences = [f"{places[row['touchpoint']]} ({words.share(row['share_missing'])})" for row in worst]
    return words.ngettext(
        'In {count} question more than {share} answer "don\'t know": {questions}.',
        'In {count} questions more than {share} answer "don\'t know", most of all: {questions}.',
        found.often,
        share=words.share(OFTEN),
        questions=words.list(sentences),
    )


def _tiny_sentence(found: Quality, places: Mapping[str, str], words: Words) -> str:
    if not found.touchpoints:
        return words.gettext("There are no touchpoints yet.")
    total, least = words.number(found.touchpoints), words.number(MINIMUM_ANSWERS)
    sentences = []
    if not found.few and not found.unheard:
        sentences.append(words.gettext("Every touchpoint has at least {least} answers in this period.", least=least))
    if found.few:
        sentences.append(
            words.ngettext(
                "Of {total} touchpoints {count} has fewer than {least} answers in this period: {names}.",
                "Of {total} touchpoints {count} have fewer than {least} answers in this period: {names}.",
                len(found.few),
                total=total,
                least=least,
                names=_listed(found.few, places, words),
            )
        )
    if found.unheard:
        sentences.append(
            words.ngettext(
                "Of {total} touchpoints {count} has no answers in this period: {names}.",
                "Of {total} touchpoints {count} have no answers in this period: {names}.",
                len(found.unheard),
                total=total,
                names=_listed(found.unheard, places, words),
            )
        )
    others = len(found.tiny) - int(found.tiny.touchpoint.isin([*found.few, *found.unheard]).sum())
    if others:
        sentences.append(
            words.gettext(
                "Single questions or segments with fewer than {least} answers: {count}.",
                least=least,
                count=words.number(others),
            )
        )
    return " ".join(sentences)


def _funnel_sentence(found: Quality, places: Mapping[str, str], words: Words) -> str:
    if found.funnel.empty:
        return words.gettext("Who we don't hear from can be told of all customers, where customers a year are known.")
    least = found.funnel.iloc[0]
    name, share = places[least["touchpoint"]], least["share"] * 100
    if not least["answers"]:
        return words.gettext(
            "Fewest respond: {touchpoint}, where nobody has answered in a year.",
            touchpoint=name,
        )
    if share < 1:
        return words.gettext(
            "Fewest respond: {touchpoint}, where fewer than 1 of 100 customers have answered in a year.",
            touchpoint=name,
        )
    return words.gettext(
        "Fewest respond: {touchpoint}, where {heard} of 100 customers have answered in a year.",
        touchpoint=name,
        heard=words.number(share),
    )


def _listed(keys: tuple[str, ...], places: Mapping[str, str], words: Words) -> str:
    """Return the first names, and how many more there are."""
    named = [places[key] for key in keys[:NAMED]]
    if len(keys) > NAMED:
        named.append(words.gettext("{count} more", count=words.number(len(keys) - NAMED)))
    return words.list(named)


def _dont_know(rows: pd.DataFrame, places: Mapping[str, str], surveys: Mapping[str, str], words: Words) -> pd.DataFrame:
    uncertain = [words.gettext("uncertain") if wide else "" for wide in rows["wide"]]
    noted = {words.gettext("Note"): uncertain} if any(uncertain) else {}
    return pd.DataFrame(
        {
            words.gettext("Survey"): rows["survey"].map(surveys),
            words.gettext("Touchpoint"): rows["touchpoint"].map(places),
            words.gettext("Question"): _questions(rows, words),
            words.gettext("Answers"): rows["answered"],
            words.gettext('"Don\'t know"'): rows["missing"],
            words.gettext("Left blank"): rows["blank"],
            words.gettext('"Don\'t know", %'): (rows["share_missing"] * 100).round(1),
            **noted,
        }
    )


def _named_first(found: Quality) -> pd.DataFrame:
    """Return the rows with few answers, first those of the touchpoints that the sentence names."""
    rows = found.tiny
    named = rows.touchpoint.isin([*found.few, *found.unheard])
    return rows.assign(last=~named).sort_values("last", kind="stable").drop(columns="last")


def _tiny(rows: pd.DataFrame, places: Mapping[str, str], words: Words) -> pd.DataFrame:
    weigh = rows["n_eff"].round(0).astype(int)
    unequal = {words.gettext("Weigh as much as"): weigh} if (weigh < rows["n"]).any() else {}
    return pd.DataFrame(
        {
            words.gettext("Touchpoint"): rows["touchpoint"].map(places),
            words.gettext("Question"): _questions(rows, words),
            words.gettext("Segment"): [segment or words.gettext("All customers") for segment in rows["segment"]],
            words.gettext("Answers"): rows["n"],
            **unequal,
        }
    )


def _funnel(rows: pd.DataFrame, places: Mapping[str, str], words: Words) -> pd.DataFrame:
    return pd.DataFrame(
        {
            words.gettext("Touchpoint"): rows["touchpoint"].map(places),
            words.gettext("Customers a year"): rows["customers_a_year"].round(0).astype(int),
            words.gettext("Answers in a year"): rows["answers"],
            words.gettext("Have answered, of 100"): (rows["share"] * 100).round(1),
        }
    )


def _questions(rows: pd.DataFrame, words: Words) -> list[str]:
    return [words.gettext(PRESETS[Measure(measure)].asked) for measure in rows["measure"]]
