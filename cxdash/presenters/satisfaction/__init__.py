"""The page on satisfaction: page (what it asks for), screen, tables, and a module per tab."""
