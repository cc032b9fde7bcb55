"""Credit for new customers along the paths they took.

figures (credit by five rules, and losses), sequences (paths laid end to end).
"""
