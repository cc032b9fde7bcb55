"""One module per subject: (connection, view) to figures. The one composition for pages, commands and tests."""
