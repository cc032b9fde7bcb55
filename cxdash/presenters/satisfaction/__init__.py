"""What the page on satisfaction says: screen first, then what stands behind its tabs."""
