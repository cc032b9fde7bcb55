"""Questions to the store, one module per subject; each returns small tables at the grain of the screen."""
