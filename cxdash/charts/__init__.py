"""How the figures look: Vega-Lite pictures over named tables, one module or package per subject; look is shared."""
