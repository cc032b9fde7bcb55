"""Who is accountable for each stage, and whether they can act.

In reading order: figures (all of a view and day), standing (what no answer of customers changes), raci_map (who has
which letter), changes, health (how many are accountable), mandate (can they act), room (whom the leaders name), areas,
diagnosis, roles, handoffs, kpis, agreement, findings, credit (of paths, by role), proposals (other models of
ownership).
"""
