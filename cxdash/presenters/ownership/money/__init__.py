"""Whose money against whose let-downs."""
