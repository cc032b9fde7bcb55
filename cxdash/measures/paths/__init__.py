"""Credit for new customers along the paths they took: figures, sequences, losses."""
