"""The workshop in words: what the room is asked (questions), what may be answered (answers), how a day is made of it
(agendas), and how votes stay secret (secrecy, receipt_words).
"""
