"""The six keys of customer-centred companies.

figures (the profile leaders give), rules (what each level requires), checks (what the store shows of that), steps (what
the next level takes).
"""
