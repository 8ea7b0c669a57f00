"""An open WRES workbook: read and refreshed through xlwings' calls that every engine has."""
