"""The command line: main, and a module per subject.

commands: imports each command when it is typed. dates: which day it is. as_json: records as JSON.
language: the one that was asked for.
"""
