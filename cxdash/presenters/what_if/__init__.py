"""The what-if page: page (what it asks for), verdict, results, screen, users (of a public body), tabs, kept, record."""
