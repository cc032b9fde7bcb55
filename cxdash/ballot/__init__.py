"""Votes from phones: plain pages that need neither an account nor an app, nor a script, and know nothing of Streamlit.

routes answers a request; guesses limits how many codes may be guessed; stores knows which store a workshop's code
belongs to; sent reads what a phone sends: its language, its device and its form. page says what is asked now, fields
draws the form by the shape of the answer, and elements makes HTML that escapes whatever it is given. network opens the
one door that a laptop has to its network, and logs keeps addresses out of what is written down. qr draws an address to
be photographed, slips prints codes for strict votes, and offline makes a ballot that is filled in elsewhere, and takes
it in.
"""
