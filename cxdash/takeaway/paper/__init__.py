"""What is printed of a record, as PDF that a screen reader reads, too.

In reading order: typeset (a template filled with content), decision_sheet (one page for the wall), board_pack (all
pages, one finding each), brief (one page a month). A template beside each says how it looks; look.typ what all share.
Texts reach a template as data and never as markup.
"""
