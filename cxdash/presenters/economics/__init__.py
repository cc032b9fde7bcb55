"""The page on winning and keeping: page (what it asks for), screen, its picture, tabs, users (of a public body)."""
