"""Scores over time, stated importance, and what overall satisfaction depends on."""

from cxdash.domain.definition import ANSWERS, CHOSEN, Definition
from cxdash.domain.messages import gettext_noop

TOGETHER = gettext_noop(
    "Respondents who were asked of the whole relationship, too. Any two touchpoints are related by those who answered "
    "both: at least 100, and ten for each touchpoint."
)

DEFINITIONS = {
    "month_score": Definition(
        gettext_noop("Last month"),
        gettext_noop(
            "The score of the last month with enough answers: the mean, the net promoter score, or the share solved."
        ),
        gettext_noop(
            "As the mean score, the net promoter score or the share at the top, over the answers of one month."
        ),
        gettext_noop("The last month of the period chosen that has enough answers."),
        ANSWERS,
        gettext_noop("As for those figures."),
    ),
    "usual": Definition(
        gettext_noop("Usual level"),
        gettext_noop(
            "What the score varies around, and the range that months usually stay within. A month outside it, or eight "
            "in a row on one side of the level, has a cause worth finding; all else is the ordinary ups and downs."
        ),
        gettext_noop(
            "The average of all months; the range is 2.66 times the average step from one month to the next, up and "
            "down (an XmR chart). A month without enough answers ends what is in a row, and no step reaches over it. "
            "Months are never left out to make one look usual."
        ),
        gettext_noop(
            "All months up to the end of the period chosen; at least twelve, six of which follow on another, and "
            "provisional with fewer than twenty."
        ),
        gettext_noop("Months with at least 30 answers."),
        gettext_noop("Wheeler 1993; NIST/SEMATECH e-Handbook 6.3.2.2."),
    ),
    "weak": Definition(
        gettext_noop("Important, but weak"),
        gettext_noop(
            "Touchpoints that are said to matter more than most and score lower than most. Importance is as stated, "
            "not what moves customers; those marked as uncertain change place when the lines are drawn at the medians."
        ),
        gettext_noop(
            "Importance at or above the average of the touchpoints shown, and a mean score below their average."
        ),
        CHOSEN,
        gettext_noop("Touchpoints with a stated importance and at least 30 answers."),
        gettext_noop("Martilla and James 1977; its limits: Oh 2001."),
    ),
    "explained": Definition(
        gettext_noop("Explained together"),
        gettext_noop(
            "How much of the differences in overall satisfaction goes with the answers at these touchpoints, shared "
            "out among them. What goes together need not be a cause."
        ),
        gettext_noop(
            "The share of variance explained (R²) by least squares; each touchpoint's share of it is what it adds, "
            "averaged over all orders in which they can be taken (LMG, the Shapley value). Where answers are missing "
            "each correlation is of those who answered both (pairwise complete). The range is from drawing "
            "respondents anew 200 times; of more than 2,000 they are drawn in groups made by chance."
        ),
        CHOSEN,
        TOGETHER,
        gettext_noop("Lindeman, Merenda and Gold 1980; Grömping 2006."),
    ),
    "asymmetry": Definition(
        gettext_noop("What can hurt and what can win"),
        gettext_noop(
            "Whether low answers at a touchpoint pull overall satisfaction down more than high ones lift it. From −100 "
            "(can only hurt) to +100 (can only win); about 0 it does both alike."
        ),
        gettext_noop(
            "Overall satisfaction by least squares on low and on high answers at each touchpoint, against those in the "
            "middle (penalty–reward contrast); the reward less the penalty, divided by both together."
        ),
        CHOSEN,
        gettext_noop(
            "Respondents who answered every touchpoint that is compared and the whole relationship: at least 100, and "
            "15 at the low end, in the middle and at the top."
        ),
        gettext_noop("Brandt 1987; Mikulić and Prebežac 2008."),
    ),
}
