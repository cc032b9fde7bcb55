"""Scores, gaps, let-downs, and the answers they rest on."""

from cxdash.domain.definition import (
    ANSWERS,
    CHOSEN,
    OWN_RULE,
    OWN_SATTERTHWAITE,
    OWN_WILSON,
    PAIRS,
    SATISFIED,
    SHARE_OF_PERIOD,
    SMALL_SAMPLES,
    STAGE_TOUCHPOINTS,
    TOP_TWO,
    WILSON,
    WITH_VOLUME,
    YEAR,
    Definition,
)
from cxdash.domain.messages import gettext_noop

DEFINITIONS = {
    "satisfied": Definition(
        SATISFIED,
        gettext_noop(
            "The share who answer one of the two highest marks, of those who answered; the range is Wilson's, at 95%."
        ),
        TOP_TWO,
        CHOSEN,
        ANSWERS,
        WILSON,
    ),
    "mean": Definition(
        gettext_noop("Mean score"),
        gettext_noop(
            "The average of the answers; the range is a t-interval, at 95%. The scale has steps, so read it as a "
            "position, not a measurement."
        ),
        gettext_noop(
            "The sum of the answers divided by their number; the range is the spread divided by the root of that "
            "number, times Student's t. Where all answers are equal, others may still be: then the range reaches one "
            "step of the scale times the share that Wilson's range leaves to others, z² ÷ (n + z²)."
        ),
        CHOSEN,
        ANSWERS,
        gettext_noop("Student 1908. That means say more of business than shares do: Morgan and Rego 2006."),
    ),
    "top": Definition(
        gettext_noop("Top marks"),
        gettext_noop(
            "The share who answer one of the highest marks: the best two, as 4–5 of 5 or 9–10 of 10, all above the "
            "middle on ease, from 80 of 100, or that their matter was solved; unless your company has set others."
        ),
        gettext_noop("Answers of the highest marks divided by all answers; the range is Wilson's, at 95%."),
        CHOSEN,
        ANSWERS,
        WILSON,
    ),
    "nps": Definition(
        gettext_noop("Net promoter score (NPS)"),
        gettext_noop(
            "The share who answer 9–10 less the share who answer 0–6, from −100 to +100; the range is Rocks' adjusted "
            "Wald, at 95%."
        ),
        gettext_noop(
            "Answers of 9–10 less answers of 0–6, divided by all answers, times 100; three answers are added for the "
            "range alone. The figures by command also have the range by the score method (Tango), which needs no added "
            "answers; from thirty answers up the two are much alike."
        ),
        CHOSEN,
        ANSWERS,
        gettext_noop("Reichheld 2003; the range: Rocks 2016; by the score method: Tango 1998."),
    ),
    "ces": Definition(
        gettext_noop("Found it easy (CES)"),
        gettext_noop(
            "The share who answer 5–7 on how easy it was to get their matter handled (1–7, higher is easier); the "
            "range is Wilson's, at 95%."
        ),
        gettext_noop("Answers of 5, 6 or 7 divided by all answers."),
        CHOSEN,
        ANSWERS,
        gettext_noop("CES as it has been asked since 2013; the range: Wilson 1927."),
    ),
    "gap": Definition(
        gettext_noop("Gap"),
        gettext_noop(
            "What customers got minus what they expected, among those who answered both. When the whole range is below "
            "zero, the promise is broken. The range is the paired t-interval, at 95%."
        ),
        gettext_noop(
            "For each who answered both, what was got less what was expected; then the average of these differences."
        ),
        CHOSEN,
        PAIRS,
        gettext_noop("Oliver 1980; Parasuraman, Zeithaml and Berry 1988."),
    ),
    "stage": Definition(
        gettext_noop("A stage's score"),
        gettext_noop(
            "The mean of its direct touchpoints, weighted by customers a year; without those they all weigh the same. "
            "A stage with only indirect touchpoints, such as advertising, uses those. Touchpoints with fewer than 30 "
            "answers are left out and named."
        ),
        gettext_noop(
            "Each touchpoint's mean times its customers a year, added up, divided by all these customers; the range is "
            "put together from the touchpoints' own."
        ),
        CHOSEN,
        STAGE_TOUCHPOINTS,
        OWN_SATTERTHWAITE,
    ),
    "pooled": Definition(
        gettext_noop("All answers together"),
        gettext_noop(
            "Every answer in the stage taken together, so the touchpoint with most answers counts most. A separate "
            "figure, for checking."
        ),
        gettext_noop("The sum of all answers in the stage divided by their number."),
        CHOSEN,
        gettext_noop("All answers in the stage; one person may have given several."),
        OWN_RULE,
    ),
    "let_downs": Definition(
        gettext_noop("Let-downs"),
        gettext_noop(
            "Occasions in a year where a customer scores below the middle of the scale: customers a year at a direct "
            "touchpoint times the share who do. One customer may be let down several times. The range is put together "
            "from each touchpoint's own, at 95%."
        ),
        gettext_noop("Customers a year times the share below the middle, at each direct touchpoint, added up."),
        SHARE_OF_PERIOD,
        gettext_noop(
            "Direct touchpoints with customers a year and at least 30 answers; for one segment alone it is not known."
        ),
        gettext_noop("Our own rule; the range: Wilson 1927, Zou and Donner 2008."),
    ),
    "change": Definition(
        gettext_noop("Change from the period before"),
        gettext_noop(
            "The difference from the equally long period just before, or, where surveys are made now and then, from "
            "the last survey before that asked the same; with its own range at 95% (Newcombe for shares, Welch for "
            "means). If the range holds zero, there is no clear change. Where the same people answered the "
            "last two surveys, or both periods, their own change is shown, too: it is surer, since how people differ "
            "does not blur it."
        ),
        gettext_noop(
            "The figure of this period less that of the period before; of a stage, the changes of its touchpoints, "
            "weighted as its score is, where all of them were asked before. For those who answered both: each one's "
            "second answer less the first (paired t-interval; Tango's for shares). Who answered only one is counted "
            "and left out."
        ),
        gettext_noop("The period chosen, and the equally long one before it; or two surveys, however far apart."),
        gettext_noop(
            "Answers in either period; with fewer than 30 in one of them nothing is shown. People are the same where "
            "the file gives them the same name; numbers 1, 2, 3 … are no names."
        ),
        gettext_noop("Newcombe 1998; Welch 1947; Tango 1998."),
    ),
    "weights": Definition(
        gettext_noop("Weighted answers"),
        gettext_noop(
            "Where the survey gives each answer a weight, figures use it, and ranges count with Kish's effective "
            "number of answers, which is never larger."
        ),
        gettext_noop(
            "Answers count by their weight; the effective number is the square of the sum of weights, divided by the "
            "sum of their squares."
        ),
        CHOSEN,
        gettext_noop("Surveys that have weights."),
        gettext_noop("Kish 1965."),
    ),
    "range": Definition(
        gettext_noop("From … to …"),
        gettext_noop(
            "Where the true figure most likely lies, since only some customers answered. Of a hundred such ranges "
            "about 95 hold it."
        ),
        gettext_noop("By the method that is named with each figure, at 95%."),
        CHOSEN,
        ANSWERS,
        gettext_noop("Named with each figure."),
    ),
    "small": Definition(
        gettext_noop("Too few answers"),
        gettext_noop(
            "With fewer than 30 answers no figure is shown. Answers that weigh unequally say less than as many that "
            "weigh the same, so sixty may count as 25. Where the range of a share is wider than 20 points, the figure "
            "is marked as uncertain."
        ),
        gettext_noop(
            "The effective number of answers, the square of the sum of their weights divided by the sum of their "
            "squares (Kish 1965), is compared with 30, and the width of the range with 20 points. Without weights it "
            "is their number."
        ),
        CHOSEN,
        gettext_noop("Every figure that is made of customers' answers."),
        SMALL_SAMPLES,
    ),
    "dont_know": Definition(
        gettext_noop('Answered "don\'t know"'),
        gettext_noop(
            "The share who answer that they don't know, or that it doesn't apply, of those who answered the question "
            "at all. Known of surveys that are loaded as files."
        ),
        gettext_noop(
            "Such answers divided by all that were given, scores among them; a question left blank does not count."
        ),
        gettext_noop("The whole survey."),
        gettext_noop("Those who answered the question in one way or another; with fewer than 30 nothing is shown."),
        OWN_WILSON,
    ),
    "heard": Definition(
        gettext_noop("Responses per 100 customers"),
        gettext_noop(
            "The answers of twelve months to the question most answered at a touchpoint, beside its customers a year. "
            "Where few are heard, a figure speaks for few."
        ),
        gettext_noop("These answers divided by customers a year, times 100."),
        YEAR,
        WITH_VOLUME,
        OWN_RULE,
    ),
}
