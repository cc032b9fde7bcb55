"""The owners page: models (try another model, keep it, adopt it, undo an adoption)."""
