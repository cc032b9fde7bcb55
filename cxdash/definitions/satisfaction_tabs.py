"""What the figures behind the tabs of satisfaction mean."""

from cxdash.definitions.definition import ANSWERS, CHOSEN, OWN_RULE, YEAR, Definition
from cxdash.vocabulary import mark

DEFINITIONS = {
    "fit": Definition(
        mark("Which channel fits which need"),
        mark(
            "What customers give a channel when they come for something, beside what the other channels together are given for the same. It does not fit where it is clearly lower, and fits where it is clearly higher."
        ),
        mark(
            "The mean of all answers (1–5) in a channel at a need, less that of all answers in the other channels at that need. The range is Welch's at 95 %, made wider the more are compared (Bonferroni)."
        ),
        CHOSEN,
        mark("Answers that say what the customer came for, of all customers; with fewer than 30 nothing is shown."),
        mark("Welch 1947; Dunn 1961."),
    ),
    "same_promise": Definition(
        mark("The same promise across channels and partners"),
        mark(
            "What customers give the touchpoints of a stage in one channel, or by one who delivers. A stage makes one promise, so they should lie close to each other; the widest clear difference is said."
        ),
        mark(
            "The means of the direct touchpoints, weighted by customers a year, and the difference of two such means within a stage. The range is made wider the more are compared (Bonferroni)."
        ),
        CHOSEN,
        mark("Direct touchpoints with at least 30 answers."),
        mark("Satterthwaite 1946; Dunn 1961."),
    ),
    "solved": Definition(
        mark("Solved cases"),
        mark(
            "The share who say that their matter was solved. How satisfied customers are with an answer that did not solve anything says little."
        ),
        mark(
            "Those who say it was solved, divided by all who were asked; of a stage, its touchpoints weighted by customers a year. The range of a touchpoint is Wilson's, at 95 %."
        ),
        CHOSEN,
        ANSWERS,
        mark("The range: Wilson 1927."),
    ),
    "helped": Definition(
        mark("Score where solved"),
        mark("What those give (1–5) whose matter was solved."),
        mark("The mean of the satisfaction of those who also say that it was solved."),
        CHOSEN,
        mark("Those who answered both; with fewer than 30 nothing is shown."),
        OWN_RULE,
    ),
    "not_helped": Definition(
        mark("Score where not solved"),
        mark("What those give (1–5) whose matter was not solved."),
        mark("The mean of the satisfaction of those who also say that it was not solved."),
        CHOSEN,
        mark("Those who answered both; with fewer than 30 nothing is shown."),
        OWN_RULE,
    ),
    "expectations": Definition(
        mark("Less, as much, or more than expected"),
        mark(
            "How many of 100 customers got less than they expected, as much, and more. Less drives customers away; as much is enough, and more costs something, too."
        ),
        mark(
            "Those whose score is lower than, the same as, and higher than what they expected, divided by all who gave both; of a stage, its touchpoints weighted by customers a year."
        ),
        CHOSEN,
        mark("Pairs of answers from the same person; with fewer than 30 nothing is shown."),
        mark("Oliver 1980; the ranges: Wilson 1927, Satterthwaite 1946."),
    ),
    "overspent": Definition(
        mark("Possibly more than is needed"),
        mark(
            "Direct touchpoints where customers clearly get more than they expect, and which matter less than most. What they cost may do more elsewhere, unless customers would miss them."
        ),
        mark("The whole range of the gap lies above zero, and the importance is below the mean of all touchpoints."),
        CHOSEN,
        mark("Direct touchpoints with an importance and at least 30 pairs of answers."),
        mark("Martilla and James 1977, “possible overkill”."),
    ),
    "guess": Definition(
        mark("Customers gave"),
        mark("What customers gave a stage, beside what the room guessed before it saw it. No guess is kept."),
        mark(
            "The stage's score; a guess within its range is well guessed, and of two guesses the one whose distance to the score is smaller was nearer."
        ),
        CHOSEN,
        mark("The stage's touchpoints that have at least 30 answers."),
        OWN_RULE,
    ),
    "guess_expected": Definition(
        mark("Customers expected"),
        mark("What customers expected of a stage, beside what the room guessed before it saw it."),
        mark("Each touchpoint's mean of what was expected, weighted by customers a year."),
        CHOSEN,
        mark("The stage's touchpoints that have at least 30 answers."),
        OWN_RULE,
    ),
    "voices": Definition(
        mark("Heard, of 1,000 occasions"),
        mark("How many answers there are to a thousand occasions on which customers met a touchpoint."),
        mark(
            "The answers of twelve months to the question most answered at each touchpoint, added up, divided by all their customers a year, times 1,000."
        ),
        YEAR,
        mark("Direct touchpoints of which customers a year are known."),
        OWN_RULE,
    ),
    "missing_voice": Definition(
        mark("Whose voice is missing"),
        mark(
            "Touchpoints where less than half as large a share has answered as on average, and segments that give fewer of the answers than they have of the customers. What is measured there speaks for few."
        ),
        mark(
            "Answers of a year divided by customers a year, beside the same of all touchpoints together; a segment's part of all answers beside its part of all customers. Both are said only where the whole range (Wilson's, at 95 %) lies below."
        ),
        YEAR,
        mark("Direct touchpoints of which customers a year are known, and segments whose customers are known."),
        mark("Our own rule; the range: Wilson 1927."),
    ),
}
