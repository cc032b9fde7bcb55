"""The page on paths and credit: page (what it asks for), screen, efforts, roles, tabs, tables, and record."""
