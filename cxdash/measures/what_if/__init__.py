"""Compare a choice with carrying on as today.

In reading order: baseline (the last twelve months), levers (what is decided), assumptions (what nobody has measured, as
simulated values), response (what more money brings), projection (the months ahead), comparison (a choice beside
carrying on), relief (the same for a public body, whose users are neither won nor kept), answers (what the result
depends on), scenarios (choices that are kept), start (all a page needs before a lever moves).
"""
