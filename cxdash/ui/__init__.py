"""What Streamlit pages are made of: controls, loaders, words, drawing."""
