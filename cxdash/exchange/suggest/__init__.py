"""A mapping proposed for a file: profile of its columns, infer_columns, propose, and the editor's tables."""
