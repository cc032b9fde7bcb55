"""The one picture: picture, its places, and the picture turned for a phone."""
