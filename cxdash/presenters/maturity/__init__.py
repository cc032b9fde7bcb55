"""The page on the six keys: page (what it asks for), screen, tables."""
