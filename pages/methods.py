"""How it is counted: what does each figure mean, and where does its method come from?"""

from cxdash.presenters.paths import page as paths
from cxdash.ui.components import defined, draw
from cxdash.ui.shell import cache, controls

view, words = controls.view()
draw.head(words.gettext("How it is counted"))
defined.asked_for(*controls.asked("part"), words)
ways = cache.ask(paths.ways, words.language)
if ways:
    more = draw.more(words.gettext("How the ways of giving credit differ"), "rules")
    if more.open:
        with more:
            draw.found(ways, words)
defined.all_by_subject(words)
