"""Workshops are prepared (preparing), run by the host (running), voted in (voting) and closed for good (closing).

Each function is one transaction (transaction): all of it is kept or nothing, also where the process is killed.
"""
