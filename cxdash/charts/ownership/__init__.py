"""The pictures of the owners page.

matrix (stages and roles), set_ups (of a customer director, side by side), targets (key figures and outcomes).
"""
