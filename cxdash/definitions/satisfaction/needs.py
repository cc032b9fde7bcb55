"""Channels and needs, solved cases, expectations, guesses, and who is not heard from."""

from cxdash.domain.definition import (
    ANSWERS,
    CHOSEN,
    OWN_RULE,
    OWN_WILSON,
    PAIRS,
    STAGE_TOUCHPOINTS,
    WILSON,
    WITH_VOLUME,
    YEAR,
    Definition,
)
from cxdash.domain.messages import gettext_noop

ANSWERED_BOTH = gettext_noop("Those who answered both; with fewer than 30 nothing is shown.")

DEFINITIONS = {
    "fit": Definition(
        gettext_noop("Which channel fits which need"),
        gettext_noop(
            "What customers give a channel when they come for something, beside what the other channels together are "
            "given for the same. It does not fit where it is clearly lower, and fits where it is clearly higher."
        ),
        gettext_noop(
            "The mean of all answers (1–5) in a channel at a need, less that of all answers in the other channels at "
            "that need. The range is Welch's at 95%, made wider the more are compared (Bonferroni)."
        ),
        CHOSEN,
        gettext_noop(
            "Answers that say what the customer came for, of all customers; with fewer than 30 nothing is shown."
        ),
        gettext_noop("Welch 1947; Dunn 1961."),
    ),
    "same_promise": Definition(
        gettext_noop("The same promise across channels and partners"),
        gettext_noop(
            "What customers give the touchpoints of a stage in one channel, or by one who delivers. A stage makes one "
            "promise, so they should lie close to each other; the widest clear difference is said."
        ),
        gettext_noop(
            "The means of the direct touchpoints, weighted by customers a year, and the difference of two such means "
            "within a stage. The range is made wider the more are compared (Bonferroni)."
        ),
        CHOSEN,
        gettext_noop("Direct touchpoints with at least 30 answers."),
        gettext_noop("Satterthwaite 1946; Dunn 1961."),
    ),
    "solved": Definition(
        gettext_noop("Solved cases"),
        gettext_noop(
            "The share who say that their matter was solved. How satisfied customers are with an answer that did not "
            "solve anything says little."
        ),
        gettext_noop(
            "Those who say it was solved, divided by all who were asked; of a stage, its touchpoints weighted by "
            "customers a year. The range of a touchpoint is Wilson's, at 95%."
        ),
        CHOSEN,
        ANSWERS,
        WILSON,
    ),
    "helped": Definition(
        gettext_noop("Score where solved"),
        gettext_noop("What those give (1–5) whose matter was solved."),
        gettext_noop("The mean of the satisfaction of those who also say that it was solved."),
        CHOSEN,
        ANSWERED_BOTH,
        OWN_RULE,
    ),
    "not_helped": Definition(
        gettext_noop("Score where not solved"),
        gettext_noop("What those give (1–5) whose matter was not solved."),
        gettext_noop("The mean of the satisfaction of those who also say that it was not solved."),
        CHOSEN,
        ANSWERED_BOTH,
        OWN_RULE,
    ),
    "expectations": Definition(
        gettext_noop("Less, as much, or more than expected"),
        gettext_noop(
            "How many of 100 customers got less than they expected, as much, and more. Less drives customers away; as "
            "much is enough, and more costs something, too."
        ),
        gettext_noop(
            "Those whose score is lower than, the same as, and higher than what they expected, divided by all who gave "
            "both; of a stage, its touchpoints weighted by customers a year."
        ),
        CHOSEN,
        PAIRS,
        gettext_noop("Oliver 1980; the ranges: Wilson 1927, Satterthwaite 1946."),
    ),
    "overspent": Definition(
        gettext_noop("Possibly more than is needed"),
        gettext_noop(
            "Direct touchpoints where customers clearly get more than they expect, and which matter less than most. "
            "What they cost may do more elsewhere, unless customers would miss them."
        ),
        gettext_noop(
            "The whole range of the gap lies above zero, and the importance is below the mean of all touchpoints."
        ),
        CHOSEN,
        gettext_noop("Direct touchpoints with an importance and at least 30 pairs of answers."),
        gettext_noop("Martilla and James 1977, “possible overkill”."),
    ),
    "guess": Definition(
        gettext_noop("Customers gave"),
        gettext_noop("What customers gave a stage, beside what the room guessed before it saw it. No guess is kept."),
        gettext_noop(
            "The stage's score; a guess within its range is well guessed, and of two guesses the one whose distance to "
            "the score is smaller was nearer."
        ),
        CHOSEN,
        STAGE_TOUCHPOINTS,
        OWN_RULE,
    ),
    "guess_expected": Definition(
        gettext_noop("Customers expected"),
        gettext_noop("What customers expected of a stage, beside what the room guessed before it saw it."),
        gettext_noop("Each touchpoint's mean of what was expected, weighted by customers a year."),
        CHOSEN,
        STAGE_TOUCHPOINTS,
        OWN_RULE,
    ),
    "voices": Definition(
        gettext_noop("Responses per 1,000 visits"),
        gettext_noop("How many answers there are for every thousand times customers met a touchpoint."),
        gettext_noop(
            "The answers of twelve months to the question most answered at each touchpoint, added up, divided by all "
            "their customers a year, times 1,000."
        ),
        YEAR,
        WITH_VOLUME,
        OWN_RULE,
    ),
    "missing_voice": Definition(
        gettext_noop("Who we don't hear from"),
        gettext_noop(
            "Touchpoints where less than half as large a share has answered as on average, and segments that give "
            "fewer of the answers than they have of the customers. What is measured there speaks for few."
        ),
        gettext_noop(
            "Answers of a year divided by customers a year, beside the same of all touchpoints together; a segment's "
            "part of all answers beside its part of all customers. Both are said only where the whole range (Wilson's, "
            "at 95%) lies below."
        ),
        YEAR,
        gettext_noop("Direct touchpoints of which customers a year are known, and segments whose customers are known."),
        OWN_WILSON,
    ),
    "promises": Definition(
        gettext_noop("The ledger of promises"),
        gettext_noop(
            "What is promised, in words, beside what was expected and what was got where it is to be kept; the cause "
            "behind it, and the extra work its let-downs make. A promise of a touchpoint without words of its own is "
            "its stage's."
        ),
        gettext_noop(
            "A promise is broken where the whole interval of the gap lies below zero, and a partner falls further "
            "short where the interval of the difference from every touchpoint of our own does. What was expected is "
            "one figure where it differs by 0.1 at most, weighted by how many meet each touchpoint a year. The cause "
            "is that of the annoyances felt there that are not done, by how many they hit. Extra work: let-downs a "
            "year times contacts times the cost of one."
        ),
        CHOSEN,
        gettext_noop("Touchpoints with a promise, their own or their stage's, where both questions were answered."),
        OWN_RULE,
    ),
    "overpromised": Definition(
        gettext_noop("What promising too much costs"),
        gettext_noop("The extra work of a year that comes from promises nobody can keep, where they are made."),
        gettext_noop(
            "Those annoyed in a year because too much was promised, as the list of annoyances says, times the contacts "
            "a let-down causes times the cost of one. The range goes from the lowest to the highest of what is "
            "believed of these two. Ideas and what is done do not count."
        ),
        YEAR,
        gettext_noop("Annoyances with the cause promised too much."),
        OWN_RULE,
    ),
}
