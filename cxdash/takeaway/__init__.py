"""What is taken home from the room, made of the figures and sentences that the pages show.

what_if: what a choice is recomputed from outside the product; living: one file whose sliders are alive.
"""
