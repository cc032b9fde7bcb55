"""The only place that speaks SQL: schema, database (open, upgrade, versions), read/ (questions), write/ (changes)."""
