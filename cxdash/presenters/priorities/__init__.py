"""The page on what to fix first: page (what it asks for), screen, tabs, merit (need, value, doable), record."""
