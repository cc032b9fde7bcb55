"""What a column of answers may ask and how it may be read, and the questions where more than one reading is possible.

asked: what a header asks. said_scale: the scale a header states. coding: one reading of a column, and what it gives.
material: a column with what is known of it. numeric, ends, worded: the readings of numbers and of words. interpret: all
of it for one column. days, day_columns, people, weights, repeats: what concerns rows. gathering: columns with the same
doubt, as one question with an id.
"""
