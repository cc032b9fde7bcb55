"""The overview: page (what it asks for), screen, title, picture."""
