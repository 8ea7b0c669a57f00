"""Figures shown in Excel: the WRES workbook, its pages, and what they share."""
