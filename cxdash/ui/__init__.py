"""What Streamlit pages are made of: url_state (the view as a link), shell, components (drawing), and forms by page."""
