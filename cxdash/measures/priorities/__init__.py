"""What to fix first.

figures (the ranking), lists (merit, ideas of employees, what could be dropped), blocked (why nobody can mend
something), decisions (their order and counts), readings (the figures they are to move), tripwires (those to be taken
up again).
"""
