"""A workbook whose what-if computes on; imported only when one is asked for, since XlsxWriter is.

In reading order: sheets (a workbook's look), formulas (cells with their formula and value), lines (a sheet line by
line), assumed, tries and months (what a what-if is computed from), what_if (its sheet), users (that of a public body),
figures (with their intervals), workbook (the whole).
"""
