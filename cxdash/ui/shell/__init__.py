"""Around every page.

url_state (URL parameters), controls (widgets bound to them), frame (what every page shows on top), navigation (links and
buttons that change the view), empty_states (what is missing), cache (services kept by version), doors and server.
"""
