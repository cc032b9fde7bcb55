"""Satisfaction over time: by_month (whether the last month was unusual), by_survey (surveys made now and then)."""
