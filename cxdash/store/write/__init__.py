"""Changes to the store, each one transaction with its audit.

changes: the transaction. importing, differences, waves, answers, counting, comments, question_tallies: files in.
recording, undoing: what a change wrote over, and putting it back. removing: a survey with what hangs on it.
proposals, adoptions, assignment_rows, scenarios, renaming: what is changed on screen.
"""
