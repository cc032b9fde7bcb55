"""A mapping proposed for a file, with evidence, and the questions that have to be answered before it is read.

profile and layout read the file; tools recognises the survey tool; infer_columns and infer_long find roles, questions
reads columns of answers, scale_words their words, touchpoints what they are about. proposals puts it together, propose
is the way in, mapping_editor lays it out for a page.
"""
