"""Counted answers: ends (the low end and the top of a scale), moments (what their figures need, added up)."""
