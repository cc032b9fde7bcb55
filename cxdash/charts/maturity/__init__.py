"""Pictures of the six keys: profile (who rated what, weakest first, and what lifts it)."""
