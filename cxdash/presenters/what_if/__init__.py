"""The what-if page: page (what it asks for), verdict, results, screen, users (of a public body), tabs, sources (whose
ranges the assumptions are), kept, record.
"""
