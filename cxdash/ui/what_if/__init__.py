"""The sliders of What if, and the choices that are kept."""
