"""Statistics that several subjects share: intervals, counts, groups, simulation, control_chart."""
