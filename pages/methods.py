"""How it is counted: what does each figure mean, and where does its method come from?"""

from cxdash.ui.components import defined, draw
from cxdash.ui.shell import controls

view, words = controls.view()
draw.head(words.gettext("How it is counted"))
defined.asked_for(*controls.asked("part"), words)
defined.all_by_subject(words)
