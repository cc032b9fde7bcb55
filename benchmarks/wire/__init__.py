"""cxdash over the wire beside Dash, Panel and plain Streamlit, which show the same page over the demo's store.

servers (how each is started), clients (a reader of each, over its own protocol), peers/ (the same page in each),
views (what readers choose), readers (1 to 50 of them), start (from the command to the first picture), change (what one
sees in Chromium), report (the tables of README.md).
"""
