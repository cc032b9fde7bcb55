"""Signing in: who (the only place that knows the user), signed_in (the door for those who have signed in)."""
