"""Those who use cxdash, and those who answered.

tables: what is kept of them. sign_outs: sign-ins that were ended, after which nothing is written.
respondents: pseudonyms of those who answered. hiding: give every one a
pseudonym. forgetting: forget one. retention: forget all after a
time.
"""
