"""The national workbook: finding the cells of their form by what they say, filling and reconciling it."""
