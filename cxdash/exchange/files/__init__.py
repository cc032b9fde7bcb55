"""Bytes to a grid of texts: encodings, archives, delimited text, workbooks."""
