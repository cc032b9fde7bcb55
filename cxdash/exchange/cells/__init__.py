"""The one reading of cells: dates, numbers, and the kinds of value a column may hold."""
