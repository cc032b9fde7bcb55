"""The form that sets an annoyance's status, owner and decision."""
