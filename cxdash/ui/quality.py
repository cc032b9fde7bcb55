"""What the figures rest on, in words: a finding and a table for "don't know", for few answers, and for who is heard."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from cxdash.measures.quality import OFTEN, Quality
from cxdash.ui.satisfaction import names
from cxdash.ui.words import Words
from cxdash.vocabulary import MEASURE_NAMES, MINIMUM_ANSWERS, Measure

NAMED = 3
"""Questions that a sentence names at most; the table holds the rest."""


class Part(NamedTuple):
    """A finding, and the table behind it with its columns in words."""

    sentence: str
    rows: pd.DataFrame


class Told(NamedTuple):
    """The three parts of what figures rest on."""

    dont_know: Part
    tiny: Part
    funnel: Part


def quality(tables: Mapping[str, pd.DataFrame], found: Quality, words: Words) -> Told:
    """Tell the quality of a view, from the tables of store.quality and the figures made of them."""
    places = {"": words.say("The whole relationship"), **names(dict(tables), "touchpoints", words)}
    surveys = names(dict(tables), "surveys", words)
    return Told(
        dont_know=Part(_dont_know_said(found, places, words), _dont_know(found.dont_know, places, surveys, words)),
        tiny=Part(_tiny_said(found, places, words), _tiny(found.tiny, places, words)),
        funnel=Part(_funnel_said(found, places, words), _funnel(found.funnel, places, words)),
    )


def _dont_know_said(found: Quality, places: Mapping[str, str], words: Words) -> str:
    if found.dont_know.empty:
        return words.say('How often customers answer "don\'t know" is known of surveys that are loaded as files.')
    if not found.often:
        return words.say('In no question do more than {share} answer "don\'t know".', share=words.share(OFTEN))
    worst = found.dont_know.head(min(found.often, NAMED)).to_dict("records")
    said = [f"{places[row['touchpoint']]} ({words.share(row['share_missing'])})" for row in worst]
    return words.many(
        'In {count} question more than {share} answer "don\'t know": {questions}.',
        'In {count} questions more than {share} answer "don\'t know", most of all: {questions}.',
        found.often,
        share=words.share(OFTEN),
        questions=words.list(said),
    )


def _tiny_said(found: Quality, places: Mapping[str, str], words: Words) -> str:
    if not found.touchpoints:
        return words.say("There are no touchpoints yet.")
    total, least = words.number(found.touchpoints), words.number(MINIMUM_ANSWERS)
    if not found.few and not found.unheard:
        return words.say("Every touchpoint has at least {least} answers in this period.", least=least)
    said = []
    if found.few:
        said.append(
            words.many(
                "Of {total} touchpoints {count} has fewer than {least} answers in this period: {names}.",
                "Of {total} touchpoints {count} have fewer than {least} answers in this period: {names}.",
                len(found.few),
                total=total,
                least=least,
                names=_listed(found.few, places, words),
            )
        )
    if found.unheard:
        said.append(
            words.many(
                "Of {total} touchpoints {count} has no answers in this period: {names}.",
                "Of {total} touchpoints {count} have no answers in this period: {names}.",
                len(found.unheard),
                total=total,
                names=_listed(found.unheard, places, words),
            )
        )
    return " ".join(said)


def _funnel_said(found: Quality, places: Mapping[str, str], words: Words) -> str:
    if found.funnel.empty:
        return words.say("Whose voice is missing can be told of all customers, where customers a year are known.")
    least = found.funnel.iloc[0]
    name, share = places[least["touchpoint"]], least["share"] * 100
    if not least["answers"]:
        return words.say("Least heard: {touchpoint}, where nobody has answered in a year.", touchpoint=name)
    if share < 1:
        return words.say(
            "Least heard: {touchpoint}, where fewer than 1 of 100 customers have answered in a year.", touchpoint=name
        )
    return words.say(
        "Least heard: {touchpoint}, where {heard} of 100 customers have answered in a year.",
        touchpoint=name,
        heard=words.number(share),
    )


def _listed(keys: tuple[str, ...], places: Mapping[str, str], words: Words) -> str:
    """Name the first, and say how many more there are."""
    named = [places[key] for key in keys[:NAMED]]
    if len(keys) > NAMED:
        named.append(words.say("{count} more", count=words.number(len(keys) - NAMED)))
    return words.list(named)


def _dont_know(rows: pd.DataFrame, places: Mapping[str, str], surveys: Mapping[str, str], words: Words) -> pd.DataFrame:
    return pd.DataFrame(
        {
            words.say("Survey"): rows["survey"].map(surveys),
            words.say("Touchpoint"): rows["touchpoint"].map(places),
            words.say("Question"): _questions(rows, words),
            words.say("Answers"): rows["answered"],
            words.say('"Don\'t know"'): rows["missing"],
            words.say("Left blank"): rows["blank"],
            words.say('"Don\'t know", %'): (rows["share_missing"] * 100).round(1),
            words.say("Note"): [words.say("uncertain") if wide else "" for wide in rows["wide"]],
        }
    )


def _tiny(rows: pd.DataFrame, places: Mapping[str, str], words: Words) -> pd.DataFrame:
    return pd.DataFrame(
        {
            words.say("Touchpoint"): rows["touchpoint"].map(places),
            words.say("Question"): _questions(rows, words),
            words.say("Segment"): [segment or words.say("All customers") for segment in rows["segment"]],
            words.say("Answers"): rows["n"],
        }
    )


def _funnel(rows: pd.DataFrame, places: Mapping[str, str], words: Words) -> pd.DataFrame:
    return pd.DataFrame(
        {
            words.say("Touchpoint"): rows["touchpoint"].map(places),
            words.say("Customers a year"): rows["customers_a_year"].round(0).astype(int),
            words.say("Answers in a year"): rows["answers"],
            words.say("Have answered, of 100"): (rows["share"] * 100).round(1),
        }
    )


def _questions(rows: pd.DataFrame, words: Words) -> list[str]:
    return [words.say(MEASURE_NAMES[Measure(measure)]) for measure in rows["measure"]]
