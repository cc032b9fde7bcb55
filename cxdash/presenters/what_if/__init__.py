"""What the page on what if says: screen first, then what stands behind its tabs."""
