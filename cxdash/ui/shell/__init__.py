"""Around every page: controls, url_state, navigation, cache, server."""
