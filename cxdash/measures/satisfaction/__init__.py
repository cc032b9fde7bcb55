"""What customers expected and got: figures first, then what it is made of and what stands behind its tabs."""
