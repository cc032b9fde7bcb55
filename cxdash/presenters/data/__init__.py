"""What the Data page says: content, quality, history; labels and fields name sheets, columns and codes."""
