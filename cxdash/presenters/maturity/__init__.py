"""What the page on maturity says: screen first, then what stands behind its tabs."""
