"""What the page on ownership says: screen first, then what stands behind its tabs."""
