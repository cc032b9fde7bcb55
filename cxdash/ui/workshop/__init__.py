"""Widgets of a workshop: shown (what the room answered) · adopting (the room's range as What if's)."""
