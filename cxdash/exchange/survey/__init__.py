"""A survey read by its mapping: mapping and its keys, then questions, rows, scores, and the tables they give."""
