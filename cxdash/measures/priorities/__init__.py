"""What to fix first.

figures (the ranking), lists (merit, ideas of employees, what could be dropped), blocked (why nobody can mend
something).
"""
