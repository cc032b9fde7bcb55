"""What the page on overview says: screen first, then what stands behind its tabs."""
