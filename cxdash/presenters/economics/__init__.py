"""What the page on economics says: screen first, then what stands behind its tabs."""
