"""What the figures of satisfaction mean."""

from cxdash.definitions.definition import ANSWERS, CHOSEN, OWN_RULE, SMALL_SAMPLES, YEAR, Definition
from cxdash.vocabulary import mark

DEFINITIONS = {
    "satisfied": Definition(
        mark("Satisfied customers"),
        mark(
            "The share who answer one of the two highest marks, of those who answered; the range is Wilson's, at 95 %."
        ),
        mark("Answers of 4 or 5 (of 5), or of 9 or 10 (of 10), divided by all answers."),
        CHOSEN,
        ANSWERS,
        mark("The range: Wilson 1927."),
    ),
    "mean": Definition(
        mark("Mean score"),
        mark(
            "The average of the answers; the range is a t-interval, at 95 %. The scale has steps, so read it as a position, not a measurement."
        ),
        mark(
            "The sum of the answers divided by their number; the range is the spread divided by the root of that number, times Student's t."
        ),
        CHOSEN,
        ANSWERS,
        mark("Student 1908. That means say more of business than shares do: Morgan and Rego 2006."),
    ),
    "top": Definition(
        mark("Top marks"),
        mark(
            "The share who answer one of the highest marks: 4–5 of 5, 9–10 of 10, 5–7 of 7 on ease, or that their matter"
            " was solved."
        ),
        mark("Answers of the highest marks divided by all answers; the range is Wilson's, at 95 %."),
        CHOSEN,
        ANSWERS,
        mark("The range: Wilson 1927."),
    ),
    "nps": Definition(
        mark("Net promoter score (NPS)"),
        mark(
            "The share who answer 9–10 less the share who answer 0–6, from −100 to +100; the range is Rocks' adjusted Wald, at 95 %."
        ),
        mark(
            "Answers of 9–10 less answers of 0–6, divided by all answers, times 100; three answers are added for the range alone."
        ),
        CHOSEN,
        ANSWERS,
        mark("Reichheld 2003; the range: Rocks 2016."),
    ),
    "ces": Definition(
        mark("Found it easy (CES)"),
        mark(
            "The share who answer 5–7 on how easy it was to get their matter handled (1–7, higher is easier); the range is Wilson's, at 95 %."
        ),
        mark("Answers of 5, 6 or 7 divided by all answers."),
        CHOSEN,
        ANSWERS,
        mark("The customer effort score as it has been asked since 2013; the range: Wilson 1927."),
    ),
    "gap": Definition(
        mark("Gap"),
        mark(
            "What customers got minus what they expected, among those who answered both. When the whole range is below zero, the promise is broken. The range is the paired t-interval, at 95 %."
        ),
        mark("For each who answered both, what was got less what was expected; then the average of these differences."),
        CHOSEN,
        mark("Pairs of answers from the same person; with fewer than 30 nothing is shown."),
        mark("Oliver 1980; Parasuraman, Zeithaml and Berry 1988."),
    ),
    "stage": Definition(
        mark("A stage's score"),
        mark(
            "The mean of its direct touchpoints, weighted by customers a year; without those they all weigh the same. A stage with only indirect touchpoints, such as advertising, uses those. Touchpoints with fewer than 30 answers are left out and named."
        ),
        mark(
            "Each touchpoint's mean times its customers a year, added up, divided by all these customers; the range is put together from the touchpoints' own."
        ),
        CHOSEN,
        mark("The stage's touchpoints that have at least 30 answers."),
        mark("Our own rule; the range: Satterthwaite 1946."),
    ),
    "pooled": Definition(
        mark("All answers together"),
        mark(
            "Every answer in the stage taken together, so the touchpoint with most answers counts most. A separate figure, for checking."
        ),
        mark("The sum of all answers in the stage divided by their number."),
        CHOSEN,
        mark("All answers in the stage; one person may have given several."),
        OWN_RULE,
    ),
    "let_downs": Definition(
        mark("Let-downs"),
        mark(
            "Occasions in a year where a customer scores below the middle of the scale: customers a year at a direct touchpoint times the share who do. One customer may be let down several times. The range is put together from each touchpoint's own, at 95 %."
        ),
        mark("Customers a year times the share below the middle, at each direct touchpoint, added up."),
        mark("A year; the share is that of the period chosen."),
        mark(
            "Direct touchpoints with customers a year and at least 30 answers; for one segment alone it is not known."
        ),
        mark("Our own rule; the range: Wilson 1927, Zou and Donner 2008."),
    ),
    "change": Definition(
        mark("Change from the period before"),
        mark(
            "The difference from the equally long period just before, with its own range at 95 % (Newcombe for shares, Welch for means). If the range holds zero, there is no clear change."
        ),
        mark("The figure of this period less that of the period before."),
        mark("The period chosen, and the equally long one before it."),
        mark("Answers in either period; with fewer than 30 in one of them nothing is shown."),
        mark("Newcombe 1998; Welch 1947."),
    ),
    "weights": Definition(
        mark("Weighted answers"),
        mark(
            "Where the survey gives each answer a weight, figures use it, and ranges count with Kish's effective number of answers, which is never larger."
        ),
        mark(
            "Answers count by their weight; the effective number is the square of the sum of weights, divided by the sum of their squares."
        ),
        CHOSEN,
        mark("Surveys that have weights."),
        mark("Kish 1965."),
    ),
    "range": Definition(
        mark("From … to …"),
        mark(
            "Where the true figure most likely lies, since only some customers answered. Of a hundred such ranges about 95 hold it."
        ),
        mark("By the method that is named with each figure, at 95 %."),
        CHOSEN,
        ANSWERS,
        mark("Named with each figure."),
    ),
    "small": Definition(
        mark("Too few answers"),
        mark(
            "With fewer than 30 answers no figure is shown. Where the range of a share is wider than 20 points, the figure is marked as uncertain."
        ),
        mark("The number of answers is compared with 30, and the width of the range with 20 points."),
        CHOSEN,
        mark("Every figure that is made of customers' answers."),
        SMALL_SAMPLES,
    ),
    "dont_know": Definition(
        mark('Answered "don\'t know"'),
        mark(
            "The share who answer that they don't know, or that it doesn't apply, of those who answered the question at all. Known of surveys that are loaded as files."
        ),
        mark("Such answers divided by all that were given, scores among them; a question left blank does not count."),
        mark("The whole survey."),
        mark("Those who answered the question in one way or another; with fewer than 30 nothing is shown."),
        mark("Our own rule; the range: Wilson 1927."),
    ),
    "heard": Definition(
        mark("Heard, of 100 customers"),
        mark(
            "The answers of twelve months to the question most answered at a touchpoint, beside its customers a year. Where few are heard, a figure speaks for few."
        ),
        mark("These answers divided by customers a year, times 100."),
        YEAR,
        mark("Direct touchpoints of which customers a year are known."),
        OWN_RULE,
    ),
}
