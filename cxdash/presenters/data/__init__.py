"""What the Data page says: content, quality, survey_preview, history; labels and fields name sheets and columns."""
