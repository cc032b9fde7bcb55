"""Findings about ownership: basis (what they are made of), owners, leaders, others, every (all of them)."""
