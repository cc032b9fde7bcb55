"""Guess first, and the tabs that are drawn on request."""
