"""What customers expected and what they got.

In reading order: figures (all of a view), touchpoints and stages (its tables), let_downs, quality and response_coverage
(what the figures rest on), needs, solved and expectations, importance, drivers and penalty_reward (what overall
satisfaction depends on).
"""
