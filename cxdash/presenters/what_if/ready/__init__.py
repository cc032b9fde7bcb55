"""Three ready choices before anything is moved: screen (in words), cards and path (the picture), axis."""
