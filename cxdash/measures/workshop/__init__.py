"""What a room's votes say, if enough voted.

results: one round, or all of a question · disagreement: how far two voters are apart · rounds: first vote against the
last · ranges: the spread as a what-if's range · worth: disagreement priced · paper: on paper against in the room ·
agenda: ready agendas filled with the company's own stages and roles · calibration: guesses against what was found ·
since: what has come of the last workshop.
"""
