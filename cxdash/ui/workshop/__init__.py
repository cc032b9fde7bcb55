"""The workshop's pages: of the host, and of the room.

acting: what the host does, and what is refused · following: what goes on, kept up to date · stage: the step under way,
and what comes next · choosing: which workshop, and what is done with a whole one · preparing: a new one · agenda: its
steps, and how they are edited · voting: how the room votes · answers: what it answered, and the minutes · shown: one
question's answers · adopting: the room's range as What if's · guess: guess before you see · curtain: over Overview
while the room guesses · room: the room's screen.
"""
