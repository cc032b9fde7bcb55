"""What the figures mean: pure functions of tables, one package per subject.

Subjects in order; none imports a later one: stats, satisfaction, economics, paths, ownership, maturity, what_if,
priorities, overview.
"""
