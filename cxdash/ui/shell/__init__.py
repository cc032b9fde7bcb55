"""Around every page.

controls (widgets bound to URL parameters), frame (what every page shows on top, with its menu and filters), navigation
(links and buttons that change the view), empty_states (what is missing), cache (services kept by version), doors and
server.
"""
