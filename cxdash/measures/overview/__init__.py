"""What a leadership team sees first: figures, situation, and the findings of the whole company."""
