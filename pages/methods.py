"""How it is counted: what does each figure mean, and where does its method come from?"""

from cxdash.ui import controls, defined, draw

view, words = controls.view()
draw.heading(words.say("How it is counted"))
defined.asked_for(*controls.asked("part"), words)
defined.all_by_subject(words)
