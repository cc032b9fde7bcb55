"""The what-if page: page (what it asks for), screen, tabs, kept."""
