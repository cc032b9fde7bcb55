"""Bytes to columns: kinds, archives, encoding, workbook, spreadsheets, spss, opening; header, foot, delimited."""
