"""The satisfaction page: behind (what waits closed below a stage), quotes (what customers wrote)."""
