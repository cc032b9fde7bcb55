"""What the figures of the what-if page mean."""

from cxdash.domain.definition import OWN_RULE, Definition
from cxdash.domain.messages import gettext_noop

AHEAD = gettext_noop("As many years ahead as are chosen, from the last month with figures.")
A_YEAR_FROM_NOW = gettext_noop("A year, as in the last twelve months with figures.")
START = gettext_noop(
    "The last twelve months with figures, scaled up to a year where fewer are known, and what the room believes."
)
ASSUMED = gettext_noop("What the room believes: low, most likely and high.")
BLATTBERG = gettext_noop("Blattberg and Deighton 1996, with a floor of our own.")

DEFINITIONS = {
    "customers_ahead": Definition(
        gettext_noop("Customers at the end of the years ahead"),
        gettext_noop(
            "How many more customers there are than if we carry on as today: the middle of the tries, and its range."
        ),
        gettext_noop(
            "Month by month: customers, plus those won, less those who leave. As many leave as today, changed by money "
            "to keep them and by let-downs added or removed. Both ways run on the same tries, and the difference is "
            "shown."
        ),
        AHEAD,
        START,
        OWN_RULE,
    ),
    "earned_ahead": Definition(
        gettext_noop("Earned in the years ahead"),
        gettext_noop("How much more is earned than if we carry on as today: the middle of the tries, and its range."),
        gettext_noop(
            "Added up over the months: customers times what each contributes, less what winning, keeping and fixing "
            "cost, less the extra work let-downs cause. Later months count less only where a rate is stated."
        ),
        AHEAD,
        START,
        OWN_RULE,
    ),
    "how_sure": Definition(
        gettext_noop("How sure"),
        gettext_noop(
            "In how many of the tries more is earned than if we carry on, as a word: above 95 of 100 almost always "
            "better, from 80 probably better, from 60 more often better than not, from 40 could go either way, from 20 "
            "more often worse than not, from 5 probably worse, below that almost always worse. Nothing is said before "
            "it is stated what fixing costs."
        ),
        gettext_noop("Tries in which more is earned, divided by all tries."),
        AHEAD,
        START,
        OWN_RULE,
    ),
    "tries": Definition(
        gettext_noop("Tries and ranges"),
        gettext_noop(
            "Every belief is tried in many values at once. From … to … holds 8 of 10 of the tries: one in ten lies "
            "below, one in ten above."
        ),
        gettext_noop(
            "Each belief spreads around its most likely value, so that one in ten tries lies below its low and one in "
            "ten above its high. The 2,048 tries are the same each time, so a difference comes from the slider and not "
            "from chance."
        ),
        AHEAD,
        ASSUMED,
        gettext_noop("Malcolm and others 1959, on the spread (PERT); Sobol 1967, on the tries."),
    ),
    "what_matters": Definition(
        gettext_noop("What matters most"),
        gettext_noop("The belief on which most hangs, and whether it alone decides if the choice pays."),
        gettext_noop(
            "What is earned more with one belief at its low and at its high, all others most likely; the largest "
            "difference first. How beliefs work together is not seen."
        ),
        AHEAD,
        ASSUMED,
        gettext_noop("Howard 1988, on such pictures."),
    ),
    "response": Definition(
        gettext_noop("What more money brings"),
        gettext_noop(
            "More money to win or to keep brings more customers, but each krone less than the one before. The curve "
            "goes through today, and never above its ceiling: what you believe possible if money were no object. Its "
            "floor is what would be reached without any money; where nothing is stated it is 0, so without money "
            "nobody would be won, or stay."
        ),
        gettext_noop(
            "The floor, plus the distance from floor to ceiling times one less e to the power of less the money times "
            "a steepness, which is set so that today's money gives today's share."
        ),
        A_YEAR_FROM_NOW,
        gettext_noop(
            "Prospects won, or customers who stay a year, of 100; the money spent on each; and the ceiling and floor "
            "you believe in."
        ),
        BLATTBERG,
    ),
    "let_downs_removed": Definition(
        gettext_noop("Let-downs we remove"),
        gettext_noop(
            "The share of a stage's let-downs that no longer happen once the fix takes effect. A stage that new "
            "customers pass has let-downs with every customer won, one that all customers pass with every customer "
            "there is. Who passes is stated with the stage; where it is not, as many are let down there as today."
        ),
        gettext_noop(
            "Let-downs a year at the stage, times the share, from the months on that you believe pass before the "
            "fix takes effect."
        ),
        A_YEAR_FROM_NOW,
        gettext_noop("Direct touchpoints with answers and customers a year."),
        OWN_RULE,
    ),
    "promised_less": Definition(
        gettext_noop("Promise a little less"),
        gettext_noop(
            "The share of the gap that is closed by promising less, at the stages where customers get less than they "
            "expect. It costs no money, but wins. It can be chosen once both are stated: how many leave because of "
            "let-downs, and how many wins are lost."
        ),
        gettext_noop(
            "Of the let-downs that fixing leaves at those stages, this share no longer happens after the months "
            "before the fix takes effect. From the first month on wins are fewer by what you believe for each "
            "tenth of the gap closed."
        ),
        A_YEAR_FROM_NOW,
        ASSUMED,
        OWN_RULE,
    ),
    "leavers_of_let_downs": Definition(
        gettext_noop("Extra leavers"),
        gettext_noop("Customers who leave because of a let-down, and would have stayed without it."),
        gettext_noop(
            "Let-downs, times how many of 100 you believe lead a customer to leave; never more than leave in all. "
            "Those who leave today already hold them: only let-downs added or removed change how many leave."
        ),
        A_YEAR_FROM_NOW,
        ASSUMED,
        OWN_RULE,
    ),
    "work_of_let_downs": Definition(
        gettext_noop("Extra work each let-down causes"),
        gettext_noop("What it costs to answer those who get in touch again because of a let-down."),
        gettext_noop("Extra contacts per let-down, times what a contact costs."),
        A_YEAR_FROM_NOW,
        ASSUMED,
        OWN_RULE,
    ),
    "saved_of_users": Definition(
        gettext_noop("Contacts and money saved"),
        gettext_noop(
            "For a public body, whose users are neither won nor kept: how many fewer contacts a year there are, and "
            "how much money that saves once the fix takes effect, less what fixing costs where that is stated."
        ),
        gettext_noop(
            "Let-downs a year that are removed, times the contacts each of them causes, times what a contact costs."
        ),
        A_YEAR_FROM_NOW,
        ASSUMED,
        OWN_RULE,
    ),
    "paid_back": Definition(
        gettext_noop("Paid back"),
        gettext_noop(
            "The month from which on at least half of the tries have earned back what the choice laid out, to the end. "
            "There is none where nothing is laid out, or where it is not stated what fixing costs."
        ),
        gettext_noop(
            "The first month after the last in which more than half of the tries have earned less than by carrying on."
        ),
        AHEAD,
        START,
        OWN_RULE,
    ),
    "split": Definition(
        gettext_noop("Winning or keeping"),
        gettext_noop(
            "Whether money moved between winning and keeping would earn more, the total unchanged. A way is named only "
            "where its next step earns more in 8 of 10 tries; else it is too close to call."
        ),
        gettext_noop(
            "Today's money, moved in steps from one to the other; at each step what is earned more than today, in "
            "every try."
        ),
        AHEAD,
        START,
        gettext_noop("Blattberg and Deighton 1996; Pfeifer 2005, on the next krone."),
    ),
    "finding_out": Definition(
        gettext_noop("Worth finding out"),
        gettext_noop(
            "What it is worth at most to know a belief, or all of them, before deciding. An inquiry that costs more "
            "does not pay."
        ),
        gettext_noop(
            "What is earned on average if the better way is taken in every try, less what is earned if one way is "
            "taken for all tries. For one belief, what is earned is first fitted by a curve of that belief."
        ),
        AHEAD,
        ASSUMED,
        gettext_noop("Strong and others 2014."),
    ),
}
