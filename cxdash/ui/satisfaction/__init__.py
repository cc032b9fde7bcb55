"""The satisfaction page: guess (ask the room before the answer is shown)."""
