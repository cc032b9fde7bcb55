"""How the figures look: pictures as functions of the words."""
