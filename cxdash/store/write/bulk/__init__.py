"""Answers in bulk: their rows, and by what a whole survey is known again."""
