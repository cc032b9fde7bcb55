"""The slides: a finding as each one's title, charts and tables that can be edited, questions as speaker notes.

deck: the slides of a record; slide: what every slide is made of; one_picture, charts: what can be edited on them;
template: whose look they have.
"""
