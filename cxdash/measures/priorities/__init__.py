"""What to mend first: figures, lists, and what holds a mending up."""
