"""Statistics that several subjects use.

intervals (one figure and its range), counts and groups (figures from counted answers), control_chart (is a change
unusual), simulation (how often a figure comes first).
"""
