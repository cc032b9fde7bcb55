"""The settings of an installation, from one TOML file or the environment.

kinds: what a setting may hold, and how that is read. described: every setting, described once.
reading: the settings in force, and where each comes from.
"""
