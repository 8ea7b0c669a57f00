"""Code written for Excel, run on live workbooks: through LibreOffice, and through xlwings' remote engine."""
