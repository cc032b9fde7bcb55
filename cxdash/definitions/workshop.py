"""What the figures of a workshop mean."""

from cxdash.domain.definition import CHOSEN, OWN_RULE, Definition
from cxdash.domain.messages import gettext_noop

VOTE = gettext_noop("The vote on the question, the last one where the room voted again.")
VOTES = gettext_noop("Votes on the question, those not counted who say that they don't vote.")

DEFINITIONS = {
    "room_voters": Definition(
        gettext_noop("Why five answers"),
        gettext_noop(
            "Votes are secret. Of fewer than five answers one could guess who gave which, so nothing is shown; I don't "
            "know is not one of the five. Where one to four answer in one of two votes only, both together would tell "
            "what they answered: the later vote is shown only as far as it would be the same whatever they answered."
        ),
        gettext_noop("Secret answers to the question; raised hands are counted, but do not make up the five."),
        VOTE,
        VOTES,
        OWN_RULE,
    ),
    "room_agreement": Definition(
        gettext_noop("Agreement"),
        gettext_noop("How many of the room give the answer that is given most."),
        gettext_noop(
            "Votes for the most common answer divided by all votes, I don't know among them. At least so many changed "
            "their mind as answers have gained votes: votes of one voter are never joined."
        ),
        VOTE,
        VOTES,
        OWN_RULE,
    ),
    "room_disagreement": Definition(
        gettext_noop("Disagreement"),
        gettext_noop("How far apart two of the room are on average; the questions are in this order."),
        gettext_noop(
            "The mean over all pairs of voters, from 0 to 1: of choices whether they differ, of numbers and ratings "
            "their distance as a share of the scale, of points the share that would have to be moved, of ranges the "
            "share of both together that only one of them covers."
        ),
        VOTE,
        VOTES,
        OWN_RULE,
    ),
    "room_range": Definition(
        gettext_noop("The room's range"),
        gettext_noop(
            "What the room believes of something nobody has measured. It is wide where voters are unsure, and where "
            "they differ."
        ),
        gettext_noop(
            "Each voter's low, most likely and high make a PERT distribution; all are mixed in equal parts. Low and "
            "high are the 10th and the 90th percentile of the mixture, most likely is the median of theirs."
        ),
        VOTE,
        VOTES,
        gettext_noop("Stone 1961 (the linear opinion pool)."),
    ),
    "room_worth": Definition(
        gettext_noop("What settling it is worth"),
        gettext_noop(
            "The most that finding out may cost before one decides, when the room's own range is all that is known. "
            "What changes no choice is worth nothing to find out."
        ),
        gettext_noop(
            "The value of perfect information on that assumption within the room's range, the largest over the ready "
            "choices of What if within three years."
        ),
        CHOSEN,
        gettext_noop("The room's ranges; what it was not asked is as on What if."),
        gettext_noop("Howard 1966 (the value of information)."),
    ),
    "calibration": Definition(
        gettext_noop("How well rooms guess"),
        gettext_noop(
            "How often what customers say lay within the room's guesses, over all workshops. A room that knows how "
            "sure it is holds four of five."
        ),
        gettext_noop(
            "The guesses of the first vote from the 10th to the 90th percentile; the factor is that by which all would "
            "have to be widened about their middle to hold four of five. It is said from five guesses on."
        ),
        CHOSEN,
        gettext_noop("Guesses of scores that customers have given on the same scale."),
        OWN_RULE,
    ),
}
