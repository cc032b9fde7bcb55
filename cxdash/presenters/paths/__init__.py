"""The page on paths and credit: page (what it asks for), screen, tabs."""
