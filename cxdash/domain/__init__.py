"""The words of the domain as types; imports nothing else of the project.

vocabulary, scales, periods, ownership, money, paths: codes, names and small types.
sheets: every sheet and column, a package.
surveys: a wave of answers, read from a file or to be stored.
messages: sentences that are translated later, and ImportRefused. findings: what a page reports about its figures.
people: who is at work, and what a role may do, a package.
keys, benchmarks: short keys from names, and quoted figures of others. plain: figures as values of JSON.
"""
