"""Figures into sentences and tables ready to show, one package per subject, without Streamlit."""
