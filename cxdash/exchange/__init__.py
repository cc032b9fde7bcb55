"""Files in and out.

files: bytes to a grid. cells: texts to dates and numbers. company: workbooks and folders, checked and written.
survey: answers by a mapping. suggest: a mapping for a file nobody has described. customers: lists and paths.
isolated: a child process with limits, in which each file is read once (kept).
"""
