"""What the page on priorities says: screen first, then what stands behind its tabs."""
