"""What a column of answers may ask and how it may be read, and the questions where more than one reading is possible.

asked: what a header asks. said_scale: the scale a header states. coding: one reading of a column. numeric, worded: the
readings of numbers and of words. figures: what a reading gives. days, people: dates, respondents and repeated answers.
gathering: columns with the same doubt, as one question with an id. answering: answers checked and applied.
"""
