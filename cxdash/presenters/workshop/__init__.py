"""A workshop in words.

now: what goes on, and what the host does next · agenda: its steps with times · clock: how long a step still takes ·
asking: questions in words, and as the host makes them · results: what the room answered, once it is revealed ·
room: the room's screen · readout: what was decided · since: what has come of the last workshop · minutes: what was
voted on, with receipts · guess: what the room guessed of a stage, beside what customers gave · page: what the pages ask
for.
"""
