"""What the room answered: page (what is asked for) · shown (a revealed question) · choices, ratings, guesses, credit,
beliefs (a picture and its finding by what an answer looks like) · moved (the first vote against the last) · order (most
disagreement first, and what settling it is worth) · calibration · rows (what their pictures share).
"""
