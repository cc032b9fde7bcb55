"""Other models of ownership: models, the rules they follow, and what adopting one changes."""
