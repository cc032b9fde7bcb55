"""What single respondents answered, read from raw answers on request: drivers (everywhere), repeated (twice)."""
