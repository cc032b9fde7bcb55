"""The what-if page: parameters (URL and levers), inputs (one slider), sliders (all of them), kept (kept choices)."""
