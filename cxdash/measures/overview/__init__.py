"""What a leadership team sees first.

figures (the situation and headline figures), situation (where the promise breaks, and who owns that), findings (of the
whole company).
"""
