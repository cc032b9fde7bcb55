"""The six keys: figures, the rules of each level, checks against the store, and the next steps."""
