"""What figures mean: pure functions of tables, one package per subject.

In their order, none importing a later one: stats; satisfaction, economics, paths; ownership; maturity, what_if,
priorities; overview. Each package's `figures` computes all of a view.
"""
