"""Other models of ownership.

models (each fills in a proposal by one rule), rules (how they place the letters), functional_area (which function a
stage belongs to), adoption (what a proposal changes).
"""
