"""What the figures of satisfaction over time, of importance and of drivers mean."""

from cxdash.definitions.definition import ANSWERS, CHOSEN, Definition
from cxdash.vocabulary import mark

TOGETHER = mark(
    "Respondents who answered every touchpoint that is compared and were asked of the whole relationship, too: at least"
    " 100, and ten for each touchpoint."
)

DEFINITIONS = {
    "month_score": Definition(
        mark("Last month"),
        mark("The score of the last month with enough answers: the mean, the net promoter score, or the share solved."),
        mark("As the mean score, the net promoter score or the share at the top, over the answers of one month."),
        mark("The last month of the period chosen that has enough answers."),
        ANSWERS,
        mark("As for those figures."),
    ),
    "usual": Definition(
        mark("Usual level"),
        mark(
            "What the score varies around, and the range that months usually stay within. A month outside it, or eight in"
            " a row on one side of the level, has a cause worth finding; all else is the ordinary ups and downs."
        ),
        mark(
            "The average of all months; the range is 2.66 times the average step from one month to the next, up and down"
            " (an XmR chart). Months are never left out to make one look usual."
        ),
        mark("All months up to the end of the period chosen; at least twelve, and provisional with fewer than twenty."),
        mark("Months with at least 30 answers."),
        mark("Wheeler 1993; NIST/SEMATECH e-Handbook 6.3.2.2."),
    ),
    "weak": Definition(
        mark("Important and weak"),
        mark(
            "Touchpoints that are said to matter more than most and score lower than most. Importance is as stated, not"
            " what moves customers; those marked as uncertain change place when the lines are drawn at the medians."
        ),
        mark("Importance at or above the average of the touchpoints shown, and a mean score below their average."),
        CHOSEN,
        mark("Touchpoints with a stated importance and at least 30 answers."),
        mark("Martilla and James 1977; its limits: Oh 2001."),
    ),
    "explained": Definition(
        mark("Explained together"),
        mark(
            "How much of the differences in overall satisfaction goes with the answers at these touchpoints, shared out"
            " among them. What goes together need not be a cause."
        ),
        mark(
            "The share of variance explained (R²) by least squares; each touchpoint's share of it is what it adds, averaged"
            " over all orders in which they can be taken (LMG, the Shapley value). The range is from drawing respondents"
            " anew 200 times; of more than 2,000 they are drawn in groups made by chance."
        ),
        CHOSEN,
        TOGETHER,
        mark("Lindeman, Merenda and Gold 1980; Grömping 2006."),
    ),
    "asymmetry": Definition(
        mark("What can hurt and what can win"),
        mark(
            "Whether low answers at a touchpoint pull overall satisfaction down more than high ones lift it. From −100"
            " (can only hurt) to +100 (can only win); about 0 it does both alike."
        ),
        mark(
            "Overall satisfaction by least squares on low and on high answers at each touchpoint, against those in the"
            " middle (penalty–reward contrast); the reward less the penalty, divided by both together."
        ),
        CHOSEN,
        mark("The same respondents as above; at least 15 of them at the low end, in the middle and at the top."),
        mark("Brandt 1987; Mikulić and Prebežac 2008."),
    ),
}
