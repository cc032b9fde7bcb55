"""One door for whatever file a company has.

kinds: the kinds of files. recognition: what a file is, and what speaks for it. lists: reads a list of its kind.
unnamed: a sheet without its name.
any_file: recognises a file and reads it, in one go.
making: what a file refers to and the store lacks.
"""
