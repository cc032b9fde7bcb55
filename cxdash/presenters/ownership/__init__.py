"""The page on owners: page (what it asks for), screen, tabs and their tables, proposals."""
