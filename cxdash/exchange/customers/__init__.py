"""Lists with a row per customer, and files of customers' paths."""
