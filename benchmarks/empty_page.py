"""A page with one word: what AppTest itself takes."""

import streamlit as st

st.text("nothing")
