"""What those who run the server see of it: figures for Prometheus, and what is written down."""
