"""Changes to the store, each one transaction with its audit.

changes: the transaction. importing, differences, waves, answers, counting, comments, question_tallies: files in.
proposals, adoptions, assignment_rows, scenarios, renaming: what is changed on screen.
"""
