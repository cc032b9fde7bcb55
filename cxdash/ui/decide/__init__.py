"""Deciding: the one form for a decision, the findings that open it, the cards of what was decided, and the filters."""
