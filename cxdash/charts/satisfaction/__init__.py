"""Expected against got: gaps, over_time, needs, matters."""
