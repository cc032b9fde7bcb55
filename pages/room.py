"""The room's screen: what goes on in the workshop, and what the room answered once that is revealed."""

from cxdash.ui.shell import controls
from cxdash.ui.workshop import room

view, words = controls.view()
room.show(words)
