"""The same page in other frameworks: figures and charts (shared), plain Streamlit, Dash and Panel."""
