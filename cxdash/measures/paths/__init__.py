"""Credit for new customers along the paths they took.

figures (credit by five rules, and losses), alike (otherwise equal paths compared), sequences (paths laid end to end).
"""
