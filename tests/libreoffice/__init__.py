"""A real spreadsheet program for the tests: LibreOffice, driven over UNO."""
