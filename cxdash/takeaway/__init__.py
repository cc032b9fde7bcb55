"""What is taken home: one frozen record of what pages say, and the files made of it.

record: the record, of the parts in of_customers, of_money, of_owners, of_the_room. what_if: what a choice is recomputed
from outside the product; living: one file whose sliders are alive. paper: sheets as PDF. pictures: a picture as SVG or
PNG, and files in an archive; vector: what stands around it; converter: the child process that draws. theme, fonts/: the
colours and the type of pages; texts: made harmless, and measured.
"""
