"""What the page on paths says: screen first, then what stands behind its tabs."""
