"""Pictures of satisfaction.

gaps (expected and received), over_time, needs (channels and expectations), matters (importance and drivers).
"""
