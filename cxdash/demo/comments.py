"""What the demo's customers wrote: sentences that fit stage, touchpoint and score, drawn with the seed."""

from pathlib import Path

import numpy as np
import pandas as pd

from cxdash.demo.figures import COMMENTS, COMMENTS_OF, LANGUAGES, TOUCHPOINTS

MOODS = {1: "low", 2: "low", 3: "middle", 4: "high", 5: "high"}
"""The mood of the sentence that comes with each score."""

Fitting = dict[tuple[str, str, str], list[str]]


def comments(rng: np.random.Generator, rated: pd.DataFrame, sentences: Path) -> pd.DataFrame:
    """Return what some of those wrote who *rated* a touchpoint: survey, respondent, touchpoint, date, text."""
    waiting = rng.exponential(size=len(rated)) / rated["score"].map(COMMENTS_OF).to_numpy()
    writers = rated.iloc[np.sort(np.argsort(waiting)[:COMMENTS])].reset_index(drop=True)
    languages = rng.permutation(np.resize(np.repeat(list(LANGUAGES), list(LANGUAGES.values())), COMMENTS)).tolist()
    fits = fitting(sentences)
    wanted = zip(writers["touchpoint"].tolist(), writers["score"].map(MOODS).tolist(), languages, strict=True)
    texts = [
        choice[int(draw * len(choice))]
        for choice, draw in zip((fits[key] for key in wanted), rng.random(COMMENTS), strict=True)
    ]
    return writers[["survey", "respondent", "touchpoint", "date"]].astype(str).assign(text=texts)


def fitting(sentences: Path) -> Fitting:
    """Return the sentences that fit each touchpoint, mood and language.

    The file has stage, touchpoints (those of the stage it fits; blank: all), mood, language and text.
    """
    table = pd.read_csv(sentences, keep_default_na=False)
    fits: Fitting = {}
    for stage, keys, mood, language, text in table.itertuples(index=False):
        for touchpoint in TOUCHPOINTS:
            if touchpoint.key in keys.split() or (touchpoint.stage == stage and not keys):
                fits.setdefault((touchpoint.key, mood, language), []).append(text)
    return fits
