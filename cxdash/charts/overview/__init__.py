"""The one picture: picture (all of it), owners (one of its rows), places (positions), turned (for a phone)."""
