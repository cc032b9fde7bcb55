"""Lists with a row per customer or per subscription.

names: the words that columns of such lists go by. columns: what is proposed for a list, with its evidence and its
questions. mapping: the same as text. reader: the records that a list gives. subscriptions: several rows of a customer.
"""
