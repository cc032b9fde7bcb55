"""A company's workbook or folder: validation and its rules, RACI tables, template, export, editing, the README,
and decisions' days as a calendar.
"""
