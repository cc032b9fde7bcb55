"""The proposal for a survey export. model: what is proposed. settle: what each column is, given the answers so far.

anew: for a file that nobody has described. kept: by the mapping of an earlier wave. added: columns that
it did not read. whole: what concerns all rows.
"""
