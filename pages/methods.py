"""How it is counted: what does each figure mean, and where does its method come from?"""

from cxdash.money_words import MONEY_DEFINITIONS
from cxdash.ui import controls, draw
from cxdash.vocabulary import DEFINITIONS

view, words = controls.view()
draw.heading(words.say("How it is counted"))
draw.definitions(
    [(words.say(name), words.say(meaning)) for name, meaning in [*DEFINITIONS.values(), *MONEY_DEFINITIONS.values()]]
)
