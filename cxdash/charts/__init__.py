"""Vega-Lite pictures over named tables, one module or package per subject.

look (colours, axes, enlargement: shared), satisfaction and overview (packages), economics, ownership, what_if,
priorities, maturity, paths.
"""
