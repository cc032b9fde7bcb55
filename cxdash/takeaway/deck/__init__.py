"""The slides: a finding as each one's title, charts and tables that can be edited, questions as speaker notes.

deck: the slides of a record; native: pages' pictures as charts and tables; of_pictures: what those tables say. slide,
charts, tables, one_picture: what stands on a slide. template: whose look they have; packed: the file's bytes.
"""
