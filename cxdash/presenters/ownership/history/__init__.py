"""Owners over time: changes (what became of a stage at a change, in words) and lanes (the picture)."""
