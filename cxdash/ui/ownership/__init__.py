"""The forms of Owners: another model tried, kept, adopted, undone."""
