"""Figures into sentences, figure cards and tables ready to draw, without Streamlit.

elements describes what a page is made of, down to the sections of a tab; amounts, cells and label_placement are shared.
A package per page: page (what it asks for), screen (what is open at first), tabs or a module per tab.
"""
