"""What the company steers by.

In reading order: top (what top management follows), kinds (effect and efficiency), outcomes (who owns what is won).
"""
