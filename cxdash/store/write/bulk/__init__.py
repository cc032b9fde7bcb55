"""Answers in bulk: their rows, by what a whole survey is known again, and all of them outside the store or back."""
