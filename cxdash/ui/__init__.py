"""What Streamlit pages are made of: shell (frame, link, cache), components (drawing), and forms by page."""
