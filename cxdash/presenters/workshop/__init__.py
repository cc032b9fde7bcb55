"""What a workshop's pages say: results (what the room answered, once it is revealed)."""
